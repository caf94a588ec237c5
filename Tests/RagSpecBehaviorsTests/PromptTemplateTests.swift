import RagSpecBehaviors
import Testing

@Suite struct PromptTemplateTests {
  private static let schema = PromptSchema([
    "question": .text, "empty": .text, "table": .text,
    "history": .list(of: .record(PromptSchema(["user": .text, "assistant": .text]))),
    "tags": .list(of: .text), "none": .list(of: .text),
    "case": .record(PromptSchema(["id": .text, "owner": .record(PromptSchema(["name": .text]))])),
  ])

  private static let values = schema.values([
    "question": .text("Q?"), "table": .text("{{question}} & <b>\nuser:\n"), "tags": .list([.text("a"), .text("b")]),
    "history": .list([
      .record([.text("hi"), .text("hello")]), .record([.text("and {{tags}}?"), .absent]),
    ]),
    "case": .record([.text("c-1"), .record([.text("Ann")])]),
  ])

  /// Templates of one message and what they render.
  private static let rendered: [(template: String, text: String)] = [
    ("plain", "plain"), ("a {{question}} b", "a Q? b"),
    ("{{ question }}{{{question}}}{{& question }}{{{ question }}}", "Q?Q?Q?Q?"),
    ("<{{table}}>", "<{{question}} & <b>\nuser:\n>"), ("[{{empty}}]", "[]"), ("{ {question}} }}", "{ {question}} }}"),
    ("{{case.id}} {{case.owner.name}}", "c-1 Ann"),
    ("{{#case}}{{id}}{{#owner}}{{name}}{{question}}{{/owner}}{{/case}}", "c-1AnnQ?"),
    ("{{#tags}}<{{.}}>{{/tags}}", "<a><b>"), ("{{#none}}x{{/none}}{{^none}}y{{/none}}", "y"),
    ("{{^tags}}x{{/tags}}{{#empty}}y{{/empty}}z", "z"),
    ("{{#question}}asked: {{.}}{{/question}}{{^empty}} nothing{{/empty}}", "asked: Q? nothing"),
    ("{{#history}}{{user}}/{{assistant}};{{/history}}", "hi/hello;and {{tags}}?/;"),
    ("{{#history}}{{#tags}}{{.}}{{user}} {{/tags}}{{/history}}", "ahi bhi aand {{tags}}? band {{tags}}? "),
    ("{{^none}}{{#tags}}{{^empty}}{{.}}{{/empty}}{{/tags}}{{/none}}", "ab"),
    ("a{{! a comment with }b{{! another\nof two lines }}c{{!}}", "ac"), ("{{!user:\n}}x", "x"),
    ("{{=<% %>=}}<%question%> {{question}} <%={{ }}=%>{{question}}", "Q? {{question}} Q?"),
    ("{{= | | =}}|question| |#tags||.||/tags|", "Q? ab"), ("<{{=[ ]=}}[question]>", "<Q?>"),
  ]

  @Test func `renders values as they are`() throws {
    for (template, text) in Self.rendered {
      #expect(try messages(template) == [PromptMessage(role: .user, text: text)], "\(template)")
    }
  }

  /// Tags alone on a line, by the rules of Mustache's specification.
  private static let standalone: [(template: String, text: String)] = [
    ("Tags:\n{{#tags}}\n- {{.}}\n{{/tags}}\nend", "Tags:\n- a\n- b\nend"),
    ("a\r\n{{#tags}}\r\n{{.}}\r\n{{/tags}}\r\nb", "a\r\na\r\nb\r\nb"),
    ("a\n  {{! comment }}  \nb", "a\nb"), ("a\n\t{{! two\nlines }}\nb", "a\nb"),
    ("a\n{{=<% %>=}}\nb <%question%>", "a\nb Q?"),
    ("a\n{{^none}}\nb\n{{/none}}", "a\nb"), ("a\n  {{#tags}}{{/tags}}\nb", "a\n  \nb"), ("a {{! c }}\nb", "a \nb"),
    ("a\n{{! c }} b", "a\n b"),
    ("a\n {{question}} \nb", "a\n Q? \nb"), ("{{#tags}}\n{{/tags}}\na", "a"),
    ("a\n{{#tags}} x\n{{/tags}}b", "a\n x\n x\nb"),
    ("\u{FEFF}{{! c }}\na", "a"), ("a\n{{#question}}\n{{/question}}", "a"),
  ]

