/// A measure of how well a ranking serves a query, with its parameters: `nDCG@10`, `P(rel=2)@5`.
///
/// ```swift
/// let measure = try Measure(parsing: "recall@2")                     // R@2
/// let ranking = try Ranking(["d3", "d1", "d7"])
/// measure.value(of: ranking, given: Judgments(["d1": 2, "d2": 1]))   // 0.5
/// ```
///
/// Names and parameters are those of ir_measures, the numbers those of trec_eval, whose own names are understood too. A
/// document without a judgment counts as not relevant, and so does one with a negative grade.
///
/// Two measures are equal if they have the same canonical name.
public struct Measure: Sendable, CustomStringConvertible {
  /// The canonical name: `recall@5` is `R@5`; parameters are there only where they differ from their defaults.
  public let description: String
  private let formula: any MeasureFormula
  private let ignoresUnjudged: Bool

  /// Reads a name such as `nDCG@10`, `P(rel=2)@5` or, as people say it, `recall@5`, `MRR`, `hit-rate@3`.
  ///
  /// The name of the measure is taken in any case, with or without hyphens and underscores; spaces between the parts do
  /// not matter. With `judged_only=True` a measure looks at the ranking without its unjudged documents. The names that
  /// trec_eval prints, `ndcg_cut_10`, are taken as they are.
  ///
  /// - Parameters:
  ///   - text: The name.
  ///   - usualLevel: The least grade that is relevant where the name does not say `rel=…`; at least 1.
  public init(parsing text: String, relevanceLevel usualLevel: Int = 1) throws(MeasureSyntaxError) {
    let syntax = try MeasureSyntax(parsing: TrecNames.measureText(of: text, level: usualLevel) ?? text)
    let formula = try MeasureNames.formula(named: syntax)
    var arguments = MeasureArguments(syntax, of: formula.family, usualLevel: usualLevel)
    self.formula = try formula.init(&arguments)
    ignoresUnjudged = try arguments.flag("judged_only")
    description = try arguments.canonicalName()
  }

  /// Returns the value for one query, or nothing where it is undefined: there is no relevant document to be found.
  ///
  /// trec_eval prints 0 in that case, which would blame a ranking that cannot do better.
  ///
  /// - Range: for most measures 0, for an empty ranking among others, to 1; counts and sums go beyond; never NaN.
  /// - Complexity: O(*n*) for *n* ranked documents; those with gains also look at each relevant one.
  public func value(of ranking: Ranking, given judgments: Judgments) -> Double? {
    value(of: JudgedRanking(ranking, judgments))
  }

  /// Returns the value for one query: the form for several measures of one ranking, whose documents are looked up once.
  public func value(of ranking: JudgedRanking) -> Double? {
    formula.value(of: ignoresUnjudged ? ranking.withoutUnjudged() : ranking)
  }

  /// How the values of several queries become one.
  public var aggregation: MeasureAggregation { type(of: formula).aggregation }

  /// Whether all values are shares, from 0 to 1; counts, sums of prices and sums of negative gains are not.
  public var isShare: Bool { formula.isShare }

  /// Returns a value as trec_eval prints it: four digits behind the point, none for counts.
  public func text(of value: Double) -> String {
    aggregation == .sum ? DecimalText.shortest(value) : DecimalText.fixed(value, digits: 4)
  }

  /// The measures that there are, in the order in which to show them.
  public static var families: [MeasureFamily] { MeasureFormulas.all.map { $0.family } }
}

extension Measure: Hashable {
  /// Tells whether both have the same canonical name.
  public static func == (first: Measure, second: Measure) -> Bool { first.description == second.description }

  /// Hashes the canonical name.
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
