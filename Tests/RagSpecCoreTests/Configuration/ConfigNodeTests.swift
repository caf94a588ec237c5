import JSONText
import RagSpecCore
import Testing

@Suite struct ConfigNodeTests {
  private static let tree = Written.mapping([
    ("name", "Ada"), ("quoted", .quoted("12")), ("list", .list(["1", .quoted("1"), .list([])])),
    ("empty", ""), ("inner", .mapping([("yes", "no"), ("schön", "é")])),
  ])

  @Test func `kinds, texts and the look of scalars`() throws {
    let root = Self.tree.node
    #expect(root.kind == .mapping)
    #expect(root.text.isEmpty)
    #expect(root["name"]?.text == "Ada")
    #expect(root["missing"] == nil)
    let quoted = try #require(root["quoted"])
    #expect((quoted.isPlain, quoted.integer, quoted.number, quoted.text) == (false, nil, nil, "12"))
    let empty = try #require(root["empty"])
    #expect((empty.isPlain, empty.isNull, empty.text) == (true, true, ""))
    let list = try #require(root["list"])
    #expect(list.kind == .sequence)
    #expect(list.elements.map(\.integer) == [1, nil, nil])
    #expect(list.elements.last?.elements.isEmpty == true)
    #expect(list.entries.isEmpty)
    #expect(list["name"] == nil)
    #expect(root.elements.isEmpty)
  }

  @Test func `entries keep the order of the text`() {
    #expect(Self.tree.node.entries.map(\.key.text) == ["name", "quoted", "list", "empty", "inner"])
    #expect(Self.tree.node.entries.map(\.value.kind) == [.scalar, .scalar, .sequence, .scalar, .mapping])
  }

  @Test func `texts are compared as bytes`() {
    let composed = Written.plain("\u{E9}").node
    #expect(composed.isText("\u{E9}" as StaticString))
    #expect(composed.isText("\u{E9}" as String))
    #expect(!composed.isText("e\u{301}" as StaticString))
    #expect(!composed.isText("e\u{301}" as String))
    #expect(!composed.isText("" as StaticString))
    #expect(!Written.list([]).node.isText("x" as String))
    #expect(Written.list([]).node.withScalarBytes(\.count) == 0)
  }

  @Test func `JSON keeps quotes' meaning`() {
    let json = #"{"name":"Ada","quoted":"12","list":[1,"1",[]],"empty":null,"inner":{"yes":"no","schön":"é"}}"#
    #expect(Self.tree.node.json.text() == json)
  }

  @Test func `a location spans a scalar with its quotes, and a collection's first character`() {
    let spans: [(Written, Int)] = [
      ("abc", 3), ("é漢😀", 3), (.quoted("abc"), 5), ("", 1), (.quoted(""), 2), ("two\nlines", 1), (.list(["abc"]), 1),
      (.mapping([("key", "value")]), 1),
    ]
    for (written, length) in spans { #expect(written.node.location.length == length, "\(written)") }
  }

  @Test func `durations`() {
    let durations: [(String, Duration?)] = [
      ("60s", .seconds(60)), ("500ms", .milliseconds(500)), ("2m", .seconds(120)), ("1h", .seconds(3600)),
      ("1.5s", .milliseconds(1500)), (".5s", .milliseconds(500)), ("0s", .zero), ("0.25ms", .microseconds(250)),
      ("60", nil), ("s", nil), ("-1s", nil), ("+1s", nil), ("1e3s", nil), ("1 s", nil), ("1S", nil), ("1sec", nil),
      ("", nil), ("1.2.3s", nil), ("٦s", nil), ("1m30s", nil), ("999999999s", .seconds(999_999_999)),
      ("1000000000s", nil), (".s", nil), ("inf", nil),
    ]
    for (text, duration) in durations {
      #expect(Written.plain(text).node.duration == duration, "\(text)")
      #expect(Written.quoted(text).node.duration == duration, "\(text), in quotes")
    }
    #expect(Written.list([]).node.duration == nil)
  }

  @Test func `summaries are short and say the type`() {
    let summaries: [(Written, String)] = [
      (.list(["a"]), "a list"), (.mapping([]), "a mapping"), ("", "nothing"), ("~", "nothing"), ("12", "12"),
      ("true", "true"), ("0x1F", "0x1F"), ("no", "the text 'no'"), (.quoted("12"), "the text '12'"),
      (.plain(String(repeating: "x", count: 41)), "the text '" + String(repeating: "x", count: 40) + "…'"),
    ]
    for (written, summary) in summaries { #expect(written.node.summary == summary) }
  }
}
