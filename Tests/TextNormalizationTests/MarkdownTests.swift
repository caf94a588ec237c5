import Testing
import TextNormalization

@Suite("Markdown")
struct MarkdownTests {
  private let markdown = Normalizer(steps: [.markdown, .whiteSpace])

  @Test(arguments: [
    ("**bold** *it* ***both*** _it_ __bold__ ~~old~~", "bold it both it bold old"),
    ("**57.1**, (**x**) “**y**”", "57.1, (x) “y”"),
    ("这是**粗体**文字", "这是粗体文字"),
    ("Wort**teil** and **Wort**teil", "Wortteil and Wortteil"),
    ("unclosed **bold", "unclosed bold"),
    ("`code` ``a`b`` ~5", "code ab ~5"),
    (
      "2 * 3, 2*3, 2**3, 2*-3, 2*(3), f(a*b), snake_case, \\*not\\*",
      "2 * 3, 2*3, 2**3, 2*-3, 2*(3), f(a*b), snake_case, \\*not\\*"
    ),
  ])
  func `emphasis and code`(text: String, expected: String) { #expect(markdown.normalize(text) == expected) }

  @Test(arguments: [
    ("```swift\nlet a = 1\n```\nend", "let a = 1 end"),
    ("~~~\nx\n~~~", "x"),
    ("> ```json\n> {}\n> ```", "{}"),
    ("```The answer is 5", "The answer is 5"),
    ("```42```", "42"),
    ("```Paris", "Paris"),
  ])
  func `fences`(text: String, expected: String) { #expect(markdown.normalize(text) == expected) }

  @Test(arguments: [
    ("[text](http://a.b/c)", "text"),
    ("a [b c](<u> \"title\") d", "a b c d"),
    ("![alt](a.png) [![x](y)](z)", "alt x"),
    ("[a](b_(c)_d) e", "a e"),
    ("[1] (below) [2] see (below) f[i](a b)", "[1] (below) [2] see (below) f[i](a b)"),
    ("[open](", "[open]("),
    ("[a][](c)(d)", "a"),
  ])
  func `links`(text: String, expected: String) { #expect(markdown.normalize(text) == expected) }

  @Test(arguments: [
    ("# Title\ntext", "Title text"),
    ("####### seven #tag #", "####### seven #tag #"),
    ("Title\n=====\ntext\n\n---\n\nmore", "Title text more"),
    ("> quoted\n>> twice", "quoted twice"),
    ("> 5 years", "> 5 years"),
    ("> -5 years", "> -5 years"),
    ("- a\n* b\n+ c\n  - d", "a b c d"),
    ("-5 degrees", "-5 degrees"),
    ("1. a\n2. b\n3) c", "a b c"),
    ("1. a\n   1. b\n   2. c\n2. d", "a b c d"),
    ("42. That is the answer.", "42. That is the answer."),
    ("1. That is the count.", "1. That is the count."),
    ("2019. It was\n2020. It is", "2019. It was 2020. It is"),
    ("-", "-"),
  ])
  func `blocks`(text: String, expected: String) { #expect(markdown.normalize(text) == expected) }

  @Test(arguments: [
    ("| a | b |\n|---|:-:|\n| -5 | x |", "a b -5 x"),
    ("a | b\n--|--\nc | d\n\nx | y", "a b c d x | y"),
    ("P(A|B) or a || b", "P(A|B) or a || b"),
    ("- | a | b |", "a b"),
  ])
  func `tables`(text: String, expected: String) { #expect(markdown.normalize(text) == expected) }
}
