import RagSpecCore
import Testing

@Suite struct AbstainsMatcherTests {
  private static let abstaining = [
    "There's nothing about that in the handbook.", "I see nothing on pets in these documents.",
    "There is nothing regarding parental leave.",
    "I don't know.", "I do not know the answer to that question.", "Sorry, I can't help with that.",
    "I'm sorry, but I cannot find any information about that in the provided documents.",
    "The context does not mention parental leave.", "The provided context doesn't contain information about X.",
    "The policy does not say how many weeks are paid.", "Based on the context, there is no information on this.",
    "There isn't enough information to answer.", "Not mentioned in the context.", "Not specified.", "Unknown.", "N/A",
    "No information available.", "No relevant information was found in the documents.", "This is not specified.",
    "It is not possible to determine the answer from the text.", "The answer cannot be determined from the passage.",
    "I was unable to find the answer. Please contact HR for details.", "I don't have access to that information.",
    "As an AI, I don't have real-time data. Is there anything else I can help you with?",
    "The answer is not in the context.", "The salary of the CEO is not disclosed.",
    "That is beyond the scope of the documents.",
    "Unfortunately, the handbook is silent on this point. You may want to consult your manager.",
    "I could not find this in the article. It only discusses the 2019 merger.",
    "The documents do not mention it; they focus on Berlin.", "I have no information about that.",
    "The context makes no mention of dogs, cats, or birds.", "I’m not sure.", "**I don’t know.**",
    "While the handbook discusses leave, it does not mention adoption.", "Insufficient information.",
    "I'm not able to answer this based on the given context.", "We could not determine that.",
    "Nothing in the context says so.",
    "The text does not provide the date, and I cannot infer it.", "I would need more context to answer that.",
    "Hello! I'm afraid I do not know. Could you rephrase the question?",
    "The information is not available in the table.",
    "The question cannot be answered from the passages, since they are about another product.",
    "I won't speculate about that.", "Cannot answer.",
  ]
  private static let answering = [
    "There is nothing on the menu but soup.", "Nothing about it is free: it costs 5 EUR.",
    "The policy does not mention pets, but dogs are allowed under section 4.", "16 weeks.",
    "Parental leave is 16 weeks.",
    "The policy does not mention pets. Dogs are allowed under section 4.", "No.", "Yes.", "42", "Dogs are not allowed.",
    "16 weeks; the policy does not say whether they are paid.", "16 weeks (the context does not mention adoption).",
    "The policy does not cover dental care.", "Breakfast is not included.", "We do not offer refunds.",
    "You cannot carry over leave.", "We do not have a dress code.",
    "Employees who do not know the code must ask at the desk.",
    "Although the policy does not mention pets, dogs are allowed.", "The CEO did not mention the layoffs.",
    "It says: \"I don't know\" is what 12 % of the people answered.", "I don't know about cats, but dogs are allowed.",
    "The handbook does not specify a limit, so 30 days apply.",
    "The documents mention 16 weeks, but do not say if they are paid.",
    "The service is unavailable on Sundays.", "Refunds are not available for digital goods.",
    "The table lists 5 items.",
    "The policy does not mention pets, and dogs are allowed under section 4.", "The unknown soldier is buried there.",
    "No information is shared with third parties, which section 4 states.", "是的", "I found 3 results: a, b and c.",
    "The contract is not valid without a signature.", "Section 4 applies. The context does not mention exceptions.",
    "The warranty lasts two years, although the leaflet does not mention batteries.",
    "Remote work is permitted two days a week.", "There is no limit on the number of applications.",
    "The company does not provide a pension.", "Customers cannot return opened items.",
    "There is no fee.", "No, remote work isn't permitted.", "It is not known to cause allergies.",
    "The report states that revenue rose by 5 %.", "The model could not find the optimum in 12 of 20 runs.",
    "You do not have to provide a reason.", "The handbook says nothing about pets, yet section 4 allows dogs.",
    "The data is not included in the free plan.", "If you are ill, stay at home and call your manager.",
    "Please submit the form by 5 March.", "See section 4 for the list of countries.",
    "Contact HR within 30 days of the birth.", "The policy covers part-timers only.",
    "It only applies to full-time employees.", "Unknown devices are blocked.",
    "I can confirm that the limit is 30 days.", "The file is not in the archive folder.",
    "The table has no header row.", "They do not accept cash.", "There was not enough demand.",
    "Nothing is free in section 4.", "Neither cats nor dogs are allowed.", "None of the rooms has a window.",
    "The information desk is not open on Sundays.", "You can only answer once.", "The record is 9.58 seconds.",
    "Not before March.", "Not all employees are eligible.", "I work as an assistant.", "She could not find the keys.",
    "It was not found in the sample.", "The test results are not given to employers.",
    "The page is not available in Germany.", "The context manager does not close the file.",
    "The provided context does not directly answer the question. However, it does mention that the office opened in 2010.",
  ]

  @Test func `an output abstains only when it tells nothing else`() throws {
    for output in Self.abstaining {
      #expect(try Judged.passes(output, "abstains: true"), "'\(output)'")
      #expect(try !Judged.passes(output, "abstains: false"), "'\(output)'")
    }
    for output in Self.answering {
      #expect(try Judged.passes(output, "abstains: false"), "'\(output)'")
      #expect(try !Judged.passes(output, "abstains: true"), "'\(output)'")
    }
  }

  @Test func `an empty output neither abstains nor answers`() throws {
    for output in ["", " \n", "…", "Sorry.", "What do you mean?", "Hello!", "👍"] {
      #expect(try !Judged.passes(output, "abstains: true") && !Judged.passes(output, "abstains: false"), "'\(output)'")
    }
    #expect(try Judged("abstains: true").assess("").explanation?.got == "it says nothing")
  }

  @Test func `points at the words that decide`() throws {
    let abstaining = "I am sorry, but the context **does not mention** it."
    let abstention = try Judged("abstains: false").assess(abstaining)
    #expect(
      abstention.span(in: abstaining) == "context **does not mention" && abstention.explanation?.got == "it abstains")
    let answering = "The policy does not mention pets, but dogs are allowed."
    let answer = try Judged("abstains: true").assess(answering)
    #expect(answer.span(in: answering) == "but dogs are allowed" && answer.explanation?.got == "it answers")
  }

  @Test func `wordings of any language can be added`() throws {
    let expectation = "abstains: true\nphrases: [nie wiem, 我不晓得, no comment]"
    for output in ["Ja tego nie wiem.", "我不晓得。", "No comment!", "I don't know."] {
      #expect(try Judged.passes(output, expectation), "'\(output)'")
    }
    for output in ["Das weiß ich.", "知道", "Nie wiem, but dogs are allowed."] {
      #expect(try !Judged.passes(output, expectation), "'\(output)'")
    }
    #expect(try !Judged.passes("Nie wiem.", "abstains: true"))
  }

  @Test func `refuses what is neither true nor false`() throws {
    #expect(try Judged.problems("abstains: maybe").map(\.id) == ["wrong-type"])
    #expect(try Judged.problems("abstains: true\nphrases: \"…\"").map(\.id) == ["empty-text"])
    #expect(try Judged.problems("abstains: true\nphrase: a").map(\.id) == ["unknown-key"])
  }
}
