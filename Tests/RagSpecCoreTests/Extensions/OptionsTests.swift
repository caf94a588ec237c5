import RagSpecCore
import Testing

@Suite struct OptionsTests {
  private static let siblings: Written = .mapping([
    ("using", "token-f1"), ("min", "0.8"), ("count", "3"), ("strict", "true"), ("quoted", .quoted("0.5")), ("none", ""),
  ])

  private static let options = Options(
    name: Written.plain("similar").node, value: Written.plain("a text").node, siblings: siblings.node.entries[...])

  @Test func `options are read by their type`() {
    let options = Self.options
    #expect((options.name.text, options.value.text) == ("similar", "a text"))
    #expect(options.text("using") == "token-f1")
    #expect(options.text("min") == "0.8")
    #expect(options.number("min") == 0.8)
    #expect(options.number("count") == 3)
    #expect(options.integer("count") == 3)
    #expect(options.flag("strict"))
  }

  @Test func `what is absent or of another type is nil`() {
    let options = Self.options
    #expect(options["missing"] == nil)
    #expect(options["none"]?.isNull == true)
    #expect((options.text("missing"), options.number("missing"), options.integer("missing")) == (nil, nil, nil))
    #expect((options.number("quoted"), options.number("using"), options.integer("min")) == (nil, nil, nil))
    #expect(!options.flag("missing"))
    #expect(!options.flag("using"))
  }
}
