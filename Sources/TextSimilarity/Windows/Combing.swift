/// All windows of a haystack against a whole needle at once, by Tiskin's combing of semi-local common subsequences.
///
/// A strand enters the table of needle rows and haystack columns at the left of each row and at the top of each column
/// and leaves at the right or at the bottom. Two strands that meet change places if the cell is a match or if they have
/// crossed before. In the end the common subsequence of the needle and the columns *i*..<*j* is shorter than *j* − *i* by
/// the number of strands that enter in column *i* or later and leave before *j*.
///
/// - Complexity: O(*m* · *n*) time, four or eight cells in a step, and O(*m* + *n*) space.
/// - SeeAlso: Tiskin, *Semi-local string comparison: algorithmic techniques and applications*, 2008.
enum Combing {
  /// Offers every window that is as long as the needle.
  static func offerWindows<Symbol>(of pair: EncodedPair<Symbol>, to best: inout BestWindow) {
    let strandCount = pair.pattern.count + pair.text.count
    if max(strandCount, pair.rowCount) <= Int(Int16.max) {
      Comb<Int16>.with(pair) { $0.offerWindows(to: &best) }
    } else {
      Comb<Int32>.with(pair) { $0.offerWindows(to: &best) }
    }
  }
}

/// The strands, by numbers that fit into `Strand`: first those of the rows from the bottom up, then those of the columns.
private struct Comb<Strand: FixedWidthInteger & SignedInteger> {
  /// The needle's symbols from the last to the first, and the strand in each of their rows.
  let needle: UnsafeMutableBufferPointer<Strand>
  let rows: UnsafeMutableBufferPointer<Strand>
  /// The haystack's symbols, and the strand in each of their columns.
  let haystack: UnsafeMutableBufferPointer<Strand>
  let columns: UnsafeMutableBufferPointer<Strand>

  /// Calls `body` with the strands as they leave.
  static func with<Symbol: BinaryInteger>(_ pair: EncodedPair<Symbol>, _ body: (Comb) -> Void) {
    let (height, width) = (pair.pattern.count, pair.text.count)
    withUnsafeTemporaryAllocation(of: Strand.self, capacity: 2 * (height + width)) { memory in
      func part(_ start: Int, _ count: Int) -> UnsafeMutableBufferPointer<Strand> {
        UnsafeMutableBufferPointer(rebasing: memory[start..<start + count])
      }
      let comb = Comb(
        needle: part(0, height), rows: part(height, height), haystack: part(2 * height, width),
        columns: part(2 * height + width, width))
      comb.enter(pair)
      for diagonal in (1 - height)..<width { comb.pass(diagonal) }
      body(comb)
    }
  }

  private func enter<Symbol: BinaryInteger>(_ pair: EncodedPair<Symbol>) {
    for (index, symbol) in pair.pattern.reversed().enumerated() {
      needle.initializeElement(at: index, to: Strand(truncatingIfNeeded: symbol))
      rows.initializeElement(at: index, to: Strand(truncatingIfNeeded: index))
    }
    for (index, symbol) in pair.text.enumerated() {
      haystack.initializeElement(at: index, to: Strand(truncatingIfNeeded: symbol))
      columns.initializeElement(at: index, to: Strand(truncatingIfNeeded: needle.count &+ index))
    }
  }

  /// Passes the cells in which a row, from the bottom, and a column are the given number apart. None of them touches
  /// another, and there is no branch: the compiler does eight or sixteen at once.
  @inline(__always)
  private func pass(_ diagonal: Int) {
    let lower = Swift.max(0, -diagonal)
    let upper = Swift.min(needle.count, haystack.count - diagonal)
    for row in lower..<upper {
      let (strand, other) = (rows[row], columns[row &+ diagonal])
      let swaps: Strand = (needle[row] == haystack[row &+ diagonal] ? -1 : 0) | (strand > other ? -1 : 0)
      let change = (strand ^ other) & swaps
      rows[row] = strand ^ change
      columns[row &+ diagonal] = other ^ change
    }
  }

  /// Offers every window as long as the needle, each from the one before.
  func offerWindows(to best: inout BestWindow) {
    let height = needle.count
    let exits = exitsByEntry()
    var missing = columns.prefix(height).count { Int($0) >= height }
    best.offer(0..<height, length: height - missing)
    for start in 0..<(columns.count - height) {
      let end = start + height
      if Int(exits[start]) < end { missing -= 1 }
      if Int(columns[end]) - height > start { missing += 1 }
      best.offer(start + 1..<end + 1, length: height - missing)
    }
  }

  /// For each column where the strand leaves that enters there, the greatest number for one that leaves at the right.
  /// They take the memory of the haystack, which has done its work.
  private func exitsByEntry() -> UnsafeMutableBufferPointer<Strand> {
    haystack.update(repeating: .max)
    for (column, strand) in columns.enumerated() where Int(strand) >= needle.count {
      haystack[Int(strand) - needle.count] = Strand(truncatingIfNeeded: column)
    }
    return haystack
  }
}
