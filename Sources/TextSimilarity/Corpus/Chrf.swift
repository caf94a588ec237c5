/// The F-score of runs of characters that a text and a reference have in common: chrF, and chrF++ with runs of words.
///
/// For runs of one to six characters each, white space left out, the shares in common are averaged, and then those of
/// the text and of the reference are put together, the latter counting ``beta`` times as much. It needs no words, so it
/// serves any script. These are the numbers of the `sacrebleu` package over 100.
///
/// Of several references the best one counts.
///
/// - Range: 0 for nothing in common or an empty text to 1 for the same characters. Not symmetric.
/// - Complexity: O(*k* · *n*) for run lengths up to *k*.
/// - SeeAlso: Popović, *chrF: character n-gram F-score for automatic MT evaluation*, 2015, and *chrF++: words helping
///   character n-grams*, 2017.
public struct Chrf: CorpusScore {
  /// How long the longest runs of characters are.
  public var characterOrder = 6
  /// How long the longest runs of words are: 0 for chrF, 2 for chrF++.
  public var wordOrder = 0
  /// How many times as much recall counts as precision does.
  public var beta = 2.0
  /// Whether texts are put in lower case before.
  public var ignoresCase = false

  /// Makes chrF with the parameters of `sacrebleu`.
  public init() {}

  /// chrF++: chrF with words and pairs of words.
  public static var plusPlus: Chrf {
    var score = Chrf()
    score.wordOrder = 2
    return score
  }

  /// Returns the counts of a text against the reference that is most like it.
  public func statistics(of text: String, against references: [String]) -> ChrfStatistics {
    let references = references.isEmpty ? [""] : references
    var counts = [[ChrfStatistics.Counts]](repeating: [], count: references.count)
    func count(_ runs: NumberedSequences) {
      for index in references.indices { counts[index].append(ChrfStatistics.Counts(runs, of: 0, against: index + 1)) }
    }
    let texts = [text] + references
    NumberedSequences(scalarsOf: texts, lowercased: ignoresCase).forEachRunLength(upTo: characterOrder, count)
    if wordOrder > 0 { words(of: texts).forEachRunLength(upTo: wordOrder, count) }
    let candidates = counts.map(ChrfStatistics.init)
    return candidates.dropFirst().reduce(candidates[0]) { score(of: $1) > score(of: $0) ? $1 : $0 }
  }

  /// Returns the F-score that follows from counts.
  public func score(of statistics: ChrfStatistics) -> Double {
    let counts = statistics.counts.filter { $0.total > 0 && $0.referenceTotal > 0 }
    guard !counts.isEmpty else { return 0 }
    let precision = counts.reduce(0) { $0 + Double($1.common) / Double($1.total) } / Double(counts.count)
    let recall = counts.reduce(0) { $0 + Double($1.common) / Double($1.referenceTotal) } / Double(counts.count)
    guard precision + recall > 0 else { return 0 }
    return (1 + beta * beta) * precision * recall / (beta * beta * precision + recall)
  }

  private func words(of texts: [String]) -> NumberedSequences {
    var spaced = SpacedTexts(capacity: texts.reduce(0) { $0 + $1.utf8.count })
    for text in texts { spaced.append(RewrittenText<UInt8>(text, lowercased: ignoresCase).symbols) }
    return spaced.numberedWords(\.withoutPunctuation)
  }
}

extension Token {
  /// The word and the mark of ASCII behind it, or else that before it, as two words.
  fileprivate var withoutPunctuation: [Token] {
    guard let first = utf8.first, let last = utf8.last, utf8.scalarCount > 1 else { return [self] }
    if last.isASCIIPunctuation { return split(at: utf8.count - 1) }
    return first.isASCIIPunctuation ? split(at: 1) : [self]
  }

  private func split(at place: Int) -> [Token] {
    [Token(UnsafeBufferPointer(rebasing: utf8[..<place])), Token(UnsafeBufferPointer(rebasing: utf8[place...]))]
  }
}

extension UInt8 {
  /// Whether it is one of the 32 marks of ASCII that are neither letters nor digits.
  fileprivate var isASCIIPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
