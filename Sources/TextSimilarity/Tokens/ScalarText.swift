/// A text as the values of its Unicode scalars, to be rewritten step by step.
struct ScalarText {
  private(set) var scalars: [UInt32]

  /// Takes a text, in lower case if asked.
  init(_ text: String, lowercased: Bool = false) {
    scalars =
      lowercased
      ? Lowercase.with(text) { $0.withScalars(Array.init) } : text.withUTF8Bytes { $0.withScalars(Array.init) }
  }

  /// The text in UTF-8.
  var utf8: [UInt8] {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(scalars.count)
    for value in scalars {
      if value < 0x80 {
        utf8.append(UInt8(truncatingIfNeeded: value))
      } else if let scalar = Unicode.Scalar(value) {
        utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return utf8
  }

  /// Removes white space from the end.
  mutating func trimEnd() {
    while let last = scalars.last, WhiteSpace.contains(last) { scalars.removeLast() }
  }

  /// Removes all white space.
  mutating func removeWhiteSpace() { scalars.removeAll(where: WhiteSpace.contains) }

  /// Puts a space before and behind.
  mutating func pad() { scalars = [0x20] + scalars + [0x20] }

  /// Puts a space behind each scalar.
  mutating func spread() { scalars = scalars.flatMap { [$0, 0x20] } }

  /// Replaces a part wherever it occurs, from the start on.
  mutating func replace(_ part: String, with replacement: String) {
    // Nearly always the first scalar is not there, and no array is made.
    guard let first = part.unicodeScalars.first?.value, scalars.contains(first) else { return }
    let (part, replacement) = (part.unicodeScalars.map(\.value), replacement.unicodeScalars.map(\.value))
    var (replaced, index) = ([UInt32](), 0)
    while index < scalars.count {
      let isPart = scalars[index] == first && scalars[index...].starts(with: part)
      if isPart { replaced += replacement } else { replaced.append(scalars[index]) }
      index += isPart ? part.count : 1
    }
    scalars = replaced
  }

  /// Puts a space before and behind each scalar of a kind.
  @inline(__always)
  mutating func isolate(_ isKind: (UInt32) -> Bool) {
    guard scalars.contains(where: isKind) else { return }
    rewrite { scalars, spaced in
      for scalar in scalars {
        let isKind = isKind(scalar)
        if isKind { spaced.append(0x20) }
        spaced.append(scalar)
        if isKind { spaced.append(0x20) }
      }
    }
  }

  /// Which scalar of a pair gets a space on both sides.
  enum Isolated {
    case first
    case second
  }

  /// Puts a space between two neighbors of the given kinds, and one on the other side of that which is to be isolated.
  ///
  /// As a regular expression does it: what belongs to a pair is no part of another one, and neither are the new spaces.
  @inline(__always)
  mutating func isolate(_ isolated: Isolated, of isFirst: (UInt32) -> Bool, _ isSecond: (UInt32) -> Bool) {
    rewrite { scalars, spaced in
      var index = 0
      while index < scalars.count {
        let isPair = index + 1 < scalars.count && isFirst(scalars[index]) && isSecond(scalars[index + 1])
        if isPair, isolated == .first { spaced.append(0x20) }
        spaced.append(scalars[index])
        if isPair {
          spaced.append(0x20)
          spaced.append(scalars[index + 1])
        }
        if isPair, isolated == .second { spaced.append(0x20) }
        index += isPair ? 2 : 1
      }
    }
  }

  /// Lets `body` write the text anew.
  @inline(__always)
  private mutating func rewrite(_ body: (UnsafeBufferPointer<UInt32>, inout [UInt32]) -> Void) {
    var rewritten: [UInt32] = []
    rewritten.reserveCapacity(scalars.count + scalars.count / 2)
    scalars.withUnsafeBufferPointer { body($0, &rewritten) }
    scalars = rewritten
  }
}
