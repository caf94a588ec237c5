import RagSpecCore
import Testing

@Suite struct ChoiceMatcherTests {
  private static let cities = "options: [Berlin, Paris, Rome, New Rome]"

  /// Outputs that pick Paris, which is B.
  private static let paris = [
    "B", "b", "B.", "(B)", "(b)", "b)", "[B]", "**B**", "B)", "Paris", "paris.", "B) Paris", "B. Paris", "B: Paris",
    "Answer: B", "Answer: B.", "Answer: (b)", "Answer:\nB", "The answer is B.", "The correct answer is **B) Paris**.",
    "Final answer: Paris", "Option B", "option b is correct.", "I would choose B.", "I'd go with option B.",
    "not A but B",
    "It is not Berlin but Paris.", "Paris, not Rome.", "Paris rather than Rome.", "Instead of Berlin, Paris.",
    "B\n\nBerlin is the capital of Germany, and Rome that of Italy.", "Paris. Berlin is in Germany.",
    "B. Paris is the capital of France; Berlin is not.", "Berlin is wrong, Rome is incorrect, so Paris.",
    "A is wrong because Berlin is in Germany. C is wrong as well. The answer is B.",
    "Berlin, Paris and Rome are large. Let me think.\n\nParis", "A and C are capitals, too.\n\nAnswer: B",
    "Neither A nor C, but B.", "It can't be A. It is B.", "Paris (B)", "B is the correct answer; A is in Germany.",
    "{\"answer\": \"B\"}", "Sure! The best option is Paris.", "- B", "I pick Paris.",
    "Unlike Berlin, Paris is in France.",
    "A cat sat in Paris.", "I think it is Paris.", "Therefore, the answer is: B", "B – Paris",
  ]
  private static let others = [
    "", "A", "C", "Berlin", "A or B", "Paris or Rome", "Berlin and Paris", "B) Berlin", "Paris (A)",
    "The answer is A or B.",
    "B and C", "not B", "It is not Paris.", "B is wrong.", "neither Paris nor Rome", "E", "Parisian", "42",
    "none of them",
    "The answer is A. B is wrong.", "A) Berlin\nB) Paris\nC) Rome", "Berlin, Paris, Rome",
    "The answer is A.\n\nAnswer: B",
    "Paris, or maybe Rome", "a", "Lyon", "A, B", "B, C", "Paris isn't the capital.", "I'd say either B or C.", "是",
    "Both A and B are right.", "All of the above", "(A) (B)", "vitamin b is healthy", "everything except Paris",
  ]

