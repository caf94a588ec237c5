import JSONText
import Testing

@Suite struct JSONWriterTests {
  @Test func `commas stand between members and elements, nowhere else`() throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.integer(1)
    writer.beginArray()
    writer.endArray()
    writer.null()
    writer.endArray()
    writer.key("b")
    writer.beginObject()
    writer.endObject()
    writer.key("c\n")
    writer.boolean(true)
    writer.key("d")
    writer.raw(#"{"x":1}"#.utf8)
    writer.key("e")
    try writer.number(-2.50)
    writer.endObject()
    writer.endLine()
    writer.string("next")
    #expect(writer.text == #"{"a":[1,[],null],"b":{},"c\n":true,"d":{"x":1},"e":-2.5}"# + "\n\"next\"")
    writer.removeAll()
    writer.integer(.min)
    #expect(writer.text == "-9223372036854775808")
  }

  @Test func `only what must be escaped is`() {
    let texts: [(text: String, written: String)] = [
      ("", #""""#), ("plain", #""plain""#), ("a\"b\\c/d", #""a\"b\\c/d""#),
      ("\u{8}\u{9}\u{A}\u{C}\u{D}", #""\b\t\n\f\r""#),
      ("\u{0}\u{B}\u{F}\u{10}\u{1B}\u{1F}", #""\u0000\u000b\u000f\u0010\u001b\u001f""#),
      ("\u{7F}é漢😀\u{2028}", "\"\u{7F}é漢😀\u{2028}\""),
    ]
    for (text, written) in texts {
      var writer = JSONWriter()
      writer.string(text)
      #expect(writer.text == written)
    }
  }

  @Test func `a special byte is escaped at every place of a word`() throws {
    for length in 0..<30 {
      for place in 0...length {
        let text = String(repeating: "x", count: place) + "\"" + String(repeating: "é", count: length - place)
        #expect(try JSONValue(parsing: JSONValue.string(text).text()).string == text)
      }
    }
  }

  @Test func `NaN and infinities are refused or null`() throws {
    for value in [Double.nan, .infinity, -.infinity] {
      var writer = JSONWriter()
      writer.beginArray()
      #expect(throws: NonFiniteNumber.self) { try writer.number(value) }
      writer.numberOrNull(value)
      writer.numberOrNull(1)
      writer.endArray()
      #expect(writer.text == "[null,1]")
    }
  }

  @Test func `canonical text sorts keys by their bytes at every level`() throws {
    let value = try JSONValue(
      parsing: "{\"b\":{\"z\":1.0,\"y\":[{\"B\":0,\"A\":-0.0}]},\"e\u{301}\":1,\"é\":2,\"a\":\"x\",\"\":3}")
    #expect(
      Array(value.text(.canonical).utf8)
        == Array("{\"\":3,\"a\":\"x\",\"b\":{\"y\":[{\"A\":0,\"B\":0}],\"z\":1},\"e\u{301}\":1,\"é\":2}".utf8))
  }

  @Test func `a writer continues the bytes it is given`() {
    var writer = JSONWriter(appendingTo: Array("data: ".utf8))
    writer.string("x")
    #expect(writer.text == "data: \"x\"")
  }
}
