import Foundation
import JSONSchema
import JSONText
import RagSpecTestSupport
import Testing

/// The JSON Schema organization's own test suite: all that an implementation must pass, for both drafts.
///
/// `make setup-reference` puts it into `.build/json-schema-suite`.
@Suite struct JSONSchemaSuiteTests {
  private static let root = projectRoot.appending(path: ".build/json-schema-suite")

  @Test(arguments: [("draft2020-12", JSONSchemaDraft.draft2020, 1_200), ("draft7", .draft7, 900)])
  func `every required test passes`(folder: String, draft: JSONSchemaDraft, least: Int) throws {
    let documents = try Self.remoteDocuments()
    var count = 0
    for file in try Self.files(in: "tests/\(folder)") {
      for group in try #require(Self.json(file).array) {
        count += try Self.check(group, documents, draft, file.lastPathComponent)
      }
    }
    #expect(count >= least, "\(folder) has \(count) tests")
  }

  /// Those of the optional tests that are about the formats we check.
  @Test(
    arguments: ["draft2020-12", "draft7"],
    ["date", "time", "date-time", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference", "json-pointer", "regex"])
  func `formats are checked where that is asked for`(folder: String, format: String) throws {
    let file = Self.root.appending(path: "tests/\(folder)/optional/format/\(format).json")
    let draft = folder == "draft7" ? JSONSchemaDraft.draft7 : .draft2020
    for group in try #require(Self.json(file).array) {
      _ = try Self.check(group, [:], draft, format, assertsFormats: true)
    }
  }

  private static func check(
    _ group: JSONValue, _ documents: [String: JSONValue], _ draft: JSONSchemaDraft, _ file: String,
    assertsFormats: Bool = false
  ) throws -> Int {
    let title = "\(file): \(group["description"]?.string ?? "")"
    let tests = try #require(group["tests"]?.array)
    do throws(JSONSchemaFault) {
      let written = group["schema"] ?? .null
      let schema = try JSONSchema(written, documents: documents, draft: draft, assertsFormats: assertsFormats)
      for test in tests {
        let problems = try? schema.problems(of: test["data"] ?? .null)
        #expect(
          problems?.isEmpty == test["valid"]?.boolean,
          "\(title): \(test["description"]?.string ?? ""): \(problems?.map(\.message) ?? ["gave up"])")
      }
    } catch { Issue.record("\(title): \(error.pointer): \(error.message)") }
    return tests.count
  }

  /// What the suite expects under `http://localhost:1234`.
  private static func remoteDocuments() throws -> [String: JSONValue] {
    let folder = root.appending(path: "remotes").path
    var documents: [String: JSONValue] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.hasSuffix(".json") {
      documents["http://localhost:1234/" + path] = try json(URL(filePath: folder).appending(path: path))
    }
    return documents
  }

  private static func files(in folder: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: root.appending(path: folder), includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
  }

  private static func json(_ file: URL) throws -> JSONValue {
    try JSONValue(parsing: Array(Data(contentsOf: file)))
  }
}
