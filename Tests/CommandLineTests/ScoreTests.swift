import Foundation
import RagSpecTestSupport
import Testing

/// `ragspec score`: one matcher on texts from anywhere.
@Suite struct ScoreTests {
  private let project: TemporaryProject

  init() throws {
    project = try TemporaryProject([
      "out.txt": "It grew by 25 %.\n", "answers.jsonl": "{\"answer\": \"Paris\"}\n{\"answer\": \"Lima\"}\nno JSON\n",
      "two.txt": "four words are here\r\n",
    ])
  }

  private func score(_ arguments: [String], input: String = "") throws -> ToolRun {
    try ToolRun.run(["score"] + arguments, in: project.folder, input: Data(input.utf8))
  }

  // MARK: Verdicts

  private static let verdicts: [([String], Int32)] = [
    (["similar", "--expected", "a text", "--using", "token-f1", "--min", "0.6", "output text"], 0),
    (["similar", "--expected", "a text", "--using", "token-f1", "--min", "0.7", "output text"], 1),
    (["similar", "--expected=a text", "--using=token-f1", "--min=0.6", "output text"], 0),
    (["equals", "--expected=\u{301}ab", "\u{301}ab"], 0), (["number", "--expected=-5", "it is -5 now"], 0),
    (["equals", "--expected=", "--normalize", "none", ""], 0), (["equals", "--expected=", "--json", "--", "x"], 1),
    (["similar", "-e", "a text", "-o", "using=token-f1", "-o", "min=0.6", "output text"], 0),
    (["output text", "--yaml", "{similar: a text, using: token-f1, min: 0.6}"], 0),
    (["--yaml", "{similar: a text, using: token-f1, min: 0.7}", "output text"], 1),
    (["similar", "-e", "x y z", "-e", "output text", "output text"], 0),
    (["similar", "-e", "users reports", "--using", "rouge-1", "--stem", "user report"], 0),
    (["similar", "-e", "users reports", "--using", "rouge-1", "--stem", "false", "user report"], 1),
    (["number", "--expected", "25 %", "--file", "out.txt"], 0), (["number", "--expected", "26", "-f", "out.txt"], 1),
    (["number", "--expected", "-5", "it is -5 now"], 0), (["number", "-e", "1e3", "it is 1000"], 0),
    (["number", "-e", "12.5 USD million", "--tolerance", "1%", "12.6 million US dollars"], 0),
    (["contains-all", "-e", "Lima", "-e", "Peru", "Lima is in Peru"], 0), (["contains-all", "-e", "Lima", "Paris"], 1),
    (["length", "--max", "4", "--unit", "words", "-f", "two.txt"], 0),
    (["length", "--expected", "{max: 3, unit: words}", "-f", "two.txt"], 1),
    (["equals", "-e", "", "--normalize", "none", ""], 0), (["equals", "-e", "a: [b", "a: [b"], 0),
    (["equals", "-e", "Yes!", "--normalize", "case,punctuation,white-space", "yes"], 0),
    (["equals", "-e", "-x", "--", "-x"], 0), (["unchanged", "--case", "{question: What is tea?}", "What is tea?"], 0),
    (["standalone", "Is throat cancer treatable?"], 0), (["standalone", "Is it treatable?"], 1),
    (["one-of", "-e", "$references", "--case", "references: [a, b]", "b"], 0),
    (["json", "-e", "{\"a\": [1]}", "{\"a\": [1], \"b\": 2}"], 0),
    (["json-schema", "-e", "{required: [a]}", "{\"a\": 1}"], 0), (["json-schema", "-e", "false", "{}"], 1),
    (["json-schema", "-e", "{\"type\": \"array\"}", "{\"a\": 1}"], 1), (["json-schema", "-e", "true", "{}"], 0),
    (["equals", "-e", "Paris", "--on", "{matches: 'is (.*)'}", "it is Paris"], 0),
    (["equals", "-e", "{a}", "--on", "{matches: 'is (.*)'}", "it is {a}"], 0),
    (["retrieved", "-e", "{document: a, within: 1}", "b a"], 1), (["number", "--from", "5", "--to", "7", "5-7"], 0),
    (["not", "-e", "{contains: a}", "b"], 0), (["contains", "-e", "a", "--weight", "0", "b"], 0),
  ]

  @Test(arguments: Self.verdicts)
  func `the exit code is the verdict`(_ arguments: [String], _ exitCode: Int32) throws {
    let run = try score(arguments)
    #expect(run.exitCode == exitCode, "\(run.output) \(run.errors)")
    #expect(!run.output.isEmpty)
    #expect(try score(arguments.first == "--yaml" ? ["--quiet"] + arguments : ["-q"] + arguments).output.isEmpty)
  }

