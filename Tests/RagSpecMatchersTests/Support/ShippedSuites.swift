import Foundation
import RagSpecBehaviors
import RagSpecCore
import RagSpecSuites

/// The cases of the suites that the project ships.
struct ShippedCase {
  let id: String
  let node: ConfigNode
  let input: CaseInput

  /// The items of `expect:`, the suite's defaults where the case has none.
  let expectations: [ConfigNode]

  /// Returns the cases of all suites in a folder of `scenarios`.
  static func all(in folder: String, _ behavior: any Behavior.Type) throws -> [ShippedCase] {
    let path = root + "/scenarios/" + folder
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted().flatMap { file in
      let suite = try YAMLReader.document(of: DiskFiles(folder: path).contents(of: file)).root
      let defaults = suite["defaults"]?["expect"]?.elements ?? []
      return try (suite["cases"]?.elements ?? []).map { node in
        ShippedCase(
          id: node["id"]?.text ?? "", node: node, input: try behavior.input(from: node, files: DiskFiles(folder: path)),
          expectations: node["expect"]?.elements ?? defaults)
      }
    }
  }

  private static let root = #filePath.components(separatedBy: "/Tests/").dropLast().joined(separator: "/Tests/")

  func has(tag: String) -> Bool { node["tags"]?.elements.contains { $0.text == tag } ?? false }

  /// The first expectation of a matcher.
  func expectation(_ matcher: String) -> ConfigNode? { expectations.first { $0.entries.first?.key.text == matcher } }
}

private struct DiskFiles: ProjectFiles {
  let folder: String

  func contents(at path: FileReference) throws(InvalidInput) -> SourceFile {
    guard let data = FileManager.default.contents(atPath: folder + "/" + path.path) else {
      throw InvalidInput("missing-file", "no '\(path.path)'", at: path.location)
    }
    return SourceFile(path: path.path, bytes: Array(data))
  }

  func contents(of file: String) throws -> SourceFile {
    SourceFile(path: file, bytes: Array(try Data(contentsOf: URL(filePath: folder + "/" + file))))
  }
}
