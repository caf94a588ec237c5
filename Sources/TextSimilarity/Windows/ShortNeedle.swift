/// The windows of a haystack against a needle that fits into a word, one at a time and as few as will do.
///
/// From one window to the next the common subsequence grows or shrinks by one at most. So between two windows whose
/// lengths are known there may be none that is long enough, and then none is looked at.
///
/// - Complexity: O(*m* · *n*) time at most, O(*n*) where all but a few windows are far from the best; no memory.
struct ShortNeedle<Symbol: FixedWidthInteger & UnsignedInteger, Word: FixedWidthInteger & UnsignedInteger> {
  private let masks: MatchMasks<Word>
  fileprivate let count: Int
  private let haystack: UnsafeBufferPointer<Symbol>

  /// Offers the best of the windows that are as long as the needle.
  @inline(__always)
  static func offerWindows(of pair: EncodedPair<Symbol>, to best: inout BestWindow) {
    MatchMasks<Word>.with(rowCount: pair.rowCount) { masks in
      masks.insert(pair.pattern[...])
      let needle = ShortNeedle(masks: masks, count: pair.pattern.count, haystack: pair.text)
      if let place = needle.firstOccurrence {
        best.offer(place..<place + needle.count, length: needle.count)
      } else {
        var search = WindowSearch(needle: needle, length: best.insufficientLength)
        search.run()
        if let start = search.firstStart {
          best.offer(start..<start + needle.count, length: search.length)
        }
      }
    }
  }

  /// Where the haystack has the needle as it is for the first time.
  private var firstOccurrence: Int? {
    let last = Word(1) << Word(count - 1)
    var prefixes = Word(0)
    for (index, symbol) in haystack.enumerated() {
      prefixes = (prefixes << 1 | 1) & masks[symbol]
      if prefixes & last != 0 { return index + 1 - count }
    }
    return nil
  }

  /// The length of the common subsequence with the window that starts at a place.
  @inline(__always)
  fileprivate func length(at start: Int) -> Int {
    let window = UnsafeBufferPointer(rebasing: haystack[start..<start &+ count])
    return CommonSubsequence.length(of: window[...], behind: 0, below: count, atLeast: 0, masks: masks) ?? 0
  }

  fileprivate var lastStart: Int { haystack.count - count }
}

/// The search for the window with the longest common subsequence.
private struct WindowSearch<Symbol: FixedWidthInteger & UnsignedInteger, Word: FixedWidthInteger & UnsignedInteger> {
  let needle: ShortNeedle<Symbol, Word>
  /// The length to exceed: that of the best window so far.
  var length: Int
  /// Where the best window starts, if there is one; there may be one as good before it.
  private var start: Int?

  init(needle: ShortNeedle<Symbol, Word>, length: Int) {
    self.needle = needle
    self.length = length
  }

  mutating func run() {
    if length < needle.count / 2 { scout() }
    var (place, placeLength) = (0, look(at: 0))
    while place < needle.lastStart {
      let next = min(needle.lastStart, place &+ 2 &* max(1, length &- placeLength))
      let nextLength = look(at: next)
      look(between: (place, placeLength), and: (next, nextLength))
      (place, placeLength) = (next, nextLength)
    }
  }

  /// Where the first of the best windows starts, so that the cut-off has no say in which one it is.
  var firstStart: Int? {
    guard let start else { return nil }
    var place = 0
    while place < start {
      let missing = length &- needle.length(at: place)
      if missing == 0 { return place }
      place &+= missing
    }
    return start
  }

  /// Looks at a few windows, so that a good one is known early.
  private mutating func scout() {
    for place in stride(from: 0, through: needle.lastStart, by: max(1, needle.count / 2)) { _ = look(at: place) }
  }

  private mutating func look(at place: Int) -> Int {
    let found = needle.length(at: place)
    if found > length { (length, start) = (found, place) }
    return found
  }

  /// Looks at those windows between two known ones that may be better than the best so far.
  private mutating func look(between one: (place: Int, length: Int), and other: (place: Int, length: Int)) {
    let distance = other.place &- one.place
    guard distance > 1, (one.length &+ other.length &+ distance) / 2 > length else { return }
    let place = one.place &+ distance / 2
    let middle = (place, look(at: place))
    look(between: one, and: middle)
    look(between: middle, and: other)
  }
}
