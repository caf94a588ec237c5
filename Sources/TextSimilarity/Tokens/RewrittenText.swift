/// A text as the bytes of its UTF-8 or the values of its Unicode scalars, to be rewritten step by step.
///
/// Bytes do for rules that know ASCII only, at a fourth of the work.
struct RewrittenText<Symbol: FixedWidthInteger & UnsignedInteger & Sendable> {
  private(set) var symbols: [Symbol]

  /// Removes symbols of a kind.
  @inline(__always)
  mutating func remove(_ isKind: (Symbol) -> Bool) { symbols.removeAll(where: isKind) }

  /// Puts a space before and behind.
  mutating func pad() {
    rewrite { symbols, text in
      text.append(0x20)
      for symbol in symbols { text.append(symbol) }
      text.append(0x20)
    }
  }

  /// Puts a space behind each symbol.
  mutating func spread() {
    rewrite { symbols, text in
      for symbol in symbols {
        text.append(symbol)
        text.append(0x20)
      }
    }
  }

  /// Replaces a part of ASCII wherever it occurs, from the start on.
  mutating func replace(_ part: String, with replacement: String) {
    let (part, replacement) = (part.utf8.map { Symbol($0) }, replacement.utf8.map { Symbol($0) })
    guard let first = part.first, symbols.contains(first) else { return }
    var (replaced, index) = ([Symbol](), 0)
    while index < symbols.count {
      let isPart = symbols[index] == first && symbols[index...].starts(with: part)
      if isPart { replaced += replacement } else { replaced.append(symbols[index]) }
      index += isPart ? part.count : 1
    }
    symbols = replaced
  }

  /// Puts a space before and behind each symbol of a kind.
  @inline(__always)
  mutating func isolate(_ isKind: (Symbol) -> Bool) {
    guard symbols.contains(where: isKind) else { return }
    rewrite { symbols, text in
      for symbol in symbols {
        let isKind = isKind(symbol)
        if isKind { text.append(0x20) }
        text.append(symbol)
        if isKind { text.append(0x20) }
      }
    }
  }

  /// Which symbol of a pair gets a space on both sides.
  enum Isolated {
    case first
    case second
  }

  /// Puts a space between two neighbors of the given kinds, and one on the other side of that which is to be isolated.
  ///
  /// As a regular expression does it: what belongs to a pair is no part of another one, and neither are the new spaces.
  @inline(__always)
  mutating func isolate(_ isolated: Isolated, of isFirst: (Symbol) -> Bool, _ isSecond: (Symbol) -> Bool) {
    rewrite { symbols, text in
      var index = 0
      while index < symbols.count {
        let isPair = index &+ 1 < symbols.count && isFirst(symbols[index]) && isSecond(symbols[index &+ 1])
        if isPair, isolated == .first { text.append(0x20) }
        text.append(symbols[index])
        if isPair {
          text.append(0x20)
          text.append(symbols[index &+ 1])
        }
        if isPair, isolated == .second { text.append(0x20) }
        index &+= isPair ? 2 : 1
      }
    }
  }

  /// Lets `body` write the text anew, in no more than three symbols for each that there is and two more.
  @inline(__always)
  private mutating func rewrite(_ body: (UnsafeBufferPointer<Symbol>, inout Writer) -> Void) {
    symbols = symbols.withUnsafeBufferPointer { symbols in
      [Symbol](unsafeUninitializedCapacity: 3 * symbols.count + 2) { memory, count in
        var writer = Writer(memory: memory)
        body(symbols, &writer)
        count = writer.count
      }
    }
  }

  private struct Writer {
    let memory: UnsafeMutableBufferPointer<Symbol>
    var count = 0

    @inline(__always)
    mutating func append(_ symbol: Symbol) {
      memory.initializeElement(at: count, to: symbol)
      count &+= 1
    }
  }
}

extension RewrittenText<UInt8> {
  /// Takes the UTF-8 of a text, in lower case if asked.
  init(_ text: String, lowercased: Bool = false) {
    symbols = lowercased ? Lowercase.with(text, Array.init) : text.withUTF8Bytes(Array.init)
  }

  /// Removes white space from the end.
  mutating func trimEnd() {
    let end = symbols.withUnsafeBufferPointer { utf8 in
      var end = utf8.count
      while end > 0 {
        var start = end - 1
        while start > 0, utf8[start] & 0xC0 == 0x80 { start -= 1 }
        guard WhiteSpace.byteCount(at: start, of: utf8) > 0 else { return end }
        end = start
      }
      return 0
    }
    symbols.removeSubrange(end...)
  }
}

extension RewrittenText<UInt32> {
  /// Takes the scalars of a text, in lower case if asked.
  init(_ text: String, lowercased: Bool = false) {
    symbols =
      lowercased
      ? Lowercase.with(text) { $0.withScalars(Array.init) } : text.withUTF8Bytes { $0.withScalars(Array.init) }
  }

  /// The text in UTF-8.
  var utf8: [UInt8] {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(symbols.count)
    for value in symbols {
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
    while let last = symbols.last, WhiteSpace.contains(last) { symbols.removeLast() }
  }

  /// Removes white space from the start.
  mutating func trimStart() {
    symbols.removeSubrange(..<(symbols.firstIndex { !WhiteSpace.contains($0) } ?? symbols.endIndex))
  }
}