  @Test func `an output picks one option, by label or text`() throws {
    for expectation in ["choice: B\n\(Self.cities)", "choice: paris\n\(Self.cities)"] {
      for output in Self.paris { #expect(try Judged.passes(output, expectation), "'\(output)'") }
      for output in Self.others { #expect(try !Judged.passes(output, expectation), "'\(output)'") }
    }
  }

  private static let fees = """
    choice: C
    options: {A: The fee is waived, B: The fee is doubled, C: The fee stays the same, D: A refund is issued}
    """
  private static let same = [
    "C. The fee stays the same.", "The correct option is C, because the fee is not affected.",
    "Let's go through the options.\n\nA: incorrect, nothing is waived.\nB: incorrect.\nC: correct.\nD: incorrect.\n\nSo the answer is C.",
    "**Answer: C) The fee stays the same**\n\nExplanation: Options A and B are wrong.", "It's C", "My answer: C",
    "c) the fee stays the same", "The fee stays the same", "According to section 3, the fee stays the same (option C).",
    "Not A, B or D: the answer is C.", "I'm confident that C is right.", "$\\boxed{C}$", "\\boxed{C}",
    "<answer>C</answer>", "Choice C.", "C is the only option that fits.",
    "A, B, and D can be ruled out, so it must be C.", "The answer: C", "Answer - C", "ANSWER: C", "C\n",
    "The answer is (C) The fee stays the same.", "I would say C.", "C, since the policy says so.",
    "Considering all options, option C seems most accurate.",
    "A is incorrect. B is incorrect. D is incorrect. C is correct.", "The answer is C, not A.",
    "The best answer is C because A ignores section 2.",
    "The answer is C: The fee stays the same. Option A would only apply to students.",
  ]
  private static let otherFees = [
    "A", "It could be C or D.", "C and D", "The answer is D. C is incorrect.", "I don't know.", "All of them.",
    "The fee is doubled.", "None.", "A. The fee stays the same", "Option C is wrong.",
    "I can't decide between B and C.", "Possibly A, but C is also plausible.", "C++ is a language",
    "The answer is not C.",
  ]

  @Test func `options may be sentences`() throws {
    for output in Self.same { #expect(try Judged.passes(output, Self.fees), "'\(output)'") }
    for output in Self.otherFees { #expect(try !Judged.passes(output, Self.fees), "'\(output)'") }
  }

  private static let judged: [(expectation: String, right: [String], wrong: [String])] = [
    (
      "choice: D\n\(cities)", ["New Rome", "D) New Rome", "the answer is new rome"], ["Rome", "C", "Rome or New Rome"]
    ),
    ("choice: C\n\(cities)", ["Rome", "C"], ["New Rome", "D"]),
    (
      "choice: A\n\(cities)", ["A", "A.", "Answer: A", "the answer is a", "A) Berlin", "option a"],
      ["A city", "a city", "I"]
    ),
    (
      "choice: \"1\"\noptions: {\"1\": red, \"2\": blue}", ["1", "1.", "(1)", "option 1", "red"],
      ["2", "1 of 2 is blue", "12"]
    ),
    (
      "choice: neutral\noptions: [positive, negative, neutral]", ["Neutral.", "neutral", "The sentiment is neutral."],
      ["positive", "It is neutral or positive.", "not neutral"]
    ),
    ("choice: vitamin b\noptions: {a: vitamin a, b: vitamin b}", ["Vitamin B.", "b)"], ["Vitamin A", "vitamin"]),
    (
      "choice: C\noptions: {x: Ada, y: C, z: C++, w: \"C#\"}", ["C", "It is C.", "y", "(y)", "**C**", "C, not C++"],
      ["C++", "C#", "z", "C and C#"]
    ),
    ("choice: C++\noptions: {y: C, z: C++, w: \"C#\"}", ["C++", "It is C++.", "z"], ["C", "C#", "C#, C++"]),
    ("choice: x\noptions: {x: 苹果, y: 梨}", ["苹果", "答案是苹果。", "x"], ["梨", "苹果, 梨"]),
    ("choice: \"12 %\"\noptions: [\"12 %\", \"12.5 %\"]", ["12 %", "It is 12 %."], ["12.5 %", "112 %"]),
  ]

  @Test func `options may be of any kind`() throws {
    for (expectation, right, wrong) in Self.judged {
      for output in right { #expect(try Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
      for output in wrong { #expect(try !Judged.passes(output, expectation), "\(expectation) on '\(output)'") }
    }
  }

  @Test func `says what is picked instead`() throws {
    let judged = try Judged("choice: B\n\(Self.cities)")
    let output = "It is Berlin or Paris."
    let two = try judged.assess(output)
    #expect(two.explanation?.expected == "B (Paris), and no other option" && two.span(in: output) == "Berlin")
    #expect(two.explanation?.got == "A (Berlin) and B (Paris)" && two.notes == ["the output picks 2 options"])
    let none = try judged.assess("Lyon")
    #expect(none.explanation?.got == "none of the options" && none.notes == [] && none.explanation?.span == nil)
  }

  @Test func `refuses what leaves no choice`() throws {
    #expect(try Judged.problems("choice: B").map(\.id) == ["missing-key"])
    #expect(try Judged.problems("choice: B\noptions: [a]").map(\.id) == ["no-choice"])
    #expect(try Judged.problems("choice: a\noptions: []").map(\.id) == ["no-choice"])
    #expect(try Judged.problems("choice: a\noptions: [a, A.]").map(\.id) == ["duplicate-option"])
    #expect(try Judged.problems("choice: a\noptions: [a, \"…\"]").map(\.id) == ["empty-text"])
    #expect(try Judged.problems("choice: a\noptions: a").map(\.id) == ["wrong-type"])
    let ambiguous = try Judged.problems("choice: C\noptions: [Ada, C, C++]")
    #expect(ambiguous.map(\.id) == ["ambiguous-option"])
    #expect(ambiguous.first?.hint == "it may be C (C++) or B (C): give them labels of your own")
    #expect(try Judged.problems("choice: B\noptions: [Ada, C, C++]").isEmpty)
    let unknown = try Judged.problems("choice: Pariss\n\(Self.cities)")
    #expect(unknown.map(\.id) == ["unknown-value"] && unknown.first?.hint?.contains("Paris") ?? false)
    let many = (0..<40).map { "option number \($0)" }.joined(separator: ", ")
    #expect(try Judged.passes("option number 39", "choice: option number 39\noptions: [\(many)]"))
  }
}
