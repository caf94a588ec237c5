/// A metric that can tell which parts of two sequences belong together.
///
/// ```swift
/// Levenshtein.alignment("kitten", "sitting")
/// // replacement 0..<1 0..<1, equal 1..<4 1..<4, replacement 4..<5 4..<5, equal 5..<6 5..<6, insertion 6..<6 6..<7
/// ```
///
/// The spans follow one another without gaps, from the start of both sequences to their ends, and two neighbors are never
/// of one kind, unless both are exchanges. The edits in them cost what the distance says: an exchange of parts of *a* and
/// *b* symbols counts *a* + *b* − 3, which is 1 for two neighbors. If several alignments are equally good it is one of
/// them, always the same.
///
/// - Complexity: about twice that of the distance without a cut-off, and up to a byte of memory for each 64 cells of the
///   table. For ``OptimalStringAlignment``, ``DamerauLevenshtein`` and weights that differ O(*m* · *n*) time and
///   O(√*m* · *n*) space.
public protocol AligningMetric: SequenceMetric {
  /// Returns the spans of an alignment.
  func alignment(of pair: SymbolPair) -> [EditSpan]
}

extension AligningMetric {
  /// Returns the spans of an alignment of two texts; offsets count Unicode scalars.
  public static func alignment(_ first: String, _ second: String) -> [EditSpan] {
    SymbolPair.with(first, second) { Self().alignment(of: $0) }
  }

  /// Returns the spans of an alignment of two sequences; offsets count elements.
  public static func alignment<Token: Hashable>(
    _ first: some Collection<Token>, _ second: some Collection<Token>
  ) -> [EditSpan] {
    SymbolPair.with(tokens: first, second) { Self().alignment(of: $0) }
  }
}

extension PreparedPattern where Metric: AligningMetric {
  /// Returns the spans of an alignment with another sequence.
  public func alignment(with other: Other) -> [EditSpan] {
    var spans: [EditSpan] = []
    withPair(of: other) { spans = metric.alignment(of: $0) }
    return spans
  }
}

extension Levenshtein: AligningMetric {
  /// Returns an alignment with the insertions, deletions and replacements that cost least.
  public func alignment(of pair: SymbolPair) -> [EditSpan] {
    let edit = weights.insertion
    if edit == weights.deletion, edit == weights.replacement {
      return [EditSpan](pair.moves { StripeTrace<UInt8, ReplacementTraceRules>.moves(of: $0) })
    }
    // To replace never pays, so it is what both have in common that counts.
    if weights.replacement >= edit + weights.deletion { return Indel().alignment(of: pair) }
    return [EditSpan](
      pair.steps {
        switch $0.storage {
        case .bytes(let pair): WeightedTable(weights, pair).bestPath
        case .words(let pair): WeightedTable(weights, pair).bestPath
        }
      })
  }
}

extension OptimalStringAlignment: AligningMetric {
  /// Returns an alignment with the fewest edits; an exchange is one of two neighbors.
  public func alignment(of pair: SymbolPair) -> [EditSpan] {
    [EditSpan](pair.steps { $0.withExchangeTable(allowsBetween: false) { $0.bestPath } })
  }
}

extension DamerauLevenshtein: AligningMetric {
  /// Returns an alignment with the fewest edits; between two symbols that change places others may come and go.
  public func alignment(of pair: SymbolPair) -> [EditSpan] {
    [EditSpan](pair.steps { $0.withExchangeTable(allowsBetween: true) { $0.bestPath } })
  }
}

extension Indel: AligningMetric {
  /// Returns an alignment along a longest common subsequence.
  public func alignment(of pair: SymbolPair) -> [EditSpan] {
    [EditSpan](pair.moves { StripeTrace<UInt8, SubsequenceTraceRules>.moves(of: $0) })
  }
}

extension LongestCommonSubsequence: AligningMetric {
  /// Returns an alignment along a longest common subsequence.
  public func alignment(of pair: SymbolPair) -> [EditSpan] { Indel().alignment(of: pair) }
}

extension Hamming: AligningMetric {
  /// Returns the places that agree and those that do not, and what one sequence has more.
  public func alignment(of pair: SymbolPair) -> [EditSpan] {
    let shared = min(pair.firstCount, pair.secondCount)
    var moves = (0..<shared).map { pair.isEqual(at: $0) ? TraceMove.keep : .replace }
    moves += repeatElement(.delete, count: pair.firstCount - shared)
    moves += repeatElement(.insert, count: pair.secondCount - shared)
    return [EditSpan](moves)
  }
}

extension SymbolPair {
  /// The steps along what both sequences begin and end with, and in between those that `path` finds.
  fileprivate func steps(_ path: (SymbolPair) -> [AlignmentStep]) -> [AlignmentStep] {
    func kept(_ count: Int) -> [AlignmentStep] {
      count > 0 ? [AlignmentStep(kind: .equal, rows: count, columns: count)] : []
    }
    let (prefix, suffix, middle) = partedAffixes
    return kept(prefix) + path(middle) + kept(suffix)
  }

  /// How many symbols both sequences begin and end with, and what lies in between.
  private var partedAffixes: (prefix: Int, suffix: Int, middle: SymbolPair) {
    switch storage {
    case .bytes(var pair):
      let (prefix, suffix) = pair.commonAffixCounts
      _ = pair.trimCommonAffixes()
      return (prefix, suffix, SymbolPair(pair))
    case .words(var pair):
      let (prefix, suffix) = pair.commonAffixCounts
      _ = pair.trimCommonAffixes()
      return (prefix, suffix, SymbolPair(pair))
    }
  }

  fileprivate func withExchangeTable<Result>(allowsBetween: Bool, _ body: (ExchangeTable) -> Result) -> Result {
    switch storage {
    case .bytes(let pair): pair.withEncoded { body(ExchangeTable($0, allowsBetween: allowsBetween)) }
    case .words(let pair): pair.withEncoded { body(ExchangeTable($0, allowsBetween: allowsBetween)) }
    }
  }

  /// The moves along what both sequences begin and end with, and in between those that `trace` finds.
  fileprivate func moves(_ trace: (SymbolPair) -> [TraceMove]) -> [TraceMove] {
    let (prefix, suffix, middle) = partedAffixes
    return repeatElement(.keep, count: prefix) + trace(middle) + repeatElement(.keep, count: suffix)
  }

  fileprivate func isEqual(at place: Int) -> Bool {
    switch storage {
    case .bytes(let pair): pair.first[place] == pair.second[place]
    case .words(let pair): pair.first[place] == pair.second[place]
    }
  }
}
