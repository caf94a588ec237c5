/// The six kinds of JSON value.
package enum JSONKind: Sendable {
  case null, boolean, number, string, array, object
}

/// A strict cursor over JSON text that makes nothing: values are visited, sliced or skipped where they lie.
///
/// ```swift
/// try scanner.enterObject()
/// while let key = try scanner.nextKey() {
///   if key == "id" { id = try scanner.string().text } else { try scanner.skipValue() }
/// }
/// try scanner.finish()
/// ```
///
/// The grammar of RFC 8259 is checked in everything that is walked over, skipped values included, so a truncated or
/// invalid text is found by the time `finish()` returns. One byte-order mark at the start is passed over.
/// Duplicate keys are the reader's business here; `JSONValue` refuses them.
///
/// The scanner and its slices borrow `bytes`: they must not be used after the buffer has gone.
package struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Bytes consumed so far.
  package internal(set) var position = 0
  private var depth = 0
  private var progress = Progress.beforeValue
  private let firstLine: Int

  /// Containers may nest this deep.
  package static let depthLimit = 512

  private enum Progress {
    /// A value must follow: at the start, after a key, after a comma.
    case beforeValue
    /// An opening bracket was the last thing read.
    case inNewContainer
    /// A value was the last thing read.
    case afterValue
  }

  /// Starts before the first value; `firstLine` is the number that errors give to the first line.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int = 1) {
    self.bytes = bytes
    self.firstLine = firstLine
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }

  /// Returns where a key or string of this scanner starts, its opening quote included.
  package func offset(of slice: JSONStringSlice) -> Int {
    guard let start = bytes.baseAddress, let place = slice.bytes.baseAddress else { return position }
    return place - start - 1
  }

  /// Returns what the next value is, and leaves it to be read.
  package mutating func kind() throws(JSONError) -> JSONKind {
    try requireValue(.value)
    switch current {
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    default: throw unexpected(.value)
    }
  }

  /// Checks that nothing but white space follows the one value of the text.
  package mutating func finish() throws(JSONError) {
    skipWhitespace()
    guard progress == .afterValue else { throw unexpected(.value) }
    guard position == bytes.count else { throw failure(.contentAfterValue) }
  }
}

// MARK: Containers

extension JSONScanner {
  /// Reads the `{` of an object, whose members `nextKey()` then visits.
  package mutating func enterObject() throws(JSONError) { try enter(UInt8(ascii: "{"), .object) }

  /// Reads the `[` of an array, whose elements `nextElement()` then visits.
  package mutating func enterArray() throws(JSONError) { try enter(UInt8(ascii: "["), .array) }

  /// Returns the next key of the object that was entered last, or `nil` after leaving it.
  ///
  /// The member's value must be read or skipped before the next call.
  package mutating func nextKey() throws(JSONError) -> JSONStringSlice? {
    guard try advance(closing: UInt8(ascii: "}"), .commaOrClosingBrace) else { return nil }
    let isFirst = progress == .inNewContainer
    guard current == UInt8(ascii: "\"") else { throw unexpected(isFirst ? .keyOrClosingBrace : .key) }
    let key = try stringLiteral()
    skipWhitespace()
    guard current == UInt8(ascii: ":") else { throw unexpected(.colon) }
    position &+= 1
    progress = .beforeValue
    return key
  }

  /// Returns whether another element of the array that was entered last follows; leaves the array if none does.
  package mutating func nextElement() throws(JSONError) -> Bool {
    guard try advance(closing: UInt8(ascii: "]"), .commaOrClosingBracket) else { return false }
    progress = .beforeValue
    return true
  }

  private mutating func enter(_ bracket: UInt8, _ expectation: JSONError.Expectation) throws(JSONError) {
    try requireValue(expectation)
    guard current == bracket else { throw unexpected(expectation) }
    guard depth < Self.depthLimit else { throw failure(.tooDeep(limit: Self.depthLimit)) }
    depth &+= 1
    position &+= 1
    progress = .inNewContainer
  }

  /// Passes the comma between two members, or leaves the container and returns `false`.
  @inline(__always)
  private mutating func advance(closing: UInt8, _ expectation: JSONError.Expectation) throws(JSONError) -> Bool {
    skipWhitespace()
    if progress == .beforeValue { throw unexpected(.value) }
    if current == closing {
      depth &-= 1
      position &+= 1
      progress = .afterValue
      return false
    }
    if progress == .afterValue {
      guard current == UInt8(ascii: ",") else { throw unexpected(expectation) }
      position &+= 1
      skipWhitespace()
    }
    return true
  }
}

// MARK: Scalars

extension JSONScanner {
  /// Reads a string, and fails on any other value.
  package mutating func string() throws(JSONError) -> JSONStringSlice {
    try requireValue(.string)
    guard current == UInt8(ascii: "\"") else { throw unexpected(.string) }
    let slice = try stringLiteral()
    progress = .afterValue
    return slice
  }

  /// Reads a number, and fails on any other value.
  package mutating func number() throws(JSONError) -> JSONNumberSlice {
    try requireValue(.number)
    let slice = try numberLiteral()
    progress = .afterValue
    return slice
  }

  /// Reads `true` or `false`, and fails on any other value.
  package mutating func boolean() throws(JSONError) -> Bool {
    try requireValue(.boolean)
    if skip("true") { return true }
    guard skip("false") else { throw unexpected(.boolean) }
    return false
  }

  /// Reads `null`, and fails on any other value.
  package mutating func null() throws(JSONError) {
    try requireValue(.null)
    guard skip("null") else { throw unexpected(.null) }
  }

  /// Reads a `null` if that is next, and says whether it was.
  package mutating func skipNull() throws(JSONError) -> Bool {
    try requireValue(.value)
    return skip("null")
  }

  /// Passes over one value of any kind, checking its syntax.
  package mutating func skipValue() throws(JSONError) {
    switch try kind() {
    case .string: _ = try string()
    case .number: _ = try number()
    case .boolean: _ = try boolean()
    case .null: try null()
    case .object:
      try enterObject()
      while try nextKey() != nil { try skipValue() }
    case .array:
      try enterArray()
      while try nextElement() { try skipValue() }
    }
  }

  /// Passes over one value and returns its text as it stands.
  package mutating func rawValue() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
    skipWhitespace()
    let start = position
    try skipValue()
    return UnsafeBufferPointer(rebasing: bytes[start..<position])
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position &+ length <= bytes.count else { return false }
    for index in 0..<length where bytes[position &+ index] != word.utf8Start[index] { return false }
    position &+= length
    progress = .afterValue
    return true
  }
}

// MARK: Bytes

extension JSONScanner {
  /// The byte at the cursor, or 0, which no grammar rule accepts, at the end.
  @inline(__always)
  var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  @inline(__always)
  mutating func skipWhitespace() {
    while true {
      switch current {
      case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
      default: return
      }
    }
  }

  @inline(__always)
  private mutating func requireValue(_ expectation: JSONError.Expectation) throws(JSONError) {
    skipWhitespace()
    guard progress == .beforeValue else { throw unexpected(.commaOrClosingBracket) }
  }

  @inline(never)
  func unexpected(_ expectation: JSONError.Expectation) -> JSONError {
    failure(position < bytes.count ? .expected(expectation) : .endOfText(expected: expectation))
  }

  /// An error at the cursor, or at `offset`.
  @inline(never)
  package func failure(_ problem: JSONError.Problem, at offset: Int? = nil) -> JSONError {
    JSONError(problem, at: offset ?? position, in: bytes, firstLine: firstLine)
  }
}
