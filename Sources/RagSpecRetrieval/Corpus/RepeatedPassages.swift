/// Documents that say what another one says, or nearly.
///
/// Two texts are near when at least four fifths of their different runs of three words are in both (Jaccard's index).
/// Candidates are found as Broder's sketches find them: near texts nearly always share one of the few runs with the least
/// hashes, so each document is compared with those that do, and not with all.
///
/// - SeeAlso: Broder, *On the resemblance and containment of documents*, 1997.
/// - Complexity: O(size of the corpus).
struct RepeatedPassages {
  /// Places among the corpus' entries, and the share of runs that are in both: from `leastSimilarity` to 1.
  struct Pair: Equatable {
    let first: Int
    let later: Int
    let similarity: Double
  }

  static let leastSimilarity = 0.8
  private static let runLength = 3
  /// With a similarity of 0.8 one pair in six hundred shares none of four.
  private static let sketchSize = 4
  /// How many of those that share a run a document is compared with: a phrase may be in every document.
  private static let comparisons = 8
  /// Texts with fewer words say too little to be called near; they may be the same.
  private static let fewestWords = 12

  /// For each document that repeats others, the one it is nearest to.
  private(set) var pairs: [Pair] = []

  init(in corpus: Corpus) {
    // In the order of the file, the first of two is the one to keep.
    let order = corpus.entries.indices.sorted { corpus.entries[$0].lineNumber < corpus.entries[$1].lineNumber }
    var sharing: [UInt64: [Int]] = [:]
    for index in order {
      guard let words = Self.words(of: index, in: corpus) else { continue }
      let runs = words.shingles(of: Self.runLength)
      let sketch = runs.prefix(Self.sketchSize)
      let candidates = Set(sketch.flatMap { sharing[$0] ?? [] }).sorted()
      let near = candidates.compactMap { Self.pair($0, index, words, runs, in: corpus) }
      if let nearest = near.max(by: { $0.similarity < $1.similarity }) { pairs.append(nearest) }
      for run in sketch where sharing[run, default: []].count < Self.comparisons {
        sharing[run, default: []].append(index)
      }
    }
  }

  private static func pair(
    _ first: Int, _ later: Int, _ words: PassageWords, _ runs: [UInt64], in corpus: Corpus
  ) -> Pair? {
    guard let other = Self.words(of: first, in: corpus) else { return nil }
    if other.hashes == words.hashes { return Pair(first: first, later: later, similarity: 1) }
    guard min(other.hashes.count, words.hashes.count) >= fewestWords else { return nil }
    let similarity = share(runs, other.shingles(of: runLength))
    // What differs at all is not the same, however often its words are repeated.
    return similarity >= leastSimilarity ? Pair(first: first, later: later, similarity: min(similarity, 0.99)) : nil
  }

  /// Jaccard's index of two ascending lists.
  private static func share(_ one: [UInt64], _ other: [UInt64]) -> Double {
    var (i, j, common) = (0, 0, 0)
    while i < one.count, j < other.count {
      if one[i] == other[j] { common += 1 }
      let (isNotGreater, isNotLess) = (one[i] <= other[j], one[i] >= other[j])
      if isNotGreater { i += 1 }
      if isNotLess { j += 1 }
    }
    return Double(common) / Double(max(one.count + other.count - common, 1))
  }

  /// The words of a document: those of its text, or of its title when it has no text.
  private static func words(of index: Int, in corpus: Corpus) -> PassageWords? {
    guard let passage = corpus.passage(at: corpus.entries[index]) else { return nil }
    let words = PassageWords(passage.text)
    return words.hashes.isEmpty ? PassageWords(passage.title) : words
  }
}
