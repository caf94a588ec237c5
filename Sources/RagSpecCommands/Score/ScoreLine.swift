import JSONText
import RagSpecCore

/// What became of one text: an assessment, or why there is none.
struct ScoredResult {
  let text: ScoredText
  let verdict: Result<Assessment, UnsupportedObservation>

  /// The score, if there is one.
  var score: Double? { if case .success(let assessment) = verdict { assessment.score } else { nil } }

  /// What the process is to say if there is nothing else: 0 passed, 1 failed, 3 not scored.
  var exitCode: ExitCode {
    switch verdict {
    case .success(let assessment): assessment.passed || !assessment.isJudged ? .success : .gateFailed
    case .failure: .notScored
    }
  }
}

/// The JSON form of a result: one object on a line. Members may be added, and never change their meaning.
struct ScoreLine {
  private let result: ScoredResult

  init(_ result: ScoredResult) { self.result = result }

  var text: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("source", result.text.source)
    switch result.verdict {
    case .success(let assessment): write(assessment, to: &writer)
    case .failure(let error): writer.member("error", error.message)
    }
    writer.endObject()
    writer.endLine()
    return writer.text
  }

  private func write(_ assessment: Assessment, to writer: inout JSONWriter) {
    writer.member("label", assessment.label)
    writer.member("score", assessment.score)
    writer.member("threshold", assessment.threshold)
    writer.member("passed", assessment.passed)
    if let explanation = assessment.explanation { write(explanation, to: &writer) }
    guard !assessment.parts.isEmpty else { return }
    writer.key("parts")
    writer.beginArray()
    for part in assessment.parts {
      writer.beginObject()
      write(part, to: &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ explanation: Explanation, to writer: inout JSONWriter) {
    writer.key("explanation")
    writer.beginObject()
    writer.member("expected", explanation.expected)
    if let got = explanation.got { writer.member("got", got) }
    if !explanation.notes.isEmpty { writer.member("notes", explanation.notes) }
    writer.endObject()
    guard let span = explanation.span else { return }
    writer.key("span")
    writer.beginArray()
    writer.integer(span.lowerBound)
    writer.integer(span.upperBound)
    writer.endArray()
  }
}
