import RagSpecCore
import Testing

@Suite struct OptionsTests {
  private static let written: Written = .mapping([
    ("similar", "a text"), ("using", "token-f1"), ("min", "0.8"), ("count", "3"), ("strict", "true"),
    ("quoted", .quoted("0.5")), ("none", ""),
  ])

  private static let options = Options(written.node)

  @Test func `options are read by their type`() throws {
    let options = try #require(Self.options)
    #expect((options.name.text, options.value.text) == ("similar", "a text"))
    #expect(options.text("using") == "token-f1")
    #expect(options.text("min") == "0.8")
    #expect(options.number("min") == 0.8)
    #expect(options.number("count") == 3)
    #expect(options.integer("count") == 3)
    #expect(options.flag("strict"))
  }

  @Test func `what is absent or of another type is nil`() throws {
    let options = try #require(Self.options)
    #expect(options["similar"] == nil, "the name is no option")
    #expect(options["missing"] == nil)
    #expect(options["none"]?.isNull == true)
    #expect((options.text("missing"), options.number("missing"), options.integer("missing")) == (nil, nil, nil))
    #expect((options.number("quoted"), options.number("using"), options.integer("min")) == (nil, nil, nil))
    #expect(!options.flag("missing"))
    #expect(!options.flag("using"))
  }

  @Test func `a mapping with nothing but a name has no options`() throws {
    let options = try #require(Options(Written.mapping([("contains", "a text")]).node))
    #expect((options.name.text, options.value.text) == ("contains", "a text"))
    #expect(options["contains"] == nil)
    #expect(options.allSatisfy { _ in false })
    #expect(Options(Written.plain("contains").node) == nil)
    #expect(Options(Written.mapping([]).node) == nil)
  }

  @Test func `every option is asked, and not the name`() throws {
    var asked: [String] = []
    _ = try #require(Self.options).allSatisfy {
      asked.append($0.key.text)
      return true
    }
    #expect(asked == ["using", "min", "count", "strict", "quoted", "none"])
  }
}
