import ContentDigest
package import JSONText

/// What the answers of a program depend on beside what it is asked, as its owner declares it.
///
/// A program may do anything, so that its answers are recorded only where somebody says what makes them: the contents of
/// files and the values of variables are part of the key, as digests.
package struct DeclaredInputs: Sendable {
  /// How a configuration writes it.
  package static let field = Field(
    "inputs",
    .mapping([
      Field("files", .list(.text), "files that the answers depend on; arguments that are files need not be named"),
      Field("environment", .list(.text), "variables that the answers depend on, but for keys"),
    ]),
    "what the answers depend on beside the case: they are recorded, and the program is asked again when any of it changes"
  )

  /// Digests by name, as far as there are any: `arguments` that the environment has a part in, `environment`, `files`.
  package let json: JSONValue

  /// Reads `inputs` of a target, whose command may refer to the environment; files are read whole, once.
  ///
  /// - Parameters:
  ///   - node: the mapping.
  ///   - command: the program and its arguments, as they are written.
  package init(
    from node: ConfigNode, of command: [ConfigNode], in project: any TargetProject
  ) throws(InvalidInput) {
    var arguments: [String: SHA256Digest] = [:]
    for (position, argument) in command.enumerated() {
      let expanded = try project.expandedText(of: argument)
      if expanded != argument.text { arguments["\(position)"] = SHA256Digest(hashing: expanded) }
    }
    try self.init(
      from: node, of: command, arguments: arguments, variable: project.environmentValue,
      file: { file throws(InvalidInput) in
        try project.digest(at: FileReference(path: project.expandedText(of: file), location: file.location))
      })
  }

  /// Reads `inputs` of a matcher; a suite does not refer to the environment.
  package init(
    from node: ConfigNode, of command: [ConfigNode], in files: (any ProjectFiles)?,
    _ endpoints: any EndpointDirectory
  ) throws(InvalidInput) {
    try self.init(
      from: node, of: command, arguments: [:], variable: endpoints.environmentValue,
      file: { file throws(InvalidInput) in
        guard let files else {
          throw InvalidInput("missing-file", "there are no files here to depend on", at: file.location)
        }
        return try files.digest(at: FileReference(file))
      })
  }

  private init(
    from node: ConfigNode, of command: [ConfigNode], arguments: [String: SHA256Digest],
    variable value: (String) -> String?, file digest: (ConfigNode) throws(InvalidInput) -> SHA256Digest
  ) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    var files: [String: SHA256Digest] = [:]
    for file in node["files"]?.elements ?? [] {
      do throws(InvalidInput) { files[file.text] = try digest(file) } catch { problems += error.diagnostics }
    }
    // Whatever cannot be read as a file of the project is none, such as a program of the system.
    for argument in command { if let file = try? digest(argument) { files[argument.text] = file } }
    var environment = JSONObject()
    for variable in node["environment"]?.elements ?? [] {
      if let problem = Self.problem(with: variable) { problems.append(problem) }
      let digest = value(variable.text).map { SHA256Digest(hashing: $0).hex }
      _ = environment.append(variable.text, digest.map(JSONValue.string) ?? .null)
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    json = Self.object([
      ("arguments", Self.object(arguments)), ("environment", .object(environment)), ("files", Self.object(files)),
    ])
  }

  /// A digest of a key could be found by whoever guesses the key.
  private static func problem(with variable: ConfigNode) -> Diagnostic? {
    let secrets: Set = ["KEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "CREDENTIALS"]
    guard variable.text.uppercased().split(separator: "_").contains(where: { secrets.contains(String($0)) }) else {
      return nil
    }
    return Diagnostic(
      "secret-input", "'\(variable.text)' looks like a key, which is never recorded, not even as a digest",
      at: variable.location, hint: "answers do not depend on who asks: leave it out")
  }

  private static func object(_ digests: [String: SHA256Digest]) -> JSONValue {
    var object = JSONObject()
    for (name, digest) in digests.sorted(by: { $0.key < $1.key }) { _ = object.append(name, .string(digest.hex)) }
    return .object(object)
  }

  /// Empty members are left out.
  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    var object = JSONObject()
    for (name, value) in members {
      guard case .object(let inner) = value, !inner.members.isEmpty else { continue }
      _ = object.append(name, value)
    }
    return .object(object)
  }
}
