/// A column of the table of edit counts: which rows hold one more, and one less, than the row above.
struct EditColumn<Word: FixedWidthInteger & UnsignedInteger> {
  private var more = ~Word(0)
  private var less = Word(0)

  /// Moves on by a symbol of the text below a row that holds 0, 1, 2, ….
  @inline(__always)
  mutating func advance(_ matches: Word) {
    let (rightMore, rightLess) = step(matches, matches)
    close(matches, rightMore << 1 | 1, rightLess << 1)
  }

  /// Moves on by a symbol, below a row that changes by `step` there; returns how the last row changes.
  @inline(__always)
  mutating func advance(_ matches: Word, below: EditStep) -> EditStep {
    let (rightMore, rightLess) = step(matches, matches | Word(truncatingIfNeeded: below.less))
    let top = Word.bitWidth &- 1
    let last = EditStep(
      more: UInt8(truncatingIfNeeded: rightMore >> top), less: UInt8(truncatingIfNeeded: rightLess >> top))
    close(
      matches, rightMore << 1 | Word(truncatingIfNeeded: below.more),
      rightLess << 1 | Word(truncatingIfNeeded: below.less))
    return last
  }

  /// The rows in which the next column holds one more, and one less, than this one.
  @inline(__always)
  private func step(_ matches: Word, _ starts: Word) -> (more: Word, less: Word) {
    let level = (((starts & more) &+ more) ^ more) | starts
    return (less | ~(level | more), more & level)
  }

  @inline(__always)
  private mutating func close(_ matches: Word, _ rightMore: Word, _ rightLess: Word) {
    let level = matches | less
    more = rightLess | ~(level | rightMore)
    less = rightMore & level
  }

  /// How much more the last of the given rows holds than the row below the first.
  @inline(__always)
  func rise(over rows: Word) -> Int { (more & rows).nonzeroBitCount &- (less & rows).nonzeroBitCount }
}

/// How a row of the table changes from one column to the next: by one more, by one less, or not at all.
struct EditStep {
  let more: UInt8
  let less: UInt8

  static let rise = EditStep(more: 1, less: 0)
}
