/// Several sequences as numbers; equal symbols, in whichever sequence, have equal numbers.
struct NumberedSequences {
  private(set) var sequences: [[UInt32]]
  /// The number that all numbers are below.
  private(set) var bound: Int

  private init(sequences: [[UInt32]], bound: Int) {
    self.sequences = sequences
    self.bound = bound
  }

  /// Numbers the scalars of texts.
  init(scalars texts: [[UInt32]]) {
    self = NumberTable.with(capacity: texts.reduce(0) { $0 + $1.count }) { numbers in
      let sequences = texts.map { text in text.map { numbers.number(of: UInt64($0)) } }
      return NumberedSequences(sequences: sequences, bound: numbers.count)
    }
  }

  /// Numbers words.
  init(words texts: [[Token]]) {
    self = NumberTable.with(capacity: texts.reduce(0) { $0 + $1.count }) { numbers in
      let sequences = texts.map { text in text.map { numbers.number(of: $0) } }
      return NumberedSequences(sequences: sequences, bound: numbers.count)
    }
  }

  /// The runs of 1, 2, … up to `longest` symbols, each numbered in the same way.
  func runs(upTo longest: Int) -> [NumberedSequences] {
    guard longest > 0 else { return [] }
    var runs = [self]
    for length in 1..<longest { runs.append(runs[length - 1].extended(by: self, at: length)) }
    return runs
  }

  /// The runs with the symbol behind each of them, which is `offset` places from where it begins.
  private func extended(by symbols: NumberedSequences, at offset: Int) -> NumberedSequences {
    let most = symbols.sequences.reduce(0) { $0 + max(0, $1.count - offset) }
    return NumberTable.with(capacity: most) { numbers in
      let longer = zip(sequences, symbols.sequences).map { runs, symbols in
        zip(runs, symbols.dropFirst(offset)).map { numbers.number(of: UInt64($0) << 32 | UInt64($1)) }
      }
      return NumberedSequences(sequences: longer, bound: numbers.count)
    }
  }

  /// How often each number occurs in a sequence.
  func counts(in index: Int) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: bound)
    for number in sequences[index] { counts[Int(number)] += 1 }
    return counts
  }

  /// How many symbols of one sequence another one has too, each counted as often as both have it.
  func commonCount(_ one: Int, _ other: Int) -> Int {
    sequences[one].commonCount(with: counts(in: other))
  }
}

extension [UInt32] {
  /// How many of the numbers there are among those that have been counted, each taken as often as it is there.
  func commonCount(with counts: [UInt32]) -> Int {
    var free = counts
    return count { number in
      guard free[Int(number)] > 0 else { return false }
      free[Int(number)] -= 1
      return true
    }
  }
}
