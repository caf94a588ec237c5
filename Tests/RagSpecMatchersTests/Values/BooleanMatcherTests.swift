import RagSpecCore
import Testing

@Suite struct BooleanMatcherTests {
  private static let yes = [
    "Yes - no exceptions.", "Yes, no doubt.", "Yes, no fee is due.",
    "Yes, employees may carry over five days.", "Yes; see section 2.", "Yes\n\nExplanation: ...",
    "Based on the policy, yes, you can.", "Yes, that's possible.", "Certainly. You can.",
    "Absolutely, as long as you ask.", "According to the handbook, yes.", "The short answer is yes.",
    "Short answer: yes.", "✅ Yes", "Answer: **Yes.**", "Yes, I think so.", "That's correct, you may.", "You are right.",
    "Yes!!!", "yes it is", "<answer>yes</answer>", "YES - because", "It is indeed true.", "Yep! Dogs are OK.",
    "Affirmative.", "The claim is accurate.", "Indeed, that is the case.",
    "Yes", "yes.", "YES!", "**Yes**", "Yes, but only after six months.", "Yes – see section 4.", "Yeah, it is.", "Yep.",
    "True", "True.", "Correct.", "Absolutely.", "Of course!", "Of course, dogs are welcome.", "Certainly, as long as …",
    "That is correct.", "This is true, according to the handbook.", "That's right.", "Yes, that is the case.",
    "The answer is yes.", "Answer: Yes", "{\"answer\": true}", "Final answer: **Yes**",
    "The policy covers part-timers. Therefore, yes.", "No doubt about it.", "It is true that dogs are allowed.",
    "In short, yes.", "Well, yes.", "Are dogs allowed? Yes.", "Yes, it is not a problem.", "y", "T", "yes\n\nBecause …",
    "Based on the context, that is correct.", "Yes. Section 4 says that no fee is due.", "Indeed.",
    "The statement is true.",
  ]
  private static let no = [
    "No, employees may not.", "No; see section 2.", "Based on the policy, no.", "No, that's not possible.",
    "Certainly not.", "The short answer is no.", "❌ No", "No, I don't think so.", "That's wrong.", "You are wrong.",
    "nope, sorry", "No way.", "The claim is inaccurate.", "This claim is not accurate.",
    "It is not the case that fees apply.", "No. While it depends on the contract, it is generally not allowed.",
    "That would be incorrect.", "Actually, no.", "Negative.", "I'm afraid not.", "Unfortunately, no.",
    "Unfortunately not.",
    "No", "no.", "NO", "No, that is not correct.", "That is not the case.", "That's not true.", "This isn't right.",
    "False.", "Incorrect.", "Nope", "Absolutely not.", "Of course not.", "Definitely not!", "Not at all.", "Never.",
    "The answer is no.", "Answer: No", "{\"answer\": false}", "It is not true that dogs are allowed.",
    "That is incorrect.", "The statement is false.", "No, you cannot.", "No. Dogs are not allowed.", "No — never.",
    "Not eligible.", "The deadline has passed. So the answer would be no.", "I would say no.", "n", "No, it isn't.",
    "Unfortunately, that is not correct.", "No longer.", "Yes? No.", "No employee may do so.",
  ]
  private static let unclear = [
    "Possibly.", "It's complicated.", "That depends on your contract.", "It may be.", "Hard to say.",
    "Yes in some cases, no in others.", "There is no information on this.", "I can't say for sure.", "Sometimes.",
    "Both yes and no.", "Employees may carry over five days.", "Not applicable.", "Yes/No", "No idea.",
    "", " ", "It depends.", "It depends on the contract.", "Probably.", "Probably not.", "Probably yes.", "Maybe.",
    "Perhaps, yes.", "Yes and no.", "Yes or no?", "No and yes", "Yes, probably.", "Yes, it depends.", "I think so.",
    "I don't think so.", "I think yes.", "Not necessarily.", "Not sure.", "I don't know.", "Dogs are allowed.",
    "Dogs are not allowed.", "Unclear.", "The context does not say.", "Yes. So the answer is no.",
    "No, that is correct.",
    "Likely.", "It might be.", "42", "Yesterday", "Nothing", "None", "True love is rare", "I believe that is correct.",
    "The answer is no longer known.", "No information was found.", "是不是", "👍", "In some cases.", "Not always.",
    "Yes, no.",
  ]

  @Test func `yes is yes, no is no, and what leaves it open is neither`() throws {
    for output in Self.yes {
      #expect(try Judged.passes(output, "boolean: true"), "'\(output)'")
      #expect(try !Judged.passes(output, "boolean: false"), "'\(output)'")
    }
    for output in Self.no {
      #expect(try Judged.passes(output, "boolean: no"), "'\(output)'")
      #expect(try !Judged.passes(output, "boolean: yes"), "'\(output)'")
    }
    for output in Self.unclear {
      #expect(try !Judged.passes(output, "boolean: true"), "'\(output)'")
      #expect(try !Judged.passes(output, "boolean: false"), "'\(output)'")
    }
  }

  private static let reasons: [(output: String, note: String)] = [
    ("", "it says nothing"), ("Dogs are allowed.", "it says neither yes nor no"),
    ("Probably not.", "it leaves it open: 'probably'"), ("I think yes.", "it leaves it open: 'i think'"),
    ("Yes and no.", "it says both yes and no"), ("Yes, no.", "it says both yes and no"),
    ("Yes. The answer is no.", "it says both yes and no"),
    ("It depends.", "it leaves it open: 'depends'"), ("Not necessarily.", "it leaves it open: 'not necessarily'"),
  ]

  @Test func `an unclear output says why`() throws {
    for (output, note) in Self.reasons {
      let assessment = try Judged("boolean: true").assess(output)
      #expect(assessment.notes == [note] && assessment.explanation?.got == "neither yes nor no", "'\(output)'")
    }
    let output = "Well, **no**, it is not."
    let assessment = try Judged("boolean: true").assess(output)
    #expect(assessment.span(in: output) == "no" && assessment.explanation?.got == "no" && assessment.notes == [])
  }

  @Test func `words of other languages can be added`() throws {
    let expectation = "boolean: true\nyes: [ja, jawohl]\nno: nein"
    #expect(try Judged.passes("Ja, das stimmt.", expectation) && !Judged.passes("Nein.", expectation))
    #expect(try !Judged.passes("Ja. The answer is no.", expectation))
    #expect(
      try Judged.passes("Nein!", "boolean: false\nno: nein") && !Judged.passes("Neinn", "boolean: false\nno: nein"))
    #expect(try !Judged.passes("Japan", expectation))
  }

  @Test func `refuses what is neither yes nor no`() throws {
    for value in ["maybe", "1", "[true]", "\"true\"", ""] {
      #expect(try !Judged.problems("boolean: \(value)").isEmpty, "\(value)")
    }
    #expect(try Judged.problems("boolean: true\nyes: \"!\"").map(\.id) == ["empty-text"])
  }
}
