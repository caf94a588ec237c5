import RagSpecBehaviors
import RagSpecCore
import RagSpecSuites

/// A project that is only in memory: files by the path that refers to them.
struct FixtureProject: TargetProject {
  var files: [String: [UInt8]] = [:]
  let derivedFolder = "nowhere"

  init(_ files: [String: String] = [:]) { self.files = files.mapValues { Array($0.utf8) } }

  func contents(at path: FileReference) throws(InvalidInput) -> SourceFile {
    guard let bytes = files[path.path] else {
      throw InvalidInput("missing-file", "there is no file '\(path.path)'", at: path.location)
    }
    return SourceFile(path: path.path, bytes: bytes)
  }

  func application(from node: ConfigNode) throws(InvalidInput) -> Endpoint {
    Endpoint(name: "", provider: "http", url: node["url"]?.text ?? "", model: "", service: .application)
  }

  func target(named node: ConfigNode, except kind: String) throws(InvalidInput) -> any Target {
    throw InvalidInput("unknown-target", "there are no targets", at: node.location)
  }

  func embedder(named node: ConfigNode?, for asker: ConfigNode) throws(InvalidInput) -> Endpoint {
    throw InvalidInput("no-endpoint", "there is no endpoint", at: asker.location)
  }

  func expandedText(of node: ConfigNode) throws(InvalidInput) -> String { node.text }

  func endpoint(named node: ConfigNode) throws(InvalidInput) -> Endpoint {
    guard node.text == "main" else {
      throw InvalidInput("unknown-endpoint", "unknown endpoint '\(node.text)'", at: node.location)
    }
    return Endpoint(name: "main", provider: "openai-chat", url: "http://127.0.0.1:1/v1", model: "m")
  }
}

/// Reads YAML as the file `case.yaml`.
func yaml(_ text: String) throws -> ConfigNode {
  try YAMLReader.document(of: SourceFile(path: "case.yaml", bytes: Array(text.utf8))).root
}

extension Behavior {
  /// Reads a case's own keys; throws what the check of their types finds, too.
  static func input(_ text: String, _ project: FixtureProject = FixtureProject()) throws -> CaseInput {
    let node = try yaml(text)
    let problems = ValueType.problems(in: node, fields: fields)
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return try input(from: node, files: project)
  }

  /// Returns what is wrong with a case, each as "place id: message".
  static func problems(_ text: String, _ project: FixtureProject = FixtureProject()) -> [String] {
    facts { try input(text, project) }
  }
}

/// Returns the diagnostics that a function throws, each as "place id: message".
func facts(of body: () throws -> some Any) -> [String] {
  do {
    _ = try body()
    return []
  } catch {
    let diagnostics = (error as? InvalidInput)?.diagnostics ?? []
    return diagnostics.map { "\($0.location.map { "\($0) " } ?? "")\($0.id.rawValue): \($0.message)" }
  }
}
