import RagSpecCore
import RagSpecMatchers
import Testing

@Suite struct SimilarMatcherTests {
  private static let references = "references: [Is throat cancer treatable?, Can throat cancer be treated?]"

  @Test func `the best of the texts counts`() throws {
    let judged = try Judged("similar: $references", case: Self.references)
    let assessment = try judged.assess("can throat cancer be treated")
    #expect(
      assessment.score == 1 && assessment.explanation?.expected == "resembles 'Can throat cancer be treated?' (ratio)")
    #expect(try Judged("similar: [a b c, x y z]").assess("X Y Z!").score == 1)
    #expect(try Judged("similar: a b c").assess("").score == 0)
  }

  @Test(arguments: TextMetric.allCases)
  func `every metric scores from 0 to 1, and equal texts 1`(_ metric: TextMetric) throws {
    let judged = try Judged("similar: The larger heat pump\nusing: \(metric.rawValue)")
    #expect(try judged.assess("the larger heat pump").score == 1)
    for output in ["", "pump", "zzz", "heat pump larger the the", "\u{0}", String(repeating: "pump a ", count: 99)] {
      #expect((0...1).contains(try judged.assess(output).score), "on '\(output)'")
    }
  }

  /// Values of the reference implementations for `a cat sat on the mats` against `the cat sat on a mat`, over 100 where
  /// they count to 100, and 1 less those of error rates.
  ///
  /// Sources: rapidfuzz 3.14.6, rouge-score 0.1.2, sacrebleu 2.6.0; by hand SQuAD's two and containment.
  @Test(arguments: Self.scores)
  func `every metric is the one that its name says`(_ name: String, _ expected: Double) throws {
    let judged = try Judged("similar: the cat sat on a mat\nusing: \(name)\nnormalize: none")
    #expect(abs(try judged.assess("a cat sat on the mats").score - expected) < 1e-6)
  }

  @Test func `every metric has a known value`() {
    #expect(Set(Self.scores.map(\.0)) == Set(TextMetric.allCases.map(\.rawValue)))
  }

  private static let scores = [
    ("ratio", 0.7804878048780488), ("partial-ratio", 0.8), ("token-sort", 0.975609756097561),
    ("token-set", 0.975609756097561), ("token-ratio", 0.975609756097561), ("partial-token-sort", 0.95),
    ("partial-token-set", 1), ("partial-token-ratio", 1), ("weighted-ratio", 0.9268292682926829),
    ("quick-ratio", 0.7804878048780488), ("levenshtein", 0.6666666666666667), ("indel", 0.7804878048780488),
    ("lcs", 0.7619047619047619), ("osa", 0.6666666666666667), ("damerau-levenshtein", 0.6666666666666667),
    ("hamming", 0.19047619047619047), ("jaro", 0.9005291005291006), ("jaro-winkler", 0.9005291005291006),
    ("prefix", 0), ("postfix", 0), ("exact-match", 0), ("token-f1", 0.75), ("rouge-1", 0.8333333333333334),
    ("rouge-2", 0.4), ("rouge-l", 0.5), ("rouge-lsum", 0.5), ("ngram-containment", 0.25),
    ("bleu", 0.3432945239845197), ("chrf", 0.5714500174235304), ("chrf++", 0.5828569021050966), ("ter", 0.5),
    ("wer", 0.5), ("cer", 0.65),
  ]

  @Test func `what is left of an error rate is never less than 0`() throws {
    for metric in ["wer", "cer", "ter"] {
      #expect(try Judged("similar: yes\nusing: \(metric)").assess("no, and no, and no again").score == 0, "\(metric)")
    }
    #expect(try Judged("similar: a b c d\nusing: wer").assess("a b x d").score == 0.75)
  }

  @Test func `the sentences of rouge-lsum are the lines`() throws {
    let expected = "similar: \"first the cat\\nthen a dog\"\nusing: rouge-lsum"
    #expect(try Judged(expected).assess("Then a dog.\nFirst the cat.").score == 1)
    #expect(try Judged(expected + "\nnormalize: [case, white-space]").assess("Then a dog.\nFirst the cat.").score < 1)
  }

  @Test func `stems and run lengths are for the metrics that have them`() throws {
    let output = "the user reported battery problem"
    #expect(try Judged("similar: users report battery problems\nusing: rouge-1").assess(output).score < 0.5)
    #expect(try Judged("similar: users report battery problems\nusing: rouge-1\nstem: true").assess(output).score > 0.8)
    #expect(try Judged("similar: a b c d\nusing: ngram-containment\nn: 2").assess("b c d").score == 2.0 / 3)
    #expect(try Judged("similar: a b c d\nusing: ngram-containment").assess("b c d").score == 0.5)
    for (yaml, message) in [
      ("similar: abcd\nstem: true", "'ratio' does not take the option 'stem'"),
      ("similar: abcd\nusing: rouge-1\nn: 2", "'rouge-1' does not take the option 'n'"),
    ] {
      let problems = try Judged.problems(yaml)
      #expect(problems.map(\.id.rawValue) == ["misplaced-option"] && problems.map(\.message) == [message])
    }
    #expect(try Judged.problems("similar: abcd\nusing: ngram-containment\nn: 0").map(\.id.rawValue) == ["wrong-type"])
  }

  @Test func `short texts come with a note`() throws {
    let note = "a fuzzy score on fewer than four characters means little; use 'equals' or 'number'"
    #expect(try Judged("similar: \"11\"").assess("1").notes == [note])
    #expect(try Judged("similar: eleven").assess("elf").notes == [note])
    #expect(try Judged("similar: eleven").assess("twelve").notes == [])
    #expect(try Judged("similar: \"11\"\nusing: exact-match").assess("1").notes == [])
  }

  @Test(arguments: [
    ("similar: yes", "'ratio' says little about 'yes': it has fewer than four characters"),
    ("similar: [four, \"3.5\"]\nusing: osa", "'osa' says little about '3.5': it has fewer than four characters"),
    (
      "similar: Is it treatable?\nusing: bleu",
      "'bleu' says little about 'Is it treatable?': in fewer than eight words one wrong word can leave no run of four"
    ),
    (
      "similar: Paris\nusing: rouge-2", "'rouge-2' says little about 'Paris': not even the same text scores more than 0"
    ),
  ])
  func `texts that are too short for a metric are warned of`(_ yaml: String, _ message: String) throws {
    let problems = try Judged.problems(yaml)
    #expect(problems.map(\.message) == [message])
    #expect(problems.allSatisfy { $0.severity == .warning && $0.id == "short-text" && $0.hint != nil })
  }

  @Test(arguments: [
    "similar: four", "similar: 苹果很甜", "similar: yes\nusing: token-f1", "similar: Paris\nusing: rouge-1",
    "similar: 苹果\nusing: rouge-2", "similar: one two three four five six seven eight\nusing: bleu",
  ])
  func `texts that are long enough are not`(_ yaml: String) throws {
    #expect(try Judged.problems(yaml).isEmpty)
  }

  @Test func `references that are too short are warned of, too`() throws {
    let problems = try Judged.problems("similar: $references", case: "references: [no, not at all]")
    #expect(problems.map(\.message) == ["'ratio' says little about 'no': it has fewer than four characters"])
  }

  @Test func `min moves the threshold`() throws {
    #expect(try Judged("similar: abcd\nmin: 0.5").assess("abxx").passed)
    #expect(try !Judged("similar: abcd").assess("abxx").passed)
  }
}
