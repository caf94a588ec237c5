/// The masks of a pattern that is compared with many texts: made once, and looked up by symbols as they are.
///
/// Symbols are grouped into pages of 128. Only pages with a symbol of the pattern have words, and all others share an
/// empty one, so the text needs no encoding and a pattern in any script no more than a few kilobytes.
struct PreparedMasks: Sendable {
  private var pages: [UInt8]
  private var low: [UInt64]
  private var high: [UInt64]

  /// Takes a pattern of 1 to 128 symbols; makes nothing of another.
  init?(_ pattern: [UInt32]) {
    guard let largest = pattern.max(), pattern.count <= UInt128.bitWidth else { return nil }
    pages = [UInt8](repeating: 0, count: Int(largest) / PagedMasks<UInt128>.pageSize + 1)
    low = [UInt64](repeating: 0, count: PagedMasks<UInt128>.pageSize)
    high = low
    for (place, symbol) in pattern.enumerated() { insert(symbol, at: place) }
  }

  private mutating func insert(_ symbol: UInt32, at place: Int) {
    let (page, index) = Int(symbol).quotientAndRemainder(dividingBy: PagedMasks<UInt128>.pageSize)
    if pages[page] == 0 {
      pages[page] = UInt8(low.count / PagedMasks<UInt128>.pageSize)
      low += repeatElement(0, count: PagedMasks<UInt128>.pageSize)
      high += repeatElement(0, count: PagedMasks<UInt128>.pageSize)
    }
    let row = Int(pages[page]) * PagedMasks<UInt128>.pageSize + index
    if place < UInt64.bitWidth { low[row] |= 1 << UInt64(place) } else { high[row] |= 1 << UInt64(place - 64) }
  }

  /// Calls `body` with the masks.
  @inline(__always)
  func withMasks(_ body: (PagedMasks<UInt128>) -> Void) {
    pages.withUnsafeBufferPointer { pages in
      low.withUnsafeBufferPointer { low in
        high.withUnsafeBufferPointer { high in body(PagedMasks(pages: pages, low: low, high: high)) }
      }
    }
  }
}

/// A view of ``PreparedMasks``, good for the call that received it.
struct PagedMasks<Word: FixedWidthInteger & UnsignedInteger>: SymbolMasks {
  fileprivate let pages: UnsafeBufferPointer<UInt8>
  fileprivate let low: UnsafeBufferPointer<UInt64>
  fileprivate let high: UnsafeBufferPointer<UInt64>

  fileprivate static var pageSize: Int { 128 }

  @inline(__always)
  subscript<Symbol: BinaryInteger>(symbol: Symbol) -> Word {
    let value = UInt(truncatingIfNeeded: symbol)
    let page = Int(bitPattern: value &>> 7)
    let row = page < pages.count ? Int(pages[page]) &<< 7 | Int(bitPattern: value & 127) : 0
    return Word.bitWidth > UInt64.bitWidth
      ? Word(high[row]) << 64 | Word(low[row]) : Word(truncatingIfNeeded: low[row])
  }

  /// The lower halves, which are all there is of a pattern that ends within them.
  var lowHalves: PagedMasks<UInt64> { PagedMasks<UInt64>(pages: pages, low: low, high: high) }
}