  @Test func `a person reads why`() throws {
    let run = try score(["contains", "-e", "Lima", "Paris is in France"])
    #expect(run.output == "FAILED\n  contains  0 < 1\n    expected: the text 'Lima'\n")
    #expect(run.exitCode == 1 && run.errors.isEmpty)
  }

  @Test func `several texts are told apart and counted`() throws {
    let run = try score(["contains", "-e", "grew", "it grew", "it fell", "-f", "out.txt"])
    #expect(
      run.output == """
        passed  argument 1
          contains  1 ≥ 1
            expected: the text 'grew'
            nearest: "grew"
        FAILED  argument 2
          contains  0 < 1
            expected: the text 'grew'
        passed  out.txt
          contains  1 ≥ 1
            expected: the text 'grew'
            nearest: "grew"
        2 passed, 1 failed

        """, "\(run.output)")
    #expect(run.exitCode == 1)
  }

  // MARK: Texts

  @Test func `standard input is a text when there is no other, or where a dash stands`() throws {
    #expect(try score(["equals", "-e", "a\nb", "--normalize", "none"], input: "a\nb\n").exitCode == 0)
    #expect(try score(["equals", "-e", "a", "-", "--normalize", "none"], input: "a\r\n").exitCode == 0)
    #expect(try score(["equals", "-e", "a", "--normalize", "none", "-f", "-"], input: "a\n\n").exitCode == 1)
    #expect(try score(["equals", "-e", "a", "a"], input: "b").exitCode == 0)
  }

  @Test func `lines are texts, and JSON Lines is what one asks of them`() throws {
    let run = try score(["similar", "-e", "Paris", "--on", "/answer", "--lines", "--json", "-f", "answers.jsonl"])
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3 && run.exitCode == 1)
    #expect(
      lines.first == """
        {"source":"answers.jsonl:1","label":"similar","score":1,"threshold":0.8,"passed":true,\
        "explanation":{"expected":"resembles 'Paris' (ratio)","got":"Paris"},"span":[12,17]}
        """, "\(run.output)")
    #expect(lines.last?.contains(#""got":"an output without one""#) ?? false)
  }

  @Test func `what cannot be scored is no failure`() throws {
    let run = try score(["retrieved", "-e", "d1", #"[{"title": "x"}]"#])
    #expect(run.exitCode == 3)
    #expect(run.output.hasPrefix("ERRORED\n"), "\(run.output)")
    let line = try score(["matches", "-e", "(a+)+$", String(repeating: "a", count: 40) + "b", "--json"])
    #expect(line.exitCode == 3 && line.output.contains(#""error":"the pattern "#), "\(line.output)")
  }

  @Test func `a terminal is not moved by what a text holds`() throws {
    for arguments in [
      ["contains", "-e", "\u{1B}[31mred\u{202E}", "no \u{1B}[2J"], ["similar", "-e", "\u{9B}31m", "\u{1B}]0;x\u{7}"],
      ["similar", "-e", "x", "--using", "\u{1B}[31m", "x"], ["\u{1B}[31m", "-e", "x", "x"], ["x", "--\u{1B}[1m", "x"],
    ] {
      let run = try score(arguments)
      let shown = (run.output + run.errors).unicodeScalars
      #expect(!shown.contains { $0.value == 0x1B || $0.value == 0x9B || $0.value == 0x202E || $0.value == 7 })
      #expect(run.exitCode != 0)
    }
  }

  // MARK: Metrics

  private static let numbers: [(String, String, String, String)] = [
    ("levenshtein", "kitten", "sitting", "0.5714285714285714\n"), ("ratio", "a cat", "a cut", "0.8\n"),
    ("token-f1", "a cat sat down", "the cat sat", "0.8\n"), ("wer", "a b c d", "a b x d", "0.75\n"),
    ("exact-match", "The Eiffel Tower.", "eiffel tower", "1.0\n"),
    ("hamming", "karolin", "kathrin", "0.5714285714285714\n"),
  ]

  @Test(arguments: Self.numbers)
  func `a metric prints its number`(_ name: String, _ expected: String, _ text: String, _ number: String) throws {
    let run = try score(["--metric", name, "--expected", expected, text])
    #expect(run.output == number && run.exitCode == 0)
  }

  @Test func `a metric is of texts as they stand, and takes its options`() throws {
    #expect(try score(["--metric", "ratio", "-e", "ABCD", "abcd"]).output == "0.0\n")
    #expect(try score(["--metric", "rouge-1", "--stem", "-e", "users", "user", "x"]).output == "1.0\n0.0\n")
    #expect(try score(["--metric", "ngram-containment", "--n", "1", "-e", "a b", "b"]).output == "0.5\n")
  }

  // MARK: Lists

  private static let lists: [(arguments: [String], exitCode: Int32)] = [
    (["choice", "-e", "B", "--options", "Berlin", "--options", "Paris", "The answer is B."], 0),
    (["choice", "-e", "B", "--options", "[Berlin, Paris]", "Berlin"], 1),
    (["choice", "-e", "x", "--options", "{x: refund, y: repair}", "We refund it."], 0),
    (["number", "-e", "5", "--tolerance", "1%", "--tolerance", "0.5", "5.4"], 0),
    (["abstains", "--phrases", "nie wiem", "--phrases", "no tak", "No tak."], 0),
    (["abstains", "--phrases", #"["nie wiem", "no tak"]"#, "No tak."], 0),
    (["contains-all", "-e", "[a]", "it says [a]"], 0),
    (["choice", "-e", "B", "--options", "Berlin", "B"], 2),
  ]

  @Test func `an option that is a list is given several times, or as one text`() throws {
    for (arguments, exitCode) in Self.lists {
      let run = try score(arguments)
      #expect(run.exitCode == exitCode, "\(arguments): \(run.output)\(run.errors)")
    }
  }

  // MARK: Wrong input

  private static let mistakes: [([String], String, String)] = [
    (["similar", "-e", "Paris", "--usng", "bleu", "x"], "unknown-option", "did you mean '--using'?"),
    (["similar", "-e", "Paris", "--jsno", "x"], "unknown-option", "did you mean '--json'?"),
    (["similar", "-e", "Paris", "--using", "blue", "x"], "unknown-value", "did you mean 'bleu'?"),
    (["smilar", "-e", "Paris", "x"], "unknown-matcher", "did you mean 'similar'?"),
    (["similar", "x"], "missing-value", "--expected"),
    (["similar", "-e", "Paris", "--using"], "missing-value", "--using"),
    (["similar", "-e", "Paris", "--min", "7", "x"], "wrong-type", "2 | --min 7"),
    (["similar", "-e", "Paris", "--using", "ratio", "--using", "bleu", "x"], "duplicate-option", "using"),
    (["similar", "-e", "Paris", "-o", "bleu", "x"], "wrong-option", "--option using=token-f1"),
    (["contains", "-e", "a", "-e", "b", "x"], "wrong-type", "expected text, found a list"),
    (["number", "-e", "many", "x"], "wrong-type", "arguments:2:12"),
    (["matches", "-e", "[", "x"], "invalid-regex", "2 | --expected ["),
    (["--yaml", "{similar: [", "x"], "yaml-syntax", "--yaml:"),
    (["--yaml", "similar", "x"], "wrong-type", "--yaml:1:1"),
    (["--metric", "blue", "-e", "x", "x"], "unknown-metric", "did you mean 'bleu'?"),
    (["unchanged", "--case", "{qestion: x}", "x"], "unknown-key", "did you mean 'question'?"),
    (["unchanged", "--case", "[x]", "x"], "wrong-type", "a case is a mapping"),
    (["similar", "-e", "$references", "x"], "no-references", "the case has no references"),
    (["contains", "-e", "x", "-f", "nowhere"], "unreadable-file", "cannot read 'nowhere'"),
    (["cell", "--row", "a", "--column", "b", "--case", "{table: none.csv}", "x"], "unreadable-file", "--case:1:9"),
  ]

  @Test(arguments: Self.mistakes)
  func `wrong arguments are told of`(_ arguments: [String], _ id: String, _ part: String) throws {
    let run = try score(arguments)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("[\(id)]") && run.errors.contains(part), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [
    [], ["--yaml", "{contains: x}", "--metric", "ratio"], ["--yaml", "{contains: x}", "-e", "y"],
    ["contains", "-e", "x", "-", "-f", "-"],
  ])
  func `wrong usage is told of`(_ arguments: [String]) throws {
    let run = try score(arguments)
    #expect(run.exitCode == 2 && run.errors.contains("Usage: ragspec score MATCHER"), "\(run.errors)")
  }

  @Test func `bytes that are no text are refused`() throws {
    try project.write(Data([0x61, 0xFF, 0x0A]), to: "bytes")
    let run = try score(["contains", "-e", "a", "-f", "bytes"])
    #expect(run.exitCode == 2 && run.errors.contains("'bytes' is not UTF-8 [not-utf8]"))
  }

  @Test func `advice changes no verdict`() throws {
    let run = try score(["similar", "-e", "yes", "yes"])
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("warning: 'ratio' says little about 'yes'") && run.errors.contains("[short-text]"))
  }
}