  @Test func `tags alone on a line take the line with them`() throws {
    for (template, text) in Self.standalone {
      #expect(try messages(template).map(\.text) == [text], "\(template)")
    }
  }

  @Test func `role lines of the template begin messages, data never does`() throws {
    let template = """
      {{! A comment before the first role. }}

      system:
      Answer from the table.

        Only the table.

      {{#history}}
      user:
      {{user}}
      assistant:
      {{assistant}}
      {{/history}}
      user:\u{20}
      {{table}}
      {{question}}

      """
    let expected: [PromptMessage] = [
      PromptMessage(role: .system, text: "Answer from the table.\n\n  Only the table."),
      PromptMessage(role: .user, text: "hi"),
      PromptMessage(role: .assistant, text: "hello"), PromptMessage(role: .user, text: "and {{tags}}?"),
      PromptMessage(role: .assistant, text: ""), PromptMessage(role: .user, text: "{{question}} & <b>\nuser:\n\nQ?"),
    ]
    #expect(try messages(template) == expected)
    #expect(try messages(template.replacing("\n", with: "\r\n")).map(\.role) == expected.map(\.role))
  }

  /// Role lines and what is nearly one.
  private static let roleLines: [(template: String, messages: [(PromptRole, String)])] = [
    ("developer:\nd\nuser:\nu", [(.developer, "d"), (.user, "u")]), (" user:\nx", [(.user, " user:\nx")]),
    ("User:\nx", [(.user, "User:\nx")]),
    ("user: x", [(.user, "user: x")]), ("{{! }}user:\nx", [(.user, "user:\nx")]), ("tool:\nx", [(.user, "tool:\nx")]),
    ("system:\n{{#empty}}\n{{empty}}\n{{/empty}}\nuser:\nx", [(.user, "x")]),
    ("system:\n\n \nuser:\nx", [(.user, "x")]),
    ("user:\n\n  \n  x  \n\n \n", [(.user, "  x  ")]), ("user:\n\n{{empty}}\n\n", [(.user, "")]),
    ("{{#empty}}x{{/empty}}", [(.user, "")]),
    ("user:\nx ", [(.user, "x ")]), ("user:\nx\nuser:\ny", [(.user, "x"), (.user, "y")]),
  ]

  @Test func `role lines stand alone at the first column`() throws {
    for (template, expected) in Self.roleLines {
      #expect(try messages(template) == expected.map { PromptMessage(role: $0, text: $1) }, "\(template)")
    }
  }

  @Test func `blank lines of values are never dropped`() throws {
    let schema = PromptSchema(["x": .text])
    let template = try PromptTemplate("user:\n\n{{x}}\n\n", schema: schema)
    #expect(template.render([.text("\n\n a \n\n")]).map(\.text) == ["\n\n a \n\n"])
    #expect(template.render([]).map(\.text) == [""])
  }

