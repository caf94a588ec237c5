/// Two sequences, ready to be compared: what ``SequenceMetric`` hands to a metric.
///
/// Texts are Unicode scalars, and bytes if both are ASCII; other sequences are running numbers of their elements. A pair
/// is good for the call that received it, no longer.
public struct SymbolPair {
  /// The number of symbols in the first sequence.
  public let firstCount: Int
  /// The number of symbols in the second sequence.
  public let secondCount: Int
  let storage: Storage
  /// The masks of the first sequence, if they have been prepared; a pointer because that makes a pair quick to hand on.
  var masks: UnsafePointer<PagedMasks<UInt128>>?

  /// The narrowest symbols that can hold both sequences.
  enum Storage {
    /// ASCII.
    case bytes(BufferPair<UInt8>)
    /// Scalar values, or the running numbers of tokens.
    case words(BufferPair<UInt32>)
  }

  init(_ pair: BufferPair<UInt8>) {
    self.init(storage: .bytes(pair), pair.first.count, pair.second.count)
  }

  init(_ pair: BufferPair<UInt32>) {
    self.init(storage: .words(pair), pair.first.count, pair.second.count)
  }

  private init(storage: Storage, _ firstCount: Int, _ secondCount: Int) {
    self.storage = storage
    self.firstCount = firstCount
    self.secondCount = secondCount
  }

  /// The pair with the sequences in the other order.
  var swapped: SymbolPair {
    switch storage {
    case .bytes(let pair): SymbolPair(pair.swapped)
    case .words(let pair): SymbolPair(pair.swapped)
    }
  }

  /// The number of symbols that both sequences begin with.
  var commonPrefixCount: Int {
    switch storage {
    case .bytes(let pair): pair.commonPrefixCount
    case .words(let pair): pair.commonPrefixCount
    }
  }

  /// The number of symbols that both sequences end with.
  var commonSuffixCount: Int {
    switch storage {
    case .bytes(let pair): pair.commonSuffixCount
    case .words(let pair): pair.commonSuffixCount
    }
  }
}

extension SymbolPair {
  /// Calls `body` with the Unicode scalars of two texts.
  @inline(__always)
  static func with<Result>(
    _ first: String, _ second: String, _ body: (SymbolPair) -> Result
  ) -> Result {
    let result = first.utf8.withContiguousStorageIfAvailable { first in
      second.utf8.withContiguousStorageIfAvailable { second in with(utf8: first, second, body) }
    }
    if case let result?? = result { return result }
    return withCopies(first, second, body)
  }

  /// Never inlined: where it is, both texts are retained and released even if there is nothing to copy.
  @inline(never)
  private static func withCopies<Result>(
    _ first: String, _ second: String, _ body: (SymbolPair) -> Result
  ) -> Result {
    first.withUTF8Bytes { first in
      second.withUTF8Bytes { second in with(utf8: first, second, body) }
    }
  }

  @inline(__always)
  static func with<Result>(
    utf8 first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, _ body: (SymbolPair) -> Result
  ) -> Result {
    if first.isASCII(with: second) { return body(SymbolPair(BufferPair(first, second, alphabetSize: 128))) }
    return first.withScalars { first in
      second.withScalars { second in body(SymbolPair(BufferPair(first, second, alphabetSize: nil))) }
    }
  }

  /// Calls `body` with a number for each token; equal tokens have equal numbers.
  static func with<Token: Hashable, Result>(
    tokens first: some Collection<Token>, _ second: some Collection<Token>, _ body: (SymbolPair) -> Result
  ) -> Result {
    var numbers: [Token: UInt32] = [:]
    let first = first.map { numbers.number(of: $0) }
    let second = second.map { numbers.number(of: $0) }
    return with(numbers: first, second, below: numbers.count, body)
  }

  static func with<Result>(
    numbers first: [UInt32], _ second: [UInt32], below bound: Int, _ body: (SymbolPair) -> Result
  ) -> Result {
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in body(SymbolPair(BufferPair(first, second, alphabetSize: bound))) }
    }
  }
}

extension Dictionary where Value == UInt32 {
  /// Returns the number of the token: the next free one when it is new.
  mutating func number(of token: Key) -> UInt32 {
    if let known = self[token] { return known }
    let next = UInt32(count)
    self[token] = next
    return next
  }
}
