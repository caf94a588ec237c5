package import RagSpecCore
import TRECFormats

/// The rankings of a run in TREC's form, to be measured elsewhere or to be the target of another suite.
package struct TRECReporter: Reporter {
  package static let descriptor = ExtensionDescriptor(
    name: "trec", summary: "the rankings of a run as a TREC run: query, Q0, document, rank, score, suite")

  private var namesSuites = false

  package init(_ style: ReportStyle) {}

  package mutating func receive(_ event: RunEvent, to output: inout TextBuffer) {
    switch event {
    case .started(let start): namesSuites = start.suites.count > 1
    case .finishedCase(let result): output.append(lines(of: result))
    case .progressed, .finishedSuite, .finished: break
    }
  }

  /// What is no ranking is told in a comment, which those who read runs pass over.
  private func lines(of result: CaseResult) -> [UInt8] {
    var writer = TRECWriter()
    guard case .ranking(let documents) = result.output else {
      writer.skipLine("\(result.testCase.id) has no ranking: \(Self.reason(result.outcome))")
      return writer.bytes
    }
    let query = result.testCase.id.trecQuery(amongSuites: namesSuites)
    do throws(UnwritableField) {
      for (index, score) in TRECScores(documents).values.enumerated() {
        try writer.rank(
          query: query, document: documents[index].id, rank: index + 1, score: score, run: result.testCase.id.suite)
      }
      if documents.isEmpty { writer.skipLine("\(result.testCase.id) found nothing") }
      return writer.bytes
    } catch {
      var comment = TRECWriter()
      comment.skipLine("\(result.testCase.id) is left out: \(error)")
      return comment.bytes
    }
  }

  private static func reason(_ outcome: Outcome) -> String {
    switch outcome {
    case .errored(let error): error.message
    case .skipped(let reason): reason
    case .passed, .failed: "it answers with text"
    }
  }
}

/// Scores under which a ranking has the order that it has: those who read runs sort by them.
struct TRECScores {
  let values: [Double]

  /// The search's own scores where each is less than the one before, in single precision too, as some compare; else how many
  /// documents stand behind.
  init(_ documents: [RankedDocument]) {
    let isDescending = zip(documents, documents.dropFirst()).allSatisfy { Float($0.score) > Float($1.score) }
    values = isDescending ? documents.map(\.score) : documents.indices.map { Double(documents.count - $0) }
  }
}

extension CaseID {
  /// What a case is called among queries: its name, and that of its suite before it where there are several.
  package func trecQuery(amongSuites namesSuite: Bool) -> String { namesSuite ? description : name }
}
