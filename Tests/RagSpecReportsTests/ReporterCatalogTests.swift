import RagSpecCore
import RagSpecReports
import Testing

@Suite struct ReporterCatalogTests {
  @Test func `reporters have names`() {
    #expect(ReporterCatalog.all.names == ["terminal", "json", "jsonl", "junit", "trec"])
    #expect(ReporterCatalog.all["junit"] == JUnitReporter.self && ReporterCatalog.all["JUnit"] == nil)
    #expect(ReporterCatalog.all.all.allSatisfy { !$0.descriptor.summary.isEmpty })
  }

  @Test func `a file's extension tells its report`() {
    let table: [(name: String, reporter: (any Reporter.Type)?)] = [
      ("json", JSONReporter.self), ("jsonl", JSONLinesReporter.self), ("ndjson", JSONLinesReporter.self),
      ("xml", JUnitReporter.self), ("txt", TerminalReporter.self), ("log", TerminalReporter.self), ("", nil),
      ("yaml", nil), ("html", nil),
    ]
    for (name, reporter) in table { #expect(ReporterCatalog.reporter(forExtension: name) == reporter, "\(name)") }
  }
}
