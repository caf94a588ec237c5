import RagSpecCore
import RagSpecSuites
import RagSpecTestSupport
import Testing

@Suite struct JSONLinesReaderTests {
  private func records(_ text: String) throws -> [ConfigNode] {
    try JSONLinesReader.document(of: SourceFile(path: "c.jsonl", text: text)).root.elements
  }

  @Test func `a record a line`() throws {
    let records = try records(
      #"{"id": "a", "n": 12.50, "list": [1, true, null, "no"], "o": {"k": "\u00e9\n"}}"# + "\n\n  \n[]\n")
    try #require(records.count == 2)
    #expect(
      records[0].outline == "{\"id\": \"a\", \"n\": 12.50, \"list\": [1, true, , \"no\"], \"o\": {\"k\": \"é\n\"}}")
    #expect(records[1].outline == "[]")
    #expect(records[0]["n"]?.number == 12.5)
    #expect(records[0]["list"]?.elements.map(\.boolean) == [nil, true, nil, nil])
    #expect(records[0]["list"]?.elements.map(\.isNull) == [false, false, true, false])
  }

  @Test func `nothing is an empty list`() throws {
    for text in ["", "\n\r\n \n", "\u{FEFF}"] { #expect(try records(text).isEmpty) }
  }

  @Test func `every value has its place`() throws {
    let marked: MarkedText = """
      {"a": 1️⃣"b"}

      2️⃣{3️⃣"é漢": 4️⃣"😀", "list": 5️⃣[6️⃣1, 7️⃣true, 8️⃣null],   9️⃣"last":{}}
      """
    for text in [marked.text, marked.text.replacing("\n", with: "\r\n"), "\u{FEFF}" + marked.text] {
      let records = try records(text)
      try #require(records.count == 2)
      let (first, second) = (records[0], records[1])
      let list = try #require(second["list"])
      let nodes =
        [first["a"], second, second.entries[0].key, second.entries[0].value, list] + list.elements
        + [second.entries[2].key]
      #expect(nodes.map { $0?.location.place } == marked.places)
    }
  }

  @Test func `a scalar's marker is as wide as the scalar`() throws {
    let record = try #require(try records(#"{"é": "漢字", "n": -1.5}"#).first)
    #expect(record["n"]?.location.length == 4)
    #expect(record.entries.first?.value.location.length == 4)
  }

  @Test func `all lines that cannot be read are told at once`() {
    let marked: MarkedText = """
      {"id": "fine"}
      {"é": 1️⃣nope}
      2️⃣no json
      {"a": 1} 3️⃣{"b": 2}
      {"a": "open4️⃣
      {"a": 1, 5️⃣"a": 2}
      {"a": [1, 2}
      """
    let found = diagnostics {
      _ = try JSONLinesReader.document(of: marked.file("c.jsonl"))
    }
    #expect(
      found.told == [
        "2:7 json-syntax", "3:1 json-syntax", "4:10 json-syntax", "5:12 json-syntax", "6:10 duplicate-key",
        "7:12 json-syntax",
      ])
    #expect(Array(found.told.prefix(5)).map { $0.split(separator: " ").first.map(String.init) } == marked.places)
    #expect(found.first { $0.id == "duplicate-key" }?.message == "the key 'a' stands here twice")
  }

  @Test func `nesting without end is refused`() {
    let text = String(repeating: "[", count: 100_000)
    let found = diagnostics { _ = try records(text) }
    #expect(found.map(\.id) == ["json-syntax"])
  }

  @Test func `no mutation crashes, and every place is in the file`() {
    let seed: UInt64 = 20_241_124
    var random = SeededGenerator(seed: seed)
    let text = #"{"id":"é-1","q":"漢 😀 \u00e9","n":[1,-2.5e10,true,null],"o":{"k":"v"}}"# + "\n\n[1]\r\n"
    var readCount = 0
    for _ in 0..<6_000 {
      let bytes = random.mutate(Array(text.utf8), favorites: "\"\\{}[],:0e-.u \n\r")
      let file = SourceFile(path: "c.jsonl", bytes: bytes)
      let lineCount = file.bytes.count { $0 == UInt8(ascii: "\n") } + 1
      let found = diagnostics {
        for node in try JSONLinesReader.document(of: file).root.all.dropFirst() { check(node.location, lineCount) }
        readCount += 1
      }
      for diagnostic in found { if let location = diagnostic.location { check(location, lineCount) } }
    }
    #expect(readCount > 100, "seed \(seed)")
  }

  private func check(_ location: RagSpecCore.SourceLocation, _ lineCount: Int) {
    #expect(location.line >= 1 && location.line <= lineCount)
    let width = location.file.line(location.line)?.unicodeScalars.count ?? 0
    #expect(location.column >= 1 && location.column <= width + 2)
  }
}
