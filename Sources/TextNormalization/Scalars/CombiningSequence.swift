import CUTF8Proc

/// A character and the marks that attach to it: the unit within which Unicode reorders and composes.
///
/// One value is used for the whole text, so that no step allocates memory for each character.
struct CombiningSequence {
  private(set) var scalars: [Int32] = []
  private var ranked: [(combiningClass: Int, index: Int, scalar: Int32)] = []

  var isEmpty: Bool { scalars.isEmpty }
  var first: UInt32? { scalars.first.map(UInt32.init(bitPattern:)) }
  var last: UInt32? { scalars.last.map(UInt32.init(bitPattern:)) }

  mutating func append(_ scalar: UInt32) { scalars.append(Int32(bitPattern: scalar)) }
  mutating func removeAll() { scalars.removeAll(keepingCapacity: true) }

  /// Sorts each run of marks by combining class, as Unicode's canonical ordering asks.
  ///
  /// utf8proc would do it too, but in quadratic time for a text made of nothing but marks.
  mutating func reorder() {
    guard scalars.count > 1 else { return }
    var index = 0
    while index < scalars.count {
      let end = endOfMarks(from: index)
      if end > index + 1 { sortMarks(in: index..<end) }
      index = max(end, index + 1)
    }
  }

  /// Replaces each scalar by its full case folding, decomposed again with the same options.
  mutating func foldCase(with options: utf8proc_option_t, by folding: inout Decomposition) {
    for index in scalars.indices.reversed() {
      folding.decompose(UInt32(bitPattern: scalars[index]), with: options)
      if folding.isUnchanged { continue }
      if let single = folding.single { scalars[index] = single; continue }
      scalars.replaceSubrange(index...index, with: folding.scalars)
    }
  }

  /// Drops accents and takes the strokes off letters.
  mutating func removeDiacritics() {
    scalars.removeAll { scalar in
      scalar >= 0x300
        && Diacritics.isAccent(combiningClass: ScalarProperties(UInt32(bitPattern: scalar)).combiningClass)
    }
    for index in scalars.indices.reversed() {
      guard let base = Diacritics.baseLetters(of: UInt32(bitPattern: scalars[index])) else { continue }
      scalars.replaceSubrange(index...index, with: base.map(Int32.init(bitPattern:)))
    }
  }

  /// Composes what Unicode composes; the marks must be in order.
  mutating func compose() {
    guard scalars.count > 1 else { return }
    let options = utf8proc_option_t(UTF8PROC_COMPOSE.rawValue | UTF8PROC_STABLE.rawValue)
    let length = scalars.withUnsafeMutableBufferPointer { buffer in
      utf8proc_normalize_utf32(buffer.baseAddress, buffer.count, options)
    }
    // Composition never makes a sequence longer, and these options cannot fail.
    scalars.removeLast(scalars.count - Int(length))
  }

  private func endOfMarks(from start: Int) -> Int {
    var end = start
    while end < scalars.count, combiningClass(at: end) != 0 { end += 1 }
    return end
  }

  private func combiningClass(at index: Int) -> Int {
    scalars[index] < 0x300 ? 0 : ScalarProperties(UInt32(bitPattern: scalars[index])).combiningClass
  }

  private mutating func sortMarks(in range: Range<Int>) {
    ranked.removeAll(keepingCapacity: true)
    for index in range { ranked.append((combiningClass(at: index), index, scalars[index])) }
    ranked.sort { ($0.combiningClass, $0.index) < ($1.combiningClass, $1.index) }
    for (index, mark) in zip(range, ranked) { scalars[index] = mark.scalar }
  }
}
