import JSONText
import RagSpecTestSupport
import Testing

@Suite struct JSONNumberTests {
  @Test func `the quick way to a Double agrees with the standard library's`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let text = randomNumber(using: &random)
      let number = try #require(try JSONValue(parsing: text).number)
      #expect(number.double.bitPattern == Double(text)?.bitPattern, "\(text)")
      #expect(number.text == text)
    }
  }

  @Test func `integers are exact, however they are written`() throws {
    let integers: [(text: String, integer: Int?)] = [
      ("0", 0), ("-0", 0), ("-17", -17), ("3.0", 3), ("3e2", 300), ("1.5e1", 15), ("1.5", nil), ("1e30", nil),
      ("9007199254740993", 9_007_199_254_740_993), ("9223372036854775807", .max), ("-9223372036854775808", .min),
      ("9223372036854775808", nil), ("999999999999999999", 999_999_999_999_999_999),
    ]
    for (text, integer) in integers {
      #expect(try JSONValue(parsing: text).number?.integer == integer, "\(text)")
      #expect(try slice(text, \.integer) == (text.contains { ".e".contains($0) } ? nil : integer), "\(text)")
    }
  }

  @Test func `one number has one canonical spelling`() throws {
    let spellings: [(texts: [String], canonical: String)] = [
      (["0", "-0", "0.0", "-0.0", "0e5", "-0e-7"], "0"), (["1", "1.0", "10e-1", "1E0"], "1"),
      (["0.1", "0.10", "1e-1"], "0.1"), (["1e21", "1.0E+21"], "1e+21"), (["12.50", "12.5"], "12.5"),
      (["1e-7", "0.0000001"], "1e-07"), (["9007199254740993"], "9007199254740993"),
    ]
    for (texts, canonical) in spellings {
      for text in texts { #expect(try JSONValue(parsing: text).text(.canonical) == canonical, "\(text)") }
      let numbers = try texts.map { try JSONValue(parsing: $0) }
      #expect(Set(numbers).count == 1)
    }
    #expect(try JSONValue(parsing: "9007199254740993") != JSONValue(parsing: "9007199254740992"))
  }

  @Test func `a Double is written with the fewest digits that give it back`() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<10_000 {
      let double = Double(bitPattern: random.next())
      guard let number = JSONNumber(double) else {
        #expect(!double.isFinite)
        continue
      }
      #expect(try JSONValue(parsing: number.text).number?.double.bitPattern == double.bitPattern)
    }
    for (double, text) in [(1.0, "1"), (-0.0, "-0"), (0.1, "0.1"), (1e15, "1000000000000000"), (1e22, "1e+22")] {
      #expect(JSONNumber(double)?.text == text)
    }
    #expect(JSONNumber(.nan) == nil)
    #expect(JSONNumber(-.infinity) == nil)
  }

  private func slice<Value>(_ text: String, _ value: (JSONNumberSlice) -> Value) throws -> Value {
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      return value(try scanner.number())
    }
  }

  private func randomNumber(using random: inout SeededGenerator) -> String {
    func digits(_ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &random)).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    }
    var text = Bool.random(using: &random) ? "-" : ""
    text += Bool.random(using: &random) ? "0" : "\(Int.random(in: 1...9, using: &random))" + digits(0...20)
    if Bool.random(using: &random) { text += "." + digits(1...20) }
    if Bool.random(using: &random) { text += "e\(Int.random(in: -330...280, using: &random))" }
    return text
  }
}
