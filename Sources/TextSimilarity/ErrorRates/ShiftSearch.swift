/// The moves of runs of words that bring a text nearer to a reference, each the best of its moment.
struct ShiftSearch {
  private var words: [UInt32]
  private let reference: BeamReference
  /// How many candidates have been looked at, over all moves.
  private var candidateCount = 0

  private static let mostCandidates = 1_000

  /// Returns the number of moves and of other edits that are left from the first sequence to the second.
  static func edits(of numbers: NumberedSequences) -> Int {
    let (words, referenceWords) = (numbers.sequence(0), numbers.sequence(1))
    guard !referenceWords.isEmpty else { return words.count }
    var search = ShiftSearch(words: words, reference: BeamReference(words: referenceWords, bound: numbers.bound))
    return search.run()
  }

  private init(words: [UInt32], reference: BeamReference) {
    self.words = words
    self.reference = reference
  }

  private mutating func run() -> Int {
    var shiftCount = 0
    while true {
      let table = BeamTable(words, reference.words)
      guard let shift = bestShift(from: table), candidateCount < Self.mostCandidates else {
        return shiftCount + table.count
      }
      words = shift.applied(to: words)
      shiftCount += 1
    }
  }

  /// The move that saves most edits; among equals the longest run, then the one that stands first and moves least far.
  private mutating func bestShift(from table: BeamTable) -> Shift? {
    let alignment = BeamAlignment(table)
    var best: (saved: Int, shift: Shift)?
    for start in words.indices {
      for run in CommonRuns(words, reference.words, at: start) where alignment.allows(run) {
        for target in alignment.targets(of: run) {
          candidateCount += 1
          let shift = Shift(source: run.source, target: target)
          let most = table.count - max(1, best?.saved ?? 1)
          guard let count = reference.count(of: shift.applied(to: words), atMost: most) else { continue }
          let saved = table.count - count
          if let best, (saved, shift.rank) <= (best.saved, best.shift.rank) { continue }
          best = (saved, shift)
        }
        if candidateCount >= Self.mostCandidates { return best?.shift }
      }
    }
    return best?.shift
  }
}

/// A run of words that a text and a reference have in common.
struct CommonRun {
  /// Where it stands in the text.
  let source: Range<Int>
  /// Where it stands in the reference.
  let place: Range<Int>
}

/// All runs that start at a place of a text and that a reference has no more than 50 words away, the shorter ones first.
struct CommonRuns: Sequence, IteratorProtocol {
  private let words: [UInt32]
  private let reference: [UInt32]
  private let start: Int
  private var place: Int
  private var length = 0

  private static let mostWords = 10
  private static let mostDistance = 50

  init(_ words: [UInt32], _ reference: [UInt32], at start: Int) {
    self.words = words
    self.reference = reference
    self.start = start
    place = Swift.max(0, start - Self.mostDistance)
  }

  mutating func next() -> CommonRun? {
    while place < Swift.min(reference.count, start + Self.mostDistance + 1) {
      if length < Self.mostWords, start + length < words.count, place + length < reference.count,
        words[start + length] == reference[place + length]
      {
        length += 1
        return CommonRun(source: start..<start + length, place: place..<place + length)
      }
      (place, length) = (place + 1, 0)
    }
    return nil
  }
}

/// The move of a run of words.
struct Shift {
  let source: Range<Int>
  /// Before which word of the text the run goes; if that is behind the run itself, as counted without it.
  let target: Int

  /// Longer runs first, then earlier ones, then those that go further to the front.
  var rank: (Int, Int, Int) { (source.count, -source.lowerBound, -target) }

  func applied(to words: [UInt32]) -> [UInt32] {
    let (run, rest) = (words[source], words[..<source.lowerBound] + words[source.upperBound...])
    let place = target <= source.upperBound ? target : target - source.count
    return Array(rest.prefix(place) + run + rest.dropFirst(place))
  }
}

private func <= (one: (Int, (Int, Int, Int)), other: (Int, (Int, Int, Int))) -> Bool {
  one.0 != other.0 ? one.0 < other.0 : one.1 <= other.1
}
