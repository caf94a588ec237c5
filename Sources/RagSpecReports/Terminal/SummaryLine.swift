import RagSpecCore

/// The last line of a run: counts, where answers came from, time and tokens.
struct SummaryLine {
  private let summary: RunSummary
  private let paint: Paint

  init(_ summary: RunSummary, paint: Paint) {
    self.summary = summary
    self.paint = paint
  }

  var text: String {
    let tally = summary.tally
    let parts = [
      Self.counts(tally, paint: paint), Self.origins(tally), consultations, SpendingText.tokens(of: tally),
      SpendingText.cost(of: tally), Figures.duration(summary.duration),
      summary.wasInterrupted ? paint.red("interrupted") : "", (summary.usedUp?.reason).map(paint.red) ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: paint.dim(" · "))
  }

  static func counts(_ tally: Tally, paint: Paint) -> String {
    func part(_ standing: Standing, _ name: String, _ color: (String) -> String) -> String? {
      tally[standing] == 0 ? nil : color("\(tally[standing]) \(name)")
    }
    let known = tally[.knownFailure] == 1 ? "known failure" : "known failures"
    return [
      paint.green("\(tally[.passed]) passed"), part(.failed, "failed", paint.red), part(.errored, "errored", paint.red),
      part(.skipped, "skipped", paint.yellow), part(.knownFailure, known, paint.yellow),
      part(.unexpectedlyPassed, "unexpectedly passed", paint.yellow),
    ].compactMap(\.self).joined(separator: ", ")
  }

  static func origins(_ tally: Tally) -> String { origins { tally[$0] } }

  private static func origins(_ count: (Origin) -> Int) -> String {
    let names: [(Origin, String)] = [
      (.called, "called"), (.cached, "cached"), (.cassette, "from cassettes"), (.remote, "remote"),
      (.local, "local"),
    ]
    return names.filter { count($0.0) > 0 }.map { "\(count($0.0)) \($0.1)" }.joined(separator: ", ")
  }

  /// What was asked before targets could answer: "the documents of 'corpus.jsonl': 120 vectors, 3 of them called for".
  static func text(of groundwork: GroundworkSummary) -> String {
    let vectors = groundwork.total == 1 ? "vector" : "vectors"
    let tokens = groundwork.spent.input > 0 ? " · \(groundwork.spent.input) tokens" : ""
    let cost = SpendingText.cost(of: groundwork.spending).map { " · \($0)" } ?? ""
    let counts = "\(groundwork.total) \(vectors), \(groundwork.called) of them called for"
    return "\(groundwork.title): \(counts)\(tokens)\(cost)".onOneLine
  }

  /// Where the answers came from that matchers got of models.
  private var consultations: String {
    let origins = Self.origins(summary.tally.consultations)
    return origins.isEmpty ? "" : "for matchers \(origins)"
  }
}
