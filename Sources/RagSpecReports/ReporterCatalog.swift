package import RagSpecCore

/// Every reporter there is. A new one is a file of its own and a line here.
package enum ReporterCatalog {
  package static let all = Registry<any Reporter.Type>(
    [TerminalReporter.self, JSONReporter.self, JSONLinesReporter.self, JUnitReporter.self, TRECReporter.self],
    name: { $0.descriptor.name })

  /// Returns the reporter for a file's extension: `json`, `jsonl`, `xml`, `txt`, `trec`.
  package static func reporter(forExtension name: String) -> (any Reporter.Type)? {
    switch name {
    case "json": JSONReporter.self
    case "jsonl", "ndjson": JSONLinesReporter.self
    case "xml": JUnitReporter.self
    case "trec", "run": TRECReporter.self
    case "txt", "log": TerminalReporter.self
    default: nil
    }
  }
}
