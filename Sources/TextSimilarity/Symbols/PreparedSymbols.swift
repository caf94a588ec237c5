/// The symbols of a sequence that is compared with many others.
///
/// It is a class because a copy of all its arrays for each comparison would cost more than a short comparison itself.
final class PreparedSymbols: Sendable {
  /// The text as ASCII, if it is one.
  private let bytes: [UInt8]?
  private let symbols: [UInt32]
  private let masks: PreparedMasks?

  /// Prepares a text.
  convenience init(_ text: String) {
    let scalars = text.unicodeScalars.map(\.value)
    self.init(scalars, bytes: text.withUTF8Bytes { $0.isASCII ? Array($0) : nil })
  }

  /// Prepares a sequence of numbers.
  convenience init(numbers: [UInt32]) { self.init(numbers, bytes: nil) }

  private init(_ symbols: [UInt32], bytes: [UInt8]?) {
    self.symbols = symbols
    self.bytes = bytes
    masks = PreparedMasks(symbols)
  }

  /// Calls `body` with the prepared text and another one.
  func withPair(_ other: String, _ body: (SymbolPair) -> Void) {
    other.withUTF8Bytes { other in
      guard let bytes, other.isASCII else { return other.withScalars { withPair($0, below: nil, body) } }
      bytes.withUnsafeBufferPointer { call(body, with: SymbolPair(BufferPair($0, other, alphabetSize: 128))) }
    }
  }

  /// Calls `body` with the prepared sequence and another one, of numbers below a bound if there is one.
  func withPair(_ other: UnsafeBufferPointer<UInt32>, below bound: Int?, _ body: (SymbolPair) -> Void) {
    symbols.withUnsafeBufferPointer { call(body, with: SymbolPair(BufferPair($0, other, alphabetSize: bound))) }
  }

  private func call(_ body: (SymbolPair) -> Void, with pair: SymbolPair) {
    guard let masks else { return body(pair) }
    masks.withMasks { masks in
      withUnsafePointer(to: masks) { masks in
        var pair = pair
        pair.masks = masks
        body(pair)
      }
    }
  }
}
