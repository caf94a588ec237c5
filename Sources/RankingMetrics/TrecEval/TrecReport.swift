/// The lines that trec_eval prints for a run: name, query and value, with tabs between them.
///
/// ```swift
/// var report = TrecReport(try PrintedMeasure.reading(["map", "nDCG@10"]))
/// var text = ""
/// for query in queries { report.add(query.name, query.ranking, isAnswered: true, to: &text) }
/// text += report.summary(runName: "bm25")
/// ```
///
/// Queries come in trec_eval's order if they are given in it: by name, byte for byte. It holds sums, but no queries.
public struct TrecReport: Sendable {
  /// What trec_eval's options set.
  public struct Options: Sendable {
    /// Whether there are lines for single queries: `-q`.
    public var showsQueries = false
    /// Whether there are lines for all queries together; not with `-n`.
    public var showsSummary = true
    /// Whether a query that the run does not answer counts, with an empty ranking: `-c`.
    public var isComplete = false
    /// Whether documents that were not judged are taken out of rankings: `-J`.
    public var isJudgedOnly = false
    /// How many documents of a ranking count: `-M`.
    public var depth = Int.max
    /// What values are compared with, and printed as standard scores: `-Z`.
    public var standardScores: StandardScores?

    /// The options that trec_eval has when none is given.
    public init() {}
  }

  private let measures: [PrintedMeasure]
  private let labels: [String]
  private let options: Options
  /// One for each measure that has a value.
  private var averages: [MeasureAverage?]

  /// Starts without queries.
  public init(_ measures: [PrintedMeasure], options: Options = Options()) {
    self.measures = measures
    self.options = options
    labels = measures.map { printed in
      guard case .measure = printed.content, options.standardScores != nil else { return Self.label(printed.name) }
      return "Z" + Self.label(printed.name)
    }
    averages = measures.map { printed in
      guard case .measure(let measure) = printed.content else { return nil }
      return MeasureAverage(measure.aggregation)
    }
  }

  private static func label(_ name: String) -> String {
    name + String(repeating: " ", count: max(22 - name.unicodeScalars.count, 0)) + "\t"
  }

  /// Adds a query, and its lines to a text if there are to be any.
  ///
  /// - Parameters:
  ///   - query: The query's name.
  ///   - ranking: The documents with their grades; an empty ranking if the run does not answer the query.
  ///   - isAnswered: Whether the run answers the query.
  ///   - text: Where the lines are put.
  /// - Returns: For each measure the value, or nothing where it has none; empty if the query does not count.
  @discardableResult
  public mutating func add(
    _ query: String, _ ranking: JudgedRanking, isAnswered: Bool, to text: inout String
  ) -> [Double?] {
    guard isAnswered || options.isComplete else { return [] }
    let cut = ranking.prefix(options.depth)
    let ranking = options.isJudgedOnly ? cut.withoutUnjudged() : cut
    return measures.indices.map { index in
      let printed = measures[index]
      var value: Double?
      if case .measure(let measure) = printed.content { value = measure.value(of: ranking) }
      // How many queries there are is no property of a query.
      if let scores = options.standardScores, !printed.countsQueries {
        value = scores.score(of: value ?? 0, printed.name, for: query)
      }
      averages[index]?.add(value)
      if options.showsQueries, !printed.isSummaryOnly, let shown = shown(value, of: printed, for: ranking) {
        text += "\(labels[index])\(query)\t\(shown)\n"
      }
      return value
    }
  }

  /// Returns the lines for all queries together.
  public func summary(runName: String) -> String {
    guard options.showsSummary else { return "" }
    return measures.indices.reduce(into: "") { text, index in
      switch measures[index].content {
      case .runName: text += "\(labels[index])all\t\(runName)\n"
      case .relevanceString: break
      case .measure(let measure): text += "\(labels[index])all\t\(self.text(of: average(index), measure))\n"
      }
    }
  }

  /// For each measure its value for all queries together, or nothing where it has none.
  public var values: [Double?] { averages.map { $0?.value } }

  private func average(_ index: Int) -> Double { averages[index]?.value ?? 0 }

  private func shown(_ value: Double?, of printed: PrintedMeasure, for ranking: JudgedRanking) -> String? {
    switch printed.content {
    case .runName: nil
    case .relevanceString(let length): "'\(RelevanceString.of(ranking, length: length))'"
    case .measure(let measure): text(of: value ?? 0, measure)
    }
  }

  /// Standard scores have four digits behind the point, be they of counts.
  private func text(of value: Double, _ measure: Measure) -> String {
    options.standardScores == nil ? measure.text(of: value) : DecimalText.fixed(value, digits: 4)
  }
}
