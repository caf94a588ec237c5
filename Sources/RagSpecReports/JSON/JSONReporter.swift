import JSONText
package import RagSpecCore

/// The run record as one JSON document, a case a line.
package struct JSONReporter: Reporter {
  package static let descriptor = ExtensionDescriptor(
    name: "json", summary: "the run record as one JSON document")

  private var needsComma = false
  private var suites: [SuiteSummary] = []

  package init(_ style: ReportStyle) {}

  package mutating func receive(_ event: RunEvent, to output: inout TextBuffer) {
    var json = JSONWriter()
    switch event {
    case .started(let start):
      json.beginObject()
      json.runMembers(start)
      json.key("results")
      json.beginArray()
      output.append(json.bytes)
      return
    case .progressed: return
    case .finishedCase(let result):
      json.caseResult(result)
      output.append(needsComma ? ",\n" : "\n")
      needsComma = true
      output.append(json.bytes)
    case .finishedSuite(let suite): suites.append(suite)
    case .finished(let summary): finish(summary, to: &output)
    }
  }

  private func finish(_ summary: RunSummary, to output: inout TextBuffer) {
    var json = JSONWriter()
    json.beginArray()
    for suite in suites { json.suiteSummary(suite) }
    json.endArray()
    output.append("\n],\n\"suite_summaries\":")
    output.append(json.bytes)
    json = JSONWriter()
    json.beginObject()
    json.summaryMembers(summary)
    json.endObject()
    output.append(",\n\"summary\":")
    output.append(json.bytes)
    output.append("}\n")
  }
}
