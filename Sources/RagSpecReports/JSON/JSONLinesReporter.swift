import JSONText
package import RagSpecCore

/// The run record as a stream: one JSON object a line, written as results come.
package struct JSONLinesReporter: Reporter {
  package static let descriptor = ExtensionDescriptor(
    name: "jsonl", summary: "the run record as JSON Lines: one event a line, as they happen")

  package init(_ style: ReportStyle) {}

  package mutating func receive(_ event: RunEvent, to output: inout TextBuffer) {
    var json = JSONWriter()
    switch event {
    case .started(let start):
      json.beginObject()
      json.member("event", "started")
      json.runMembers(start)
      json.endObject()
    case .progressed: return
    case .finishedCase(let result): json.caseResult(result, kind: "case")
    case .finishedSuite(let suite): json.suiteSummary(suite, kind: "suite")
    case .finished(let summary):
      json.beginObject()
      json.member("event", "finished")
      json.summaryMembers(summary)
      json.endObject()
    }
    json.endLine()
    output.append(json.bytes)
  }
}
