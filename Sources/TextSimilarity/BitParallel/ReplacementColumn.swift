/// Insertions, deletions and replacements.
enum ReplacementRules: EditRules {
  typealias ShortColumn = ReplacementColumn<UInt64>
  typealias LongColumn = ReplacementColumn<UInt128>
}

/// A column of the table of insertions, deletions and replacements.
struct ReplacementColumn<Word: FixedWidthInteger & UnsignedInteger>: EditColumn {
  private(set) var more: Word
  private(set) var less: Word

  @inline(__always)
  init(behindEqual count: Int) {
    more = ~Word(0) << Word(count)
    less = ~more
  }

  @inline(__always)
  mutating func advance(_ matches: Word) {
    let (rightMore, rightLess) = step(matches, matches)
    close(matches, rightMore << 1 | 1, rightLess << 1)
  }

  @inline(__always)
  mutating func advance(_ matches: Word, below: ReplacementStep) -> ReplacementStep {
    let (rightMore, rightLess) = step(matches, matches | Word(truncatingIfNeeded: below.less))
    let top = Word.bitWidth &- 1
    let last = ReplacementStep(
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
}

/// How a row changes: by one more, by one less, or not at all.
struct ReplacementStep: EditStep {
  let more: UInt8
  let less: UInt8

  static let rise = ReplacementStep(more: 1, less: 0)

  var change: Int { Int(more) &- Int(less) }
}
