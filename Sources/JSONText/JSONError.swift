/// Why a text is not the JSON that was wanted, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  package let problem: Problem
  /// Bytes before the problem.
  package let offset: Int
  /// Lines from 1; a line ends with a line feed.
  package let line: Int
  /// Unicode scalars from 1.
  package let column: Int

  /// What can be wrong with JSON text.
  package enum Problem: Hashable, Sendable {
    case expected(Expectation)
    /// The text ends where more must follow.
    case endOfText(expected: Expectation)
    case contentAfterValue
    case controlCharacter(UInt8)
    case invalidEscape
    case invalidUTF8
    case leadingZero
    case numberOutOfRange
    case duplicateKey(String)
    case tooDeep(limit: Int)
  }

  /// What the grammar, or the reader, wants at a place.
  package enum Expectation: String, Sendable {
    case value = "a value"
    case null = "null"
    case boolean = "true or false"
    case number = "a number"
    case string = "a string"
    case array = "an array"
    case object = "an object"
    case digit = "a digit"
    case key = "a key in double quotes"
    case keyOrClosingBrace = "a key in double quotes or '}'"
    case colon = "':'"
    case commaOrClosingBrace = "',' or '}'"
    case commaOrClosingBracket = "',' or ']'"
    case closingQuote = "the closing '\"'"
  }
}

extension JSONError: CustomStringConvertible {
  /// The problem in words, without its place.
  package var message: String { problem.message }

  package var description: String { "\(line):\(column): \(message)" }
}

extension JSONError.Problem {
  /// The problem in words: lower case, no final period.
  package var message: String {
    switch self {
    case .expected(let expectation): "expected \(expectation.rawValue)"
    case .endOfText(let expectation): "the text ends where \(expectation.rawValue) was expected"
    case .contentAfterValue: "unexpected text after the JSON value"
    case .controlCharacter(let byte): "control character \(byte) in a string must be escaped"
    case .invalidEscape: "invalid escape in a string"
    case .invalidUTF8: "invalid UTF-8"
    case .leadingZero: "a number must not start with a superfluous '0'"
    case .numberOutOfRange: "number beyond the range of a 64-bit floating-point number"
    case .duplicateKey(let key): "duplicate key '\(key)'"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    }
  }
}

extension JSONError {
  /// Finds the line and column of an offset by counting from the start, which only failures pay for.
  init(_ problem: Problem, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    var (line, column) = (firstLine, 1)
    for byte in bytes[..<min(offset, bytes.count)] {
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(problem: problem, offset: offset, line: line, column: column)
  }
}
