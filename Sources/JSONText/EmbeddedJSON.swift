/// Finds JSON in a text that is not JSON as a whole: `Sure! {"answer": 42} Anything else?`
///
/// Only objects and arrays are looked for: every text holds numbers and quoted words.
package enum EmbeddedJSON {
  /// Returns where complete objects and arrays stand that lie in no other one, in the order of the text.
  ///
  /// Each is right in its grammar; keys may be there twice, which `value(at:in:)` tells.
  ///
  /// - Complexity: O(*n*). A bracket that one attempt has seen is never tried again: whatever is open where an attempt fails
  ///   would fail there by itself, and what was closed before is found. Only brackets in what an attempt took for a string
  ///   are left, and two attempts that go over the same bytes disagree at each quote about what is a string.
  package static func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var isDecided = [Bool](repeating: false, count: bytes.count)
    for start in bytes.indices where isOpening(bytes[start]) && !isDecided[start] {
      let found = Attempt(bytes, from: start, &isDecided).closed
      for range in found { for position in range { isDecided[position] = true } }
      ranges += found
    }
    return ranges.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Reads the value at a range that `ranges(in:)` returned; errors have their places in the whole text.
  package static func value(
    at range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONError) -> JSONValue {
    var scanner = JSONScanner(UnsafeBufferPointer(rebasing: bytes[..<range.upperBound]))
    // Behind a byte-order mark the text begins.
    scanner.position = max(scanner.position, range.lowerBound)
    let value = try scanner.value()
    try scanner.finish()
    return value
  }

  private static func isOpening(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") }

  /// One walk over a value from its opening bracket, to its end or to where it goes wrong.
  private struct Attempt {
    /// The containers that were complete and lie in no other such.
    private(set) var closed: [Range<Int>] = []
    private var open: [(start: Int, isObject: Bool)] = []
    /// Starts with the attempt, so that an error counts no lines but its own.
    private var scanner: JSONScanner
    private let start: Int
    private var position: Int { start + scanner.position }

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ isDecided: inout [Bool]) {
      self.start = start
      scanner = JSONScanner(UnsafeBufferPointer(rebasing: bytes[start...]))
      // Where it goes wrong nobody needs to know: what was closed before counts.
      do throws(JSONError) { try walk(&isDecided) } catch {}
    }

    private mutating func walk(_ isDecided: inout [Bool]) throws(JSONError) {
      repeat {
        try enterOrSkip(&isDecided)
        while let inner = open.last, try !goesOn(inner.isObject) { close(inner.start) }
      } while !open.isEmpty
    }

    private mutating func enterOrSkip(_ isDecided: inout [Bool]) throws(JSONError) {
      let kind = try scanner.kind()
      guard kind == .object || kind == .array else { return try scanner.skipValue() }
      isDecided[position] = true
      open.append((position, kind == .object))
      if kind == .object { try scanner.enterObject() } else { try scanner.enterArray() }
    }

    private mutating func goesOn(_ isObject: Bool) throws(JSONError) -> Bool {
      if isObject { return try scanner.nextKey() != nil }
      return try scanner.nextElement()
    }

    private mutating func close(_ start: Int) {
      open.removeLast()
      while let last = closed.last, last.lowerBound > start { closed.removeLast() }
      closed.append(start..<position)
    }
  }
}
