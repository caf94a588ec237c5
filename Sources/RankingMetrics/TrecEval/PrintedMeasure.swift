/// A measure, or another fact about a ranking, under the name by which it is to be printed.
public struct PrintedMeasure: Sendable {
  /// What there is to print.
  public enum Content: Sendable {
    /// The value of a measure.
    case measure(Measure)
    /// The grades of the first so many documents as one string; for single queries only.
    case relevanceString(length: Int)
    /// The name of the run; for all queries together only.
    case runName
  }

  /// The name: `ndcg_cut_10` if it was asked for in trec_eval's way, else the measure's canonical one, `nDCG@10`.
  public let name: String
  /// What there is to print.
  public let content: Content
  /// Whether it is printed for all queries together only, as trec_eval does with geometric means.
  public let isSummaryOnly: Bool

  /// Whether it is the number of queries.
  var countsQueries: Bool {
    guard case .measure(let measure) = content else { return false }
    return measure.description == QueryCount.family.name
  }

  init(name: String, content: Content, isSummaryOnly: Bool = false) {
    (self.name, self.content, self.isSummaryOnly) = (name, content, isSummaryOnly)
  }

  /// Reads measures as they stand behind trec_eval's option `-m`, one for each time that it is given.
  ///
  /// Understood are trec_eval's names, with parameters (`P.5,10`) and without (`P`, which means nine depths), the names that
  /// it prints (`P_5`), its nicknames `official`, `set` and `all_trec`, and the names that ``Measure`` knows (`nDCG@10`).
  ///
  /// - Parameters:
  ///   - options: The names; without any they are those of `official`.
  ///   - level: The least grade that is relevant, trec_eval's `-l`; at least 1. `rel=…` in a name goes before it.
  ///   - documents: How many documents there are in all, trec_eval's `-N`, for `utility`; 0 if that is not known.
  /// - Returns: trec_eval's measures in the order in which it prints them, then the others as they were given; each once.
  public static func reading(
    _ options: [String], relevanceLevel level: Int = 1, collectionSize documents: Int = 0
  ) throws(MeasureSyntaxError) -> [PrintedMeasure] {
    var (requests, others): ([TrecRequest], [PrintedMeasure]) = ([], [])
    for option in options.isEmpty ? ["official"] : options {
      if let ofTrec = TrecNames.requests(in: option) {
        requests += ofTrec
      } else {
        let measure = try Measure(parsing: option, relevanceLevel: level)
        others.append(PrintedMeasure(name: measure.description, content: .measure(measure)))
      }
    }
    return onceEach(try TrecNames.measures(for: requests, TrecSetting(level: level, documents: documents)) + others)
  }

  private static func onceEach(_ measures: [PrintedMeasure]) -> [PrintedMeasure] {
    var names: Set<String> = []
    return measures.filter { names.insert($0.name).inserted }
  }
}
