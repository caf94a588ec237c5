import Foundation
import RagSpecCore
import Testing

/// A kind of problem that no test provokes is a kind of which nobody knows whether it works.
@Suite struct DiagnosticIDTests {
  /// Provoked by the tests of the YAML reader, whose files are no suites, and by two suites together.
  private static let elsewhere: Set = [
    "alias-bomb", "duplicate-key", "file-too-large", "key-not-text", "merge-not-mapping", "not-utf8", "recursive-alias",
    "several-documents", "too-deep", "unknown-anchor", "unknown-tag", "yaml-syntax", "duplicate-suite",
  ]
  /// Made from the kind of name that is unknown.
  private static let composed: Set = ["unknown-behavior", "unknown-target", "unknown-provider", "unknown-endpoint"]

  @Test func `every id in the sources is provoked by a test, and none besides`() throws {
    let provoked = Set((Fault.ofSuites + Fault.ofProjects + Fault.ofEndpoints + Fault.ofRemoteStores).flatMap(\.ids))
    // What the fake vocabulary says is not in the sources.
    let fake: Set = ["unknown-matcher", "missing-file", "unknown-document", "no-relevant"]
    let written = try Self.idsInSources()
    #expect(written.count > 30)
    #expect(written.subtracting(provoked).subtracting(Self.elsewhere) == [])
    let known = written.union(Self.composed).union(fake)
    #expect(provoked.union(Self.elsewhere).subtracting(known) == [])
  }

  private static func idsInSources() throws -> Set<String> {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var ids: Set<String> = []
    for folder in ["Sources/RagSpecSuites", "Sources/RagSpecCore/Configuration"] {
      let files = FileManager.default.enumerator(
        at: root.appending(path: folder).resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
      for case let file as URL in try #require(files) where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        let calls = text.matches(of: /(?:InvalidInput|Diagnostic|complain)\(\s*"([a-z0-9-]+)"/)
        ids.formUnion(calls.map { String($0.output.1) })
      }
    }
    return ids
  }
}