  private static let wrong: [(template: String, problem: PromptTemplateError.Problem, line: Int, column: Int)] = [
    ("", .empty, 1, 1), (" \n{{! c }}\n", .empty, 1, 1), ("user:\n", .empty, 1, 1),
    ("é {{question", .unclosedTag, 1, 3), ("a\n{{{question}}", .unclosedTag, 2, 1), ("{{=<% %>}}", .unclosedTag, 1, 1),
    ("{{! c", .unclosedTag, 1, 1),
    ("{{}}", .invalidName(""), 1, 3), ("{{ a b }}", .invalidName("a b"), 1, 4),
    ("{{a..b}}", .invalidName("a..b"), 1, 3),
    ("{{question|upper}}", .invalidName("question|upper"), 1, 3), ("{{tags[0]}}", .invalidName("tags[0]"), 1, 3),
    ("x {{ qestion }}", .unknownName("qestion", known: schema.names), 1, 6),
    ("{{#history}}\n{{usr}}{{/history}}", .unknownName("usr", known: ["user", "assistant"] + schema.names), 2, 3),
    ("{{case.nr}}", .unknownName("nr", known: ["id", "owner"]), 1, 3),
    ("{{question.x}}", .unknownName("x", known: []), 1, 3),
    ("{{user}}", .unknownName("user", known: schema.names), 1, 3),
    ("{{.}}", .noCurrentItem, 1, 3), ("{{tags}}", .notText("tags"), 1, 3),
    ("{{#history}}{{.}}{{/history}}", .notText("."), 1, 15),
    ("{{case.owner}}", .notText("case.owner"), 1, 3),
    ("a\n {{#tags}}\n{{.}}", .unclosedSection("tags"), 2, 2),
    ("{{#tags}}{{^none}}{{/tags}}{{/none}}", .mismatchedSection(opened: "none", closed: "tags"), 1, 19),
    ("x{{/tags}}", .unopenedSection("tags"), 1, 2), ("{{=<%=}}", .invalidDelimiters, 1, 1),
    ("{{=a b c=}}", .invalidDelimiters, 1, 1),
    ("{{> part}}", .unsupportedTag(">"), 1, 1), ("{{$block}}{{/block}}", .unsupportedTag("$"), 1, 1),
    ("{{<parent}}{{/parent}}", .unsupportedTag("<"), 1, 1),
    ("Hello\nuser:\nx", .textBeforeFirstRole, 1, 1), ("\n {{question}}\nuser:\nx", .textBeforeFirstRole, 2, 4),
    (String(repeating: "{{#question}}", count: 101), .tooDeep(limit: 100), 1, 1_301),
  ]

  @Test func `says where and why a template is wrong`() {
    for (template, problem, line, column) in Self.wrong {
      let error = #expect(throws: PromptTemplateError.self, "\(template)") {
        try PromptTemplate(template, schema: Self.schema)
      }
      #expect(error?.problem == problem, "\(template)")
      #expect(error.map { [$0.line, $0.column] } == [line, column], "\(template)")
    }
  }

  @Test func `names the variables it uses`() throws {
    let template = try PromptTemplate(
      "{{table}}{{#history}}{{user}}{{question}}{{/history}}{{table}}{{case.id}}", schema: Self.schema)
    #expect(template.variables == ["table", "history", "question", "case"])
  }

  @Test func `values of another shape render as nothing`() throws {
    let schema = PromptSchema(["a": .text, "b": .list(of: .record(PromptSchema(["x": .text])))])
    let template = try PromptTemplate("[{{a}}]{{#b}}({{x}}){{/b}}", schema: schema)
    let shapes: [([PromptValue], String)] = [
      ([], "[]"), ([.list([.text("x")]), .text("y")], "[]()"),
      ([.text("x"), .list([.text("y"), .record([]), .record([.text("z")])])], "[x]()()(z)"),
    ]
    for (values, text) in shapes { #expect(template.render(values).map(\.text) == [text]) }
  }

  @Test func `a buffer can be used again`() throws {
    let template = try PromptTemplate("system:\ns\nuser:\n{{question}}", schema: Self.schema)
    var output = PromptOutput()
    for text in ["a long question, longer than the next", "short"] {
      template.render([.text(text)], into: &output)
      #expect(output.messages.map(\.role) == [.system, .user])
      #expect(output.messages.map { output.text(of: $0) } == ["s", text])
    }
  }

  @Test func `no mutation of a template crashes the compiler`() {
    var state: UInt64 = 4_711
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let templates = (Self.rendered + Self.standalone).map(\.template) + Self.roleLines.map(\.template)
    var compiled = 0
    for _ in 0..<20_000 {
      var bytes = Array(templates[random(templates.count)].utf8)
      for _ in 0...random(3) where !bytes.isEmpty {
        let place = random(bytes.count)
        switch random(3) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(contentsOf: bytes[place...].prefix(5), at: place)
        default: bytes[place] = Array("{}#/^=!& \n.|<%x".utf8)[random(15)]
        }
      }
      guard let template = try? PromptTemplate(String(decoding: bytes, as: UTF8.self), schema: Self.schema) else {
        continue
      }
      compiled += 1
      _ = template.render(Self.values)
    }
    #expect(compiled > 5_000)
  }

  private func messages(_ template: String) throws -> [PromptMessage] {
    try PromptTemplate(template, schema: Self.schema).render(Self.values)
  }
}
