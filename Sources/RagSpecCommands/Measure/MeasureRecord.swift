import JSONText
import RagSpecToolkit
import RankingMetrics

/// The JSON form of what was measured, version 1: members may be added, and never change their meaning.
struct MeasureRecord {
  private let comparison: RunComparison
  private let qrels: String
  private let level: Int
  private let options: TrecReport.Options

  static let version = 1

  init(_ comparison: RunComparison, qrels: String, level: Int, options: TrecReport.Options) {
    (self.comparison, self.qrels, self.level, self.options) = (comparison, qrels, level, options)
  }

  /// One line of JSON.
  var text: String {
    var writer = JSONWriter()
    writer.beginObject()
    requestMembers(&writer)
    writer.array("runs", of: comparison.runs) { write($1, to: &$0) }
    writer.array("comparisons", of: comparison.findings.indices) { write(findingAt: $1, to: &$0) }
    writer.endObject()
    writer.endLine()
    return writer.text
  }

  private func requestMembers(_ writer: inout JSONWriter) {
    writer.member("version", Self.version)
    writer.member("ragspec", Version.text)
    writer.member("qrels", qrels)
    writer.member("relevance_level", level)
    writer.member("complete", options.isComplete)
    writer.member("judged_only", options.isJudgedOnly)
    if options.depth != .max { writer.member("depth", options.depth) }
    writer.member("measures", comparison.measures.map(\.name))
  }

  private func write(_ run: MeasuredRun, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("file", run.file)
    writer.member("name", run.name)
    writer.member("query_count", run.queries.count(where: \.counts))
    writer.key("all")
    write(run.averages, of: Array(comparison.measures.indices), to: &writer)
    writer.key("queries")
    writer.beginObject()
    let measures = comparison.measures.indices.filter { !comparison.measures[$0].isSummaryOnly }
    for query in run.queries where query.counts {
      writer.key(query.name)
      write(query.values, of: measures, to: &writer)
    }
    writer.endObject()
    writer.endObject()
  }

  /// Writes values by the names of their measures; `null` stands for one that is undefined.
  private func write(_ values: [Double?], of measures: [Int], to writer: inout JSONWriter) {
    writer.beginObject()
    for measure in measures { writer.member(comparison.measures[measure].name, values[measure] ?? .nan) }
    writer.endObject()
  }

  private func write(findingAt index: Int, to writer: inout JSONWriter) {
    let finding = comparison.findings[index]
    writer.beginObject()
    writer.member("measure", comparison.measures[finding.measure].name)
    writer.member("baseline", comparison.runs[0].file)
    writer.member("run", comparison.runs[finding.run].file)
    writer.member("query_count", finding.queryCount)
    writer.member("difference", finding.tests.meanDifference)
    writer.member("better", finding.tests.betterCount)
    writer.member("worse", finding.tests.worseCount)
    writer.member("equal", finding.tests.equalCount)
    if let student = finding.tests.student, let corrected = comparison.studentPValues[index] {
      write(student, corrected, to: &writer)
    }
    write(finding.tests.randomization, comparison.randomizationPValues[index], to: &writer)
    writer.endObject()
  }

  private func write(_ test: PairedTTest, _ corrected: Double, to writer: inout JSONWriter) {
    writer.key("t_test")
    writer.beginObject()
    writer.member("t", test.statistic)
    writer.member("degrees_of_freedom", test.degreesOfFreedom)
    writer.member("p", test.pValue)
    writer.member("p_corrected", corrected)
    writer.endObject()
  }

  private func write(_ test: RandomizationTest, _ corrected: Double, to writer: inout JSONWriter) {
    writer.key("randomization")
    writer.beginObject()
    writer.member("p", test.pValue)
    writer.member("p_corrected", corrected)
    writer.member("exact", test.isExact)
    writer.endObject()
  }
}

extension JSONWriter {
  /// Writes a member whose value is an array.
  fileprivate mutating func array<Elements: Sequence>(
    _ name: String, of elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }
}
