import RagSpecCore

/// A matcher with a score of its own, which notes what it looked at.
struct FixedMatcher: Matcher {
  static let descriptor = ExtensionDescriptor(name: "fixed", summary: "always gives the same score")

  var scores: Double
  var problem: String?
  var refuses = false

  init(_ options: Options) { self.init(scores: options.value.number ?? 0) }

  init(scores: Double, problem: String? = nil, refuses: Bool = false) {
    self.scores = scores
    self.problem = problem
    self.refuses = refuses
  }

  func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    guard !refuses else { throw UnsupportedObservation("cannot look at \(observation.kind)") }
    return scores
  }

  func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    guard case .text(let text) = observation else { return Explanation(expected: "a ranking") }
    return Explanation(expected: "\(scores)", got: text, span: 0..<text.utf8.count)
  }

  func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] {
    problem.map { [Diagnostic("a-problem", $0, at: node.location)] } ?? []
  }
}

extension Expectation {
  static func fixed(
    _ score: Double, min threshold: Double = 1, weight: Double = 1, on part: OutputPart = .whole, refuses: Bool = false,
    problem: String? = nil
  ) -> Expectation {
    Expectation(
      rule: .matcher(FixedMatcher(scores: score, problem: problem, refuses: refuses)), label: "fixed",
      threshold: threshold, weight: weight, part: part, node: Written.plain("fixed").node)
  }

  static func combined(_ label: String, _ rule: Rule, on part: OutputPart = .whole) -> Expectation {
    Expectation(rule: rule, label: label, threshold: 1, part: part, node: Written.plain(label).node)
  }

  /// The assessment of a text.
  func assessed(_ text: String = "an output", explaining: Bool = false) throws -> Assessment {
    try assess(.text(text), in: CaseContext(input: CaseInput(question: "?")), explaining: explaining)
  }
}
