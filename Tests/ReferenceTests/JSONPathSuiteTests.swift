import Foundation
import JSONPath
import JSONText
import RagSpecTestSupport
import Testing

/// The compliance test suite that is published beside RFC 9535: all of it.
///
/// `make setup-reference` puts it into `.build/jsonpath-suite`.
@Suite struct JSONPathSuiteTests {
  private static let folder = projectRoot.appending(path: ".build/jsonpath-suite/tests")

  @Test func `every test passes`() throws {
    var count = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path) where name.hasSuffix(".json") {
      let file = try JSONValue(parsing: Array(Data(contentsOf: Self.folder.appending(path: name))))
      for test in try #require(file["tests"]?.array) {
        try Self.check(test, in: name)
        count += 1
      }
    }
    #expect(count >= 700, "the suite has \(count) tests")
  }

  private static func check(_ test: JSONValue, in file: String) throws {
    let title = "\(file): \(test["name"]?.string ?? "")"
    let selector = try #require(test["selector"]?.string)
    if test["invalid_selector"]?.boolean == true {
      #expect(throws: (any Error).self, "\(title): \(selector)") { try JSONPath(parsing: selector) }
      return
    }
    let document = try #require(test["document"])
    let nodes = try JSONPath(parsing: selector).nodes(in: document)
    // Where members of an object may come in any order, all orders are given.
    let values = try test["results"]?.array ?? [#require(test["result"])]
    let paths = try test["results_paths"]?.array ?? [#require(test["result_paths"])]
    #expect(values.contains(.array(nodes.map(\.value))), "\(title): \(selector)")
    #expect(paths.contains(.array(nodes.map { .string($0.location.normalizedPath) })), "\(title): \(selector)")
  }
}
