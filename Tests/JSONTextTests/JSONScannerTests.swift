import JSONText
import Testing

@Suite struct JSONScannerTests {
  @Test func `walks to a member and skips the rest`() throws {
    let text =
      #"{"id":"x","skip":[1,{"a":[true,null,"\n"]},-1.5e3],"usage":{"tokens":12},"content":"a\tb","last":null}"#
    try scan(text) { scanner in
      var (tokens, content) = (0, "")
      try scanner.enterObject()
      while let key = try scanner.nextKey() {
        switch key {
        case "content": content = try scanner.string().text
        case "usage":
          try scanner.enterObject()
          while let key = try scanner.nextKey() {
            #expect(key == "tokens")
            tokens = try scanner.number().integer ?? -1
          }
        case "last": #expect(try scanner.skipNull())
        default: try scanner.skipValue()
        }
      }
      try scanner.finish()
      #expect(tokens == 12)
      #expect(content == "a\tb")
    }
  }

  @Test func `slices lie where the text does`() throws {
    try scan(#" [ "plain" , "es\u0063aped\/" , {"a": [1, 2]} ] "#) { scanner in
      try scanner.enterArray()
      #expect(try scanner.nextElement())
      let plain = try scanner.string()
      #expect(!plain.hasEscapes)
      #expect(String(decoding: plain.bytes, as: UTF8.self) == "plain")
      #expect(try scanner.nextElement())
      #expect(!(try scanner.skipNull()))
      let escaped = try scanner.string()
      #expect(escaped.hasEscapes)
      #expect(escaped == "escaped/")
      var bytes = Array("> ".utf8)
      escaped.append(to: &bytes)
      plain.append(to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == "> escaped/plain")
      #expect(try scanner.nextElement())
      #expect(String(decoding: try scanner.rawValue(), as: UTF8.self) == #"{"a": [1, 2]}"#)
      #expect(!(try scanner.nextElement()))
      try scanner.finish()
    }
  }

  @Test func `a value of another kind is named`() throws {
    let reads: [(text: String, expected: JSONError.Expectation, read: (inout JSONScanner) throws -> Void)] = [
      ("1", .string, { _ = try $0.string() }), (#""1""#, .number, { _ = try $0.number() }),
      ("[]", .object, { try $0.enterObject() }), ("{}", .array, { try $0.enterArray() }),
      ("0", .boolean, { _ = try $0.boolean() }), ("false", .null, { try $0.null() }),
    ]
    for (text, expectation, read) in reads {
      let error = #expect(throws: JSONError.self) { try scan(text) { try read(&$0) } }
      #expect(error?.problem == .expected(expectation))
    }
  }

  @Test func `calls out of order are errors, never nonsense`() {
    let misuses: [(text: String, calls: (inout JSONScanner) throws -> Void)] = [
      (
        "1 2",
        {
          _ = try $0.number(); _ = try $0.number()
        }
      ),
      (
        #"["a" "b"]"#,
        {
          try $0.enterArray(); _ = try $0.string()
        }
      ),
      (
        #"{"a":"b"}"#,
        {
          try $0.enterObject(); _ = try $0.nextKey(); _ = try $0.nextKey()
        }
      ),
      (
        #"{"a":1}"#,
        {
          try $0.enterObject(); _ = try $0.nextElement(); _ = try $0.string(); _ = try $0.nextElement()
        }
      ),
      (
        "[1]",
        {
          try $0.enterArray(); try $0.finish()
        }
      ),
      ("", { try $0.finish() }),
    ]
    for (text, calls) in misuses {
      #expect(throws: JSONError.self, "\(text)") { try scan(text) { try calls(&$0) } }
    }
  }

  @Test func `a special byte is found at every place of a word`() throws {
    for length in 0..<40 {
      for place in 0...length {
        let (before, after) = (String(repeating: "x", count: place), String(repeating: "y", count: length - place))
        for (escaped, plain) in [(#"\""#, "\""), (#"\\"#, "\\"), ("é", "é"), ("\u{7F}", "\u{7F}"), (#"\u00e9"#, "é")] {
          let text = "\"\(before)\(escaped)\(after)\""
          #expect(try JSONValue(parsing: text).string == before + plain + after)
        }
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "\"\(before)\u{1F}\(after)\"") }
        #expect(error?.offset == place + 1)
      }
    }
  }

  @Test func `JSON Lines are numbered, blank ones passed over`() throws {
    let text = "\u{FEFF}{\"a\":1}\r\n\n  \t\n[2]\n{\"b\":\n3"
    let lines = Array(text.utf8).withUnsafeBufferPointer { bytes in
      JSONLines(bytes).map { (String(decoding: $0.bytes, as: UTF8.self), $0.number, $0.offset) }
    }
    #expect(lines.map(\.0) == ["{\"a\":1}\r", "[2]", "{\"b\":", "3"])
    #expect(lines.map(\.1) == [1, 4, 5, 6])
    #expect(lines.map(\.2) == [3, 17, 21, 27])
    let error = #expect(throws: JSONError.self) {
      try Array("{\"b\":".utf8).withUnsafeBufferPointer { try JSONValue(parsing: $0, firstLine: 5) }
    }
    #expect(error?.line == 5)
  }

  private func scan(_ text: String, _ body: (inout JSONScanner) throws -> Void) throws {
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      try body(&scanner)
    }
  }
}
