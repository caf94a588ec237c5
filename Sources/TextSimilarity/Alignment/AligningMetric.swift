/// A metric that can tell which parts of two sequences belong together.
///
/// ```swift
/// Levenshtein.alignment("kitten", "sitting")
/// // replacement 0..<1 0..<1, equal 1..<4 1..<4, replacement 4..<5 4..<5, equal 5..<6 5..<6, insertion 6..<6 6..<7
/// ```
///
/// The spans follow one another without gaps, from the start of both sequences to their ends, and two neighbors are never
/// of one kind. The edits in them are as many as the distance says. If several alignments are equally good it is one of
/// them, always the same.
///
/// - Complexity: about twice that of the distance, and up to a byte of memory for each 64 cells of the table.
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
  /// Returns an alignment with the fewest insertions, deletions and replacements, whatever the weights.
  public func alignment(of pair: SymbolPair) -> [EditSpan] {
    [EditSpan](pair.moves { StripeTrace<UInt8, ReplacementTraceRules>.moves(of: $0) })
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
  /// The moves along what both sequences begin and end with, and in between those that `trace` finds.
  fileprivate func moves(_ trace: (SymbolPair) -> [TraceMove]) -> [TraceMove] {
    switch storage {
    case .bytes(var pair):
      let (prefix, suffix) = pair.commonAffixCounts
      _ = pair.trimCommonAffixes()
      return repeatElement(.keep, count: prefix) + trace(SymbolPair(pair)) + repeatElement(.keep, count: suffix)
    case .words(var pair):
      let (prefix, suffix) = pair.commonAffixCounts
      _ = pair.trimCommonAffixes()
      return repeatElement(.keep, count: prefix) + trace(SymbolPair(pair)) + repeatElement(.keep, count: suffix)
    }
  }

  fileprivate func isEqual(at place: Int) -> Bool {
    switch storage {
    case .bytes(let pair): pair.first[place] == pair.second[place]
    case .words(let pair): pair.first[place] == pair.second[place]
    }
  }
}
