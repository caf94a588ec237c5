/// Several sequences as numbers; equal symbols, in whichever sequence, have equal numbers.
///
/// All sequences lie in one array, and so do the runs that take their place: most texts are short, and to allocate costs
/// more than to count their words.
struct NumberedSequences {
  private(set) var numbers: [UInt32]
  /// Where each sequence ends.
  private let ends: [Int]
  /// The number that all numbers are below.
  private(set) var bound: Int
  /// How many symbols a number stands for; it lies where the first of them did.
  private var runLength = 1

  private init(numbers: [UInt32], ends: [Int], bound: Int) {
    self.numbers = numbers
    self.ends = ends
    self.bound = bound
  }

  /// Numbers symbols, of which each sequence ends at a place.
  private init<Key: TableKey>(_ keys: UnsafeBufferPointer<Key>, ends: [Int]) {
    self = NumberTable<Key>.with(capacity: keys.count) { table in
      let numbers = [UInt32](unsafeUninitializedCapacity: keys.count) { numbers, count in
        for key in keys {
          numbers.initializeElement(at: count, to: table.number(of: key))
          count &+= 1
        }
      }
      return NumberedSequences(numbers: numbers, ends: ends, bound: table.count)
    }
  }

  /// Numbers words, of which each sequence ends at a place.
  init(words: [Token], ends: [Int]) {
    self = words.withUnsafeBufferPointer { NumberedSequences($0, ends: ends) }
  }

  /// Numbers words.
  init(words texts: [[Token]]) { self.init(words: Array(texts.joined()), ends: Self.ends(of: texts)) }

  /// Numbers the scalars of texts.
  init(scalars texts: [[UInt32]]) {
    self = texts.flatMap { $0.map(UInt64.init) }.withUnsafeBufferPointer {
      NumberedSequences($0, ends: Self.ends(of: texts))
    }
  }

  /// Numbers the scalars of texts but for white space.
  init(scalarsOf texts: [String], lowercased: Bool) {
    self.init(
      scalars: texts.map {
        var text = RewrittenText<UInt32>($0, lowercased: lowercased)
        text.remove(WhiteSpace.contains)
        return text.symbols
      })
  }

  private static func ends(of texts: [[some Any]]) -> [Int] {
    var end = 0
    return texts.map { text in
      end += text.count
      return end
    }
  }
}

extension NumberedSequences {
  /// How many sequences there are.
  var count: Int { ends.count }

  /// The places of a sequence, or of its runs: fewer than there are symbols, and none if it is shorter than a run.
  func places(of index: Int) -> Range<Int> {
    let start = index > 0 ? ends[index - 1] : 0
    return start..<max(start, ends[index] - runLength + 1)
  }

  /// How many symbols, or runs, a sequence has.
  func count(of index: Int) -> Int { places(of: index).count }

  /// The numbers of a sequence.
  func sequence(_ index: Int) -> [UInt32] { Array(numbers[places(of: index)]) }

  /// Calls `body` with two sequences.
  func withPair<Result>(_ one: Int, _ other: Int, _ body: (SymbolPair) -> Result) -> Result {
    numbers.withUnsafeBufferPointer { numbers in
      body(
        SymbolPair(
          BufferPair(
            UnsafeBufferPointer(rebasing: numbers[places(of: one)]),
            UnsafeBufferPointer(rebasing: numbers[places(of: other)]), alphabetSize: bound)))
    }
  }
}

/// Runs of neighboring symbols, numbered in the same way as the symbols are.
extension NumberedSequences {
  /// Calls `body` with the runs of 1, 2, … up to `longest` symbols.
  func forEachRunLength(upTo longest: Int, _ body: (NumberedSequences) -> Void) {
    guard longest > 0 else { return }
    var runs = self
    body(runs)
    for _ in 1..<longest {
      runs.extend(by: self)
      body(runs)
    }
  }

  /// The runs of so many symbols, at least 1.
  func runs(of length: Int) -> NumberedSequences {
    var runs = self
    for _ in 1..<max(1, length) { runs.extend(by: self) }
    return runs
  }

  /// Puts in the place of each run that with the symbol behind it.
  private mutating func extend(by symbols: NumberedSequences) {
    runLength += 1
    let most = ends.indices.reduce(0) { $0 + count(of: $1) }
    bound = NumberTable<UInt64>.with(capacity: most) { table in
      for index in ends.indices { number(places(of: index), symbols, in: &table) }
      return table.count
    }
  }

  @inline(__always)
  private mutating func number(
    _ places: Range<Int>, _ symbols: NumberedSequences, in table: inout NumberTable<UInt64>
  ) {
    let reach = runLength - 1
    numbers.withUnsafeMutableBufferPointer { numbers in
      symbols.numbers.withUnsafeBufferPointer { symbols in
        for place in places {
          numbers[place] = table.number(of: UInt64(numbers[place]) &<< 32 | UInt64(symbols[place &+ reach]))
        }
      }
    }
  }
}

extension NumberedSequences {
  /// How often each number occurs in a sequence.
  func counts(in index: Int) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: bound)
    for number in numbers[places(of: index)] { counts[Int(number)] += 1 }
    return counts
  }

  /// How many symbols of one sequence another one has too, each counted as often as both have it.
  func commonCount(_ one: Int, _ other: Int) -> Int {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: bound) { free in
      free.initialize(repeating: 0)
      for number in numbers[places(of: other)] { free[Int(number)] &+= 1 }
      return commonCount(one, with: free)
    }
  }

  /// How many symbols of a sequence there are among those that have been counted, each taken as often as it is there.
  func commonCount(_ one: Int, with free: UnsafeMutableBufferPointer<UInt32>) -> Int {
    var count = 0
    for number in numbers[places(of: one)] where free[Int(number)] > 0 {
      free[Int(number)] &-= 1
      count &+= 1
    }
    return count
  }
}
