package import RagSpecCore
import RankingMetrics

/// A ranking measure reaches its least value.
package struct MeasureMatcher: RankingMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "MEASURE", summary: "a ranking measure reaches this value: nDCG@10, P@5, R@100, AP, RR, Success@1 …",
    discussion: """
      The names and parameters are those of ir_measures, the numbers those of trec_eval. `recall@k`, `precision@k`, `MRR`, \
      `MAP` and `hit@k` are understood too. Documents that `relevant` does not name count as not relevant.
      """,
    value: .share,
    examples: [
      .pass("nDCG@10: 1.0", on: "a b", case: "relevant: {a: 2, b: 1}"),
      .fail("P@2: 0.6", on: "a x", case: "relevant: [a]"),
      .pass("recall@5: 0.5", on: "a x", case: "relevant: [a, b]"),
    ])

  /// Names for near-miss hints.
  static let exampleNames = ["nDCG@10", "P@5", "R@10", "recall@10", "AP", "RR", "Success@5"]

  private let measure: Measure
  private let least: Double

  package init(_ options: Options) throws(InvalidInput) {
    do throws(MeasureSyntaxError) { measure = try Measure(parsing: options.name.text) } catch {
      throw InvalidInput("unknown-measure", "\(error)", at: options.name.location)
    }
    guard measure.isShare else {
      throw InvalidInput(
        "not-a-share", "'\(measure)' is no share from 0 to 1, which a case's least value must be",
        at: options.name.location, hint: "'ragspec measure' prints it; ask here for P@k, R@k, nDCG@k or AP")
    }
    least = options.value.number ?? 0
  }

  /// Whether a name is that of a measure, be it one that a case can ask for or not.
  package static func isMeasure(_ name: String) -> Bool { (try? Measure(parsing: name)) != nil }

  /// A measure that is only reported; `nil` when the name is not that of a measure whose values are shares.
  init?(reporting name: String) {
    guard let measure = try? Measure(parsing: name), measure.isShare else { return nil }
    self.measure = measure
    least = 0
  }

  /// Returns what is wrong with a name that starts like a measure's; `nil` for other names.
  static func hint(for name: String) -> String? {
    guard name.contains("@") else { return nil }
    do throws(MeasureSyntaxError) { _ = try Measure(parsing: name) } catch { return "\(error)" }
    return nil
  }

  package var label: String { measure.description }
  package var threshold: Double { least }

  func score(_ ranking: [RankedDocument], in context: CaseContext) throws(UnsupportedObservation) -> Double {
    var places: [ExactText: Int] = [:]
    places.reserveCapacity(ranking.count)
    for (index, document) in ranking.enumerated() {
      guard let earlier = places.updateValue(index + 1, forKey: ExactText(document.id)) else { continue }
      throw UnsupportedObservation("\(InvalidRanking.repeatedDocument(document.id, places: [earlier, index + 1]))")
    }
    let input = context.input
    let judged = JudgedRanking(
      grades: ranking.map { input.grade(of: $0.id) }, in: GradePool(grades: input.relevant.values))
    guard let value = measure.value(of: judged) else {
      throw UnsupportedObservation("the measure is not defined without relevant documents")
    }
    return value
  }

  func explanation(of ranking: [RankedDocument], in context: CaseContext) -> Explanation {
    let relevant = context.input.relevant.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let places = relevant.prefix(8).map { id, grade in
      let index = ranking.firstIndex { $0.isCalled(id) }
      let place = index.map { "place \($0 + 1)" } ?? "not found"
      // What is above all that is not relevant needs no reason.
      let reason = index ?? .max < relevant.count ? nil : context.searchTerms(of: id)
      return "\(id) (grade \(grade)): \(place)" + (reason.map { "; \($0)" } ?? "")
    }
    let rest = relevant.count > 8 ? ["… \(relevant.count - 8) more relevant documents"] : []
    let found = relevant.count { entry in ranking.contains { $0.isCalled(entry.key) } }
    return Explanation(
      expected: "\(label) of at least \(PlainNumber.text(least))",
      got: "\(found) of \(relevant.count) relevant documents among \(ranking.count) results", notes: places + rest)
  }

  package func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] {
    // What is not defined for an empty ranking is not defined for any.
    let isDefined = (try? Ranking([])).flatMap { measure.value(of: $0, given: Judgments(input.relevant)) } != nil
    guard !isDefined else { return [] }
    return [
      Diagnostic(
        "no-relevant", "\(label) needs relevant documents, and the case has none", at: node.location,
        hint: "add 'relevant: {document: grade}' to it")
    ]
  }
}
