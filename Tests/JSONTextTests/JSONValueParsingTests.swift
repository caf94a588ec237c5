import JSONText
import Testing

@Suite struct JSONValueParsingTests {
  /// Texts that RFC 8259 allows, and how they are written again.
  private static let accepted: [(text: String, rewritten: String)] = [
    ("null", "null"), ("true", "true"), ("false", "false"), (" \t\r\n null \n", "null"), ("\u{FEFF}[]", "[]"),
    ("0", "0"), ("-0", "-0"), ("1", "1"), ("-1", "-1"), ("1.5", "1.5"), ("12.50", "12.50"), ("1e5", "1e5"),
    ("1E+05", "1E+05"), ("-0.0e-0", "-0.0e-0"), ("123456789012345678901234567890", "123456789012345678901234567890"),
    ("1.7976931348623157e308", "1.7976931348623157e308"), ("1e-400", "1e-400"),
    (#""""#, #""""#), (#""a""#, #""a""#), (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\b\f\n\r\t""#),
    (#""\u0041\u00e9\u20AC\ud83D\ude00""#, #""Aé€😀""#), (#""\u0000\u001f\u007f""#, "\"\\u0000\\u001f\u{7F}\""),
    (#""\ud800""#, "\"\u{FFFD}\""), (#""\udc00x""#, "\"\u{FFFD}x\""), (#""\ud800\u0041""#, "\"\u{FFFD}A\""),
    (#""\ud800\ud83d\ude00""#, "\"\u{FFFD}😀\""), (#""\ud83d\n""#, "\"\u{FFFD}\\n\""),
    ("\"\u{2028}\u{10FFFF}é漢\"", "\"\u{2028}\u{10FFFF}é漢\""),
    ("[]", "[]"), ("[ ]", "[]"), ("[1]", "[1]"), ("[1,[2,[]],{}]", "[1,[2,[]],{}]"), ("[ 1 , 2 ]", "[1,2]"),
    ("{}", "{}"), ("{ }", "{}"), (#"{"a":1}"#, #"{"a":1}"#), (#"{ "b" : [ ] , "a" : { } }"#, #"{"b":[],"a":{}}"#),
    (#"{"":0}"#, #"{"":0}"#), (#"{"\u0061":1,"b":2}"#, #"{"a":1,"b":2}"#),
    ("{\"\u{E9}\":1,\"e\u{301}\":2}", "{\"\u{E9}\":1,\"e\u{301}\":2}"),
  ]

  @Test func `accepts what RFC 8259 allows`() throws {
    for (text, rewritten) in Self.accepted {
      let value = try JSONValue(parsing: text)
      #expect(Array(value.text().utf8) == Array(rewritten.utf8), "\(text)")
      #expect(try JSONValue(parsing: value.text()) == value, "\(text)")
    }
  }

  /// Texts that it forbids: the problem, and the bytes before it.
  private static let rejected: [(text: String, problem: JSONError.Problem, offset: Int)] = [
    ("", .endOfText(expected: .value), 0), ("  ", .endOfText(expected: .value), 2),
    ("\u{FEFF}", .endOfText(expected: .value), 3), ("\u{FEFF}\u{FEFF}1", .expected(.value), 3),
    ("x", .expected(.value), 0), ("nul", .expected(.null), 0), ("nulL", .expected(.null), 0),
    ("tru", .expected(.boolean), 0), ("True", .expected(.value), 0), ("truee", .contentAfterValue, 4),
    ("NaN", .expected(.value), 0), ("Infinity", .expected(.value), 0), ("-Infinity", .expected(.digit), 1),
    ("1 2", .contentAfterValue, 2), ("[]]", .contentAfterValue, 2), ("{}#", .contentAfterValue, 2),
    ("null\u{0}", .contentAfterValue, 4),
    ("+1", .expected(.value), 0), (".5", .expected(.value), 0), ("-", .endOfText(expected: .digit), 1),
    ("--1", .expected(.digit), 1), ("01", .leadingZero, 0), ("-00", .leadingZero, 1), ("00.5", .leadingZero, 0),
    ("1.", .endOfText(expected: .digit), 2), ("1.e3", .expected(.digit), 2), ("1e", .endOfText(expected: .digit), 2),
    ("1e+", .endOfText(expected: .digit), 3), ("1ex", .expected(.digit), 2), ("0x10", .contentAfterValue, 1),
    ("1_000", .contentAfterValue, 1), ("[1,1e999]", .numberOutOfRange, 3), ("-1e400", .numberOutOfRange, 0),
    ("\"", .endOfText(expected: .closingQuote), 1), ("\"abc", .endOfText(expected: .closingQuote), 4),
    (#""\"#, .endOfText(expected: .closingQuote), 2), (#""\""#, .endOfText(expected: .closingQuote), 3),
    (#""\x41""#, .invalidEscape, 1), (#""\u12""#, .invalidEscape, 1), (#""\u12g4""#, .invalidEscape, 1),
    (#""\U0041""#, .invalidEscape, 1), ("'a'", .expected(.value), 0),
    ("\"a\nb\"", .controlCharacter(10), 2), ("\"\u{0}\"", .controlCharacter(0), 1),
    ("\"12345678\t\"", .controlCharacter(9), 9),
    ("[", .endOfText(expected: .value), 1), ("[1", .endOfText(expected: .commaOrClosingBracket), 2),
    ("[1,", .endOfText(expected: .value), 3), ("[1,]", .expected(.value), 3), ("[,1]", .expected(.value), 1),
    ("[1 2]", .expected(.commaOrClosingBracket), 3), ("[1}", .expected(.commaOrClosingBracket), 2),
    ("[1:2]", .expected(.commaOrClosingBracket), 2),
    ("{", .endOfText(expected: .keyOrClosingBrace), 1), ("{a:1}", .expected(.keyOrClosingBrace), 1),
    ("{1:1}", .expected(.keyOrClosingBrace), 1), ("{,}", .expected(.keyOrClosingBrace), 1),
    (#"{"a"}"#, .expected(.colon), 4), (#"{"a" 1}"#, .expected(.colon), 5), (#"{"a":}"#, .expected(.value), 5),
    (#"{"a":1,}"#, .expected(.key), 7), (#"{"a":1 "b":2}"#, .expected(.commaOrClosingBrace), 7),
    (#"{"a":1]"#, .expected(.commaOrClosingBrace), 6), (#"{"a":1"#, .endOfText(expected: .commaOrClosingBrace), 6),
    (#"{"a":1,"b":2,"a":3}"#, .duplicateKey("a"), 13), (#"[{"\u0061":1,"a":3}]"#, .duplicateKey("a"), 13),
    ("/* c */ 1", .expected(.value), 0), ("[1] // c", .contentAfterValue, 4), ("\u{A0}1", .expected(.value), 0),
  ]

  @Test func `rejects what RFC 8259 forbids, at the place`() {
    for (text, problem, offset) in Self.rejected {
      let error = #expect(throws: JSONError.self, "\(text)") { try JSONValue(parsing: text) }
      #expect(error?.problem == problem, "\(text)")
      #expect(error?.offset == offset, "\(text)")
    }
  }

  /// Byte sequences that are no UTF-8, after Unicode's table 3-7: lone and missing continuations, overlong forms,
  /// surrogates, beyond U+10FFFF.
  private static let malformed: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x9F, 0xBF], [0xE2, 0x82],
    [0xE2, 0x28, 0xA1],
    [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3, 0xA9, 0xA9],
  ]

  @Test func `rejects malformed UTF-8 in strings and keys`() {
    let quote = UInt8(ascii: "\"")
    for bytes in Self.malformed {
      for text in [[quote] + bytes + [quote], Array("{\"abcdefg".utf8) + bytes + Array("\":1}".utf8), [quote] + bytes] {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.problem == .invalidUTF8, "\(bytes)")
      }
    }
  }

  @Test func `lines and columns count from 1, columns by scalar`() {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "{\n  \"é😀\": 1,\r\n  \"é\": x}") }
    #expect(error.map { [$0.line, $0.column] } == [3, 8])
    #expect(error.map(String.init(describing:)) == "3:8: expected a value")
  }

  @Test func `nesting is limited, not fatal`() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    let limit = JSONScanner.depthLimit
    #expect(try JSONValue(parsing: nested(limit)).text() == nested(limit))
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: nested(limit + 1)) }
    #expect(error?.problem == .tooDeep(limit: limit))
    #expect(error?.offset == limit)
    #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "{\"a\":", count: 1_000_000)) }
  }

  @Test func `large objects find their members and their duplicates`() throws {
    let members = (0..<1_000).map { "\"key\($0)\":\($0)" }
    let value = try JSONValue(parsing: "{" + members.joined(separator: ",") + "}")
    for number in 0..<1_000 { #expect(value["key\(number)"]?.number?.integer == number) }
    #expect(value["key1000"] == nil)
    let error = #expect(throws: JSONError.self) {
      try JSONValue(parsing: "{" + (members + ["\"key7\":0"]).joined(separator: ",") + "}")
    }
    #expect(error?.problem == .duplicateKey("key7"))
  }

  @Test func `objects are equal in any order, arrays only in theirs`() throws {
    #expect(try JSONValue(parsing: #"{"a":1,"b":[1,2]}"#) == JSONValue(parsing: #"{"b":[1.0,2e0],"a":10e-1}"#))
    #expect(try JSONValue(parsing: #"{"a":1}"#) != JSONValue(parsing: #"{"a":1,"b":null}"#))
    #expect(try JSONValue(parsing: "[1,2]") != JSONValue(parsing: "[2,1]"))
    #expect(try JSONValue(parsing: "[1]")[1] == nil)
  }
}
