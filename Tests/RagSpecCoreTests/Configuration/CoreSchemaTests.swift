import JSONText
import RagSpecCore
import Testing

@Suite struct CoreSchemaTests {
  @Test func `null is nothing, a tilde or the word`() {
    for text in ["", "~", "null", "Null", "NULL"] { #expect(CoreSchema.isNull(text), "\(text)") }
    for text in ["nULL", "nil", "none", " ", "0", "~~"] { #expect(!CoreSchema.isNull(text), "\(text)") }
  }

  @Test func `only true and false are booleans`() {
    for text in ["true", "True", "TRUE"] { #expect(CoreSchema.boolean(text) == true, "\(text)") }
    for text in ["false", "False", "FALSE"] { #expect(CoreSchema.boolean(text) == false, "\(text)") }
    let texts = ["yes", "Yes", "no", "No", "NO", "on", "On", "off", "y", "n", "tRUE", "1", "0", "", "truex"]
    for text in texts { #expect(CoreSchema.boolean(text) == nil, "\(text)") }
  }

  @Test func `whole numbers`() {
    let integers: [(String, Int)] = [
      ("0", 0), ("12", 12), ("012", 12), ("0012", 12), ("-3", -3), ("+3", 3), ("-0", 0), ("1e3", 1000), ("1E3", 1000),
      ("1.5e1", 15), ("2.0", 2), ("-2.", -2), ("0x1F", 31), ("0xff", 255), ("0o17", 15),
      ("9223372036854775807", .max), ("-9223372036854775808", .min),
    ]
    for (text, integer) in integers { #expect(CoreSchema.integer(text) == integer, "\(text)") }
  }

  @Test func `what is no whole number`() {
    let texts = [
      "", "no", "1.5", "1e-1", "9223372036854775808", "1e19", "1_000", "1,000", "0x", "0xG", "0x-5", "0x+5", "-0x5",
      "0o8", "0o-1", "0b11", "1:30", ".inf", "١٢", "½", "１２", " 1", "1 ", "--1", "+-1", "0X1F",
    ]
    for text in texts { #expect(CoreSchema.integer(text) == nil, "\(text)") }
  }

  @Test func `numbers`() {
    let numbers: [(String, Double)] = [
      ("1.5", 1.5), (".5", 0.5), ("-.5", -0.5), ("+.5", 0.5), ("5.", 5), ("012", 12), ("1e3", 1000), ("1e-3", 0.001),
      ("1E+3", 1000), ("0x1F", 31), ("0o17", 15),
      ("123456789012345678901234567890", 1.2345678901234568e29), ("1e-400", 0),
    ]
    for (text, number) in numbers { #expect(CoreSchema.number(text) == number, "\(text)") }
  }

  @Test func `what is no number`() {
    let texts = [
      "", ".", "-", "+", "e5", "1e", "1e+", ".e1", ".inf", "-.inf", ".Inf", ".nan", ".NaN", "inf", "infinity", "nan",
      "1e999", "-1e999", "0x1p3", "0x1.8", "1.2.3", "1-2", "2024-01-01", "12:30", "1_0", "1,5", "1 000", "12%", "$5",
      "٣", "no", "true",
    ]
    for text in texts { #expect(CoreSchema.number(text) == nil, "\(text)") }
  }

  @Test func `JSON of what stands without quotes`() {
    let values = [
      ("", "null"), ("~", "null"), ("true", "true"), ("FALSE", "false"), ("no", #""no""#), ("0", "0"), ("012", "12"),
      ("+5", "5"), (".5", "0.5"), ("0x1F", "31"), ("1.0", "1.0"), ("12.50", "12.50"), ("1e3", "1e3"),
      (".inf", #"".inf""#), ("1e999", #""1e999""#), ("1_000", #""1_000""#),
      // A seed of 64 bits must arrive as it was written, although no `Double` holds it.
      ("12345678901234567890", "12345678901234567890"), ("9007199254740993", "9007199254740993"),
    ]
    for (text, json) in values { #expect(CoreSchema.json(text).text() == json, "\(text)") }
  }
}
