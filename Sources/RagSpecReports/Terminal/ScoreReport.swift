package import RagSpecCore

/// What a person reads about texts that were scored without a suite.
package struct ScoreReport: Sendable {
  private let paint: Paint

  package init(usesColor: Bool) { paint = Paint(isOn: usesColor) }

  /// Returns the lines about one text, which end with a line feed.
  ///
  /// - Parameter source: where the text comes from, when there are several.
  package func block(
    source: String?, _ text: String, _ verdict: Result<Assessment, UnsupportedObservation>
  ) -> String {
    let place = source.map { paint.dim("  " + $0.onOneLine) } ?? ""
    switch verdict {
    case .success(let assessment):
      let lines = AssessmentLines(assessment, paint: paint, output: text, isComplete: true, showsPlace: false).lines
      return (["\(mark(of: assessment))\(place)"] + lines).joined(separator: "\n") + "\n"
    case .failure(let error):
      return "\(paint.red("ERRORED"))\(place)\n  \(error.message.escapingControls)\n"
    }
  }

  /// Returns the line that counts.
  package func summary(of verdicts: [Result<Assessment, UnsupportedObservation>]) -> String {
    let passed = verdicts.count { (try? $0.get()).map { $0.passed || !$0.isJudged } ?? false }
    let errored = verdicts.count { (try? $0.get()) == nil }
    let failed = verdicts.count - passed - errored
    let parts = [paint.green("\(passed) passed")] + (failed > 0 ? [paint.red("\(failed) failed")] : [])
    return (parts + (errored > 0 ? [paint.red("\(errored) errored")] : [])).joined(separator: ", ") + "\n"
  }

  private func mark(of assessment: Assessment) -> String {
    guard assessment.isJudged else { return paint.dim("reported") }
    return assessment.passed ? paint.green("passed") : paint.red("FAILED")
  }
}
