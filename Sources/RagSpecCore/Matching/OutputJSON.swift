package import JSONText

/// The JSON that an output holds, which all matchers and `on` find in the same way.
///
/// 1. The whole output, if it is JSON.
/// 2. Else the last code block that is JSON.
/// 3. Else, of the objects and arrays that stand in the text, the last that holds an object or an array or is an object,
///    since a list such as `[1]` in prose is mostly a citation; or else the last list.
package struct OutputJSON {
  package let value: JSONValue
  /// Where it stands, as UTF-8 offsets.
  let range: Range<Int>

  /// Why an output cannot be read as JSON, in words.
  package struct Unreadable: Error {
    package let message: String
  }

  /// - Complexity: O(*n*).
  package init(in text: String) throws(Unreadable) {
    var bytes = text
    let result = bytes.withUTF8 { Self.read($0, text) }
    self = try result.get()
  }

  private init(_ value: JSONValue, at range: Range<Int>) { (self.value, self.range) = (value, range) }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ text: String) -> Result<Self, Unreadable> {
    let whole = attempt(0..<bytes.count, bytes)
    if case .success = whole { return whole.mapError(unreadable) }
    var blocks = CodeBlock.blocks(in: text).reversed().lazy.map { attempt($0.inside, bytes) }.makeIterator()
    let lastBlock = blocks.next()
    if case .success(let found)? = lastBlock { return .success(found) }
    while let block = blocks.next() { if case .success(let found) = block { return .success(found) } }
    if let range = telling(EmbeddedJSON.ranges(in: bytes), bytes) { return attempt(range, bytes).mapError(unreadable) }
    return (lastBlock ?? whole).mapError(unreadable)
  }

  private static func attempt(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Result<Self, JSONError> {
    do throws(JSONError) {
      return .success(Self(try EmbeddedJSON.value(at: range, in: bytes), at: range))
    } catch { return .failure(error) }
  }

  private static func unreadable(_ error: JSONError) -> Unreadable {
    Unreadable(message: "it is no JSON: \(error.message) at line \(error.line), column \(error.column)")
  }

  /// Returns the range that counts of those that hold an object or an array.
  private static func telling(_ ranges: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    ranges.last { range in
      bytes[range.lowerBound] == UInt8(ascii: "{")
        || bytes[range].dropFirst().contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
    } ?? ranges.last
  }
}

extension OutputJSON {
  /// Returns the value that a JSON Pointer leads to, as text: that of a string, else JSON; `nil` when there is none.
  func excerpt(at pointer: String, of output: String) -> OutputExcerpt? {
    guard let value = value.value(at: pointer), let names = JSONPointer.names(of: pointer) else { return nil }
    var bytes = output
    let place = bytes.withUTF8 { JSONPointer.range(of: names, in: $0, from: range.lowerBound) } ?? range
    switch value {
    // As it stands, where there is nothing that is written otherwise in JSON.
    case .string(let text) where text.utf8.count == place.count - 2:
      return OutputExcerpt(place.lowerBound + 1..<place.upperBound - 1, of: output)
    case .string(let text): return OutputExcerpt(text, standingFor: place)
    case .number: return OutputExcerpt(place, of: output)
    default: return OutputExcerpt(value.text(.canonical), standingFor: place)
    }
  }
}
