/// A pattern and a text whose symbols are indices into a table of `rowCount` rows.
///
/// Symbols of the text that the pattern does not have pick rows that no symbol of the pattern picks.
struct EncodedPair<Symbol: FixedWidthInteger & UnsignedInteger> {
  let pattern: UnsafeBufferPointer<Symbol>
  let text: UnsafeBufferPointer<Symbol>
  let rowCount: Int
}

extension BufferPair {
  /// Calls `body` with `first` as the pattern and `second` as the text.
  func withEncoded<Result>(_ body: (EncodedPair<Symbol>) -> Result) -> Result {
    if let alphabetSize { return body(EncodedPair(pattern: first, text: second, rowCount: alphabetSize)) }
    return Alphabet<Symbol>.with(symbolsOf: first) { alphabet in
      withUnsafeTemporaryAllocation(of: Symbol.self, capacity: first.count &+ second.count) { rows in
        for (index, symbol) in first.enumerated() { rows.initializeElement(at: index, to: alphabet.row(of: symbol)) }
        for (index, symbol) in second.enumerated() {
          rows.initializeElement(at: first.count &+ index, to: alphabet.row(of: symbol))
        }
        return body(
          EncodedPair(
            pattern: UnsafeBufferPointer(rebasing: rows[..<first.count]),
            text: UnsafeBufferPointer(rebasing: rows[first.count...]),
            rowCount: alphabet.rowCount))
      }
    }
  }
}

/// The symbols of a pattern, numbered from 1 in order of appearance: an open-addressing table with linear probing.
private struct Alphabet<Symbol: FixedWidthInteger & UnsignedInteger> {
  /// A symbol and its row; row 0 marks a free slot.
  struct Slot {
    var symbol: Symbol
    var row: Symbol
  }

  private let slots: UnsafeMutableBufferPointer<Slot>
  private let shift: UInt32
  private(set) var rowCount = 1

  static func with<Result>(
    symbolsOf pattern: UnsafeBufferPointer<Symbol>, _ body: (Alphabet) -> Result
  ) -> Result {
    let bits = capacityBits(for: pattern.count)
    return withUnsafeTemporaryAllocation(of: Slot.self, capacity: 1 << bits) { slots in
      slots.initialize(repeating: Slot(symbol: 0, row: 0))
      var alphabet = Alphabet(slots: slots, shift: UInt32(32 - bits))
      for symbol in pattern { alphabet.insert(symbol) }
      return body(alphabet)
    }
  }

  private init(slots: UnsafeMutableBufferPointer<Slot>, shift: UInt32) {
    self.slots = slots
    self.shift = shift
  }

  /// Half of the slots stay free. There are 1,114,112 code points, so 2²¹ slots do for a text of any length.
  private static func capacityBits(for count: Int) -> Int {
    min(21, Int.bitWidth - (2 * count).leadingZeroBitCount)
  }

  private mutating func insert(_ symbol: Symbol) {
    let slot = self.slot(of: symbol)
    guard slots[slot].row == 0 else { return }
    slots[slot] = Slot(symbol: symbol, row: Symbol(truncatingIfNeeded: rowCount))
    rowCount &+= 1
  }

  /// The row of a symbol of the pattern, 0 for any other symbol.
  @inline(__always)
  func row(of symbol: Symbol) -> Symbol { slots[slot(of: symbol)].row }

  /// The slot that holds the symbol, else the free one where it belongs.
  @inline(__always)
  private func slot(of symbol: Symbol) -> Int {
    var slot = Int((UInt32(truncatingIfNeeded: symbol) &* 0x9E37_79B1) >> shift)
    while slots[slot].row != 0, slots[slot].symbol != symbol {
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return slot
  }
}
