private import CSHA256

/// The SHA-256 of some bytes: the name by which requests, responses, suites and verdicts are known.
///
/// Stored inline as four words, most significant first, so that equality, order and hashing cost a few instructions.
/// The order is that of the bytes, which is also that of the hexadecimal form.
package struct SHA256Digest: Hashable, Sendable {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  fileprivate init(_ words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  /// Hashes a whole buffer; an empty one is a message too.
  ///
  /// - Complexity: O(*n*), about 0.6 ns a byte with SHA instructions and 4 ns without.
  package init(hashing bytes: UnsafeRawBufferPointer) {
    self.init(csha256_hash(bytes.baseAddress, bytes.count).words)
  }

  /// Hashes the UTF-8 of a text, without normalizing it: two spellings of "é" have two digests.
  package init(hashing text: String) {
    var text = text
    self = text.withUTF8 { SHA256Digest(hashing: UnsafeRawBufferPointer($0)) }
  }

  package static func == (first: Self, second: Self) -> Bool { first.words == second.words }

  /// A digest is as good as random already, so that one word of it tells as much as all four.
  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension SHA256Digest: Comparable {
  package static func < (first: Self, second: Self) -> Bool { first.words < second.words }
}

extension SHA256Digest {
  /// The number of bytes of every digest.
  package static let byteCount = 32

  /// Takes back the 32 bytes of a digest, as stored in a database; `nil` for any other number of bytes.
  package init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Self.byteCount else { return nil }
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
    }
    self.init((word(0), word(1), word(2), word(3)))
  }

  /// Calls `body` with the 32 bytes in the standard's order; the pointer is valid only inside.
  package func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let ordered = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    return try Swift.withUnsafeBytes(of: ordered, body)
  }
}

/// A message that is hashed piece by piece; the pieces leave no trace of where they met.
///
/// `update("ab")` then `update("c")` is the digest of "abc": whoever hashes fields puts lengths or separators between.
package struct SHA256Hasher: Sendable {
  private var context = csha256_begin()

  /// Starts with the empty message.
  package init() {}

  /// Feeds bytes; none change nothing.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    csha256_update(&context, bytes.baseAddress, bytes.count)
  }

  /// Feeds the UTF-8 of a text.
  package mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// Feeds the 32 bytes of a digest.
  package mutating func update(_ digest: SHA256Digest) {
    digest.withUnsafeBytes { update($0) }
  }

  /// Returns the digest of what was fed so far; more may follow.
  package func digest() -> SHA256Digest {
    withUnsafePointer(to: context) { SHA256Digest(csha256_finish($0).words) }
  }
}
