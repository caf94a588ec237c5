import RagSpecCore

/// The key of an endpoint, from the environment or from a file of its own; it is sent and never recorded.
///
/// A key that is not there is no error yet: what is recorded is replayed without it.
struct EndpointKey {
  private(set) var secret: Secret?
  /// The variable that should hold it and is not set.
  private(set) var missingVariable: String?
  private(set) var missingFile: Endpoint.MissingKeyFile?

  /// Words such as `none` stand in for a key that a local server does not look at; longer ones may be a real key.
  private static let longestDefault = 8

  init(
    _ node: ConfigNode?, _ environment: Environment, _ contents: EndpointReader.FileContents
  ) throws(InvalidInput) {
    guard let node else { return }
    if let file = node["file"] {
      try read(file.path(environment), contents)
    } else {
      try read(variableOf: node, environment)
    }
  }

  private mutating func read(variableOf node: ConfigNode, _ environment: Environment) throws(InvalidInput) {
    guard node.isEnvironmentReference, (node.environmentDefault?.count ?? 0) <= Self.longestDefault else {
      throw InvalidInput(
        "secret-in-file", "a key must not stand in a file", at: node.location,
        hint: "write ${NAME} and set the variable, or {file: PATH} for a file that is not committed"
      ).withoutLine
    }
    let name = String(node.text.dropFirst(2).dropLast())
    guard node.environmentDefault != nil || environment[name] != nil else { return missingVariable = name }
    let text = try environment.expandedText(of: node)
    guard !text.holdsControlCharacter else {
      throw InvalidInput(
        "invalid-key", "the key holds a control character", at: node.location,
        hint: "perhaps a line end came with it when the variable was set")
    }
    secret = text.isEmpty ? nil : Secret(text)
  }

  /// One line end at the end is an editor's, not the key's.
  private mutating func read(_ path: String, _ contents: EndpointReader.FileContents) {
    switch contents(path) {
    case .failure(let error): missingFile = (path, error.reason)
    case .success(let bytes):
      var text = String(decoding: bytes, as: UTF8.self)
      while text.last?.isNewline ?? false { text.removeLast() }
      let isKey = !text.isEmpty && !text.holdsControlCharacter && bytes.count <= 65_536
      if isKey { secret = Secret(text) } else { missingFile = (path, text.isEmpty ? "it is empty" : "it is no line") }
    }
  }
}

/// Why a file of a key cannot be read.
package struct KeyFileError: Error, Sendable {
  package let reason: String

  package init(_ reason: String) { self.reason = reason }
}

extension ConfigNode {
  /// What stands behind `:-` in `${NAME:-default}`, `nil` without it.
  var environmentDefault: Substring? {
    text.firstRange(of: ":-").map { text[$0.upperBound...].dropLast() }
  }

  /// Whether the text is one `${…}` and nothing else.
  var isEnvironmentReference: Bool {
    text.hasPrefix("${") && text.hasSuffix("}") && text.dropLast().count { $0 == "}" } == 0
  }
}
