import Foundation
import Testing

/// Answers as language models give them, each with the verdict of a careful reader.
///
/// `Fixtures/verdicts.txt` has sections: `==` and an expectation, perhaps `?` and the question, then a line an answer: `+`
/// for one that passes, `-` for one that fails. `\n` is a line end.
@Suite struct VerdictTests {
  private struct Section {
    let expectation: String
    var question = ""
    var answers: [(passes: Bool, text: String)] = []
  }

  private static func sections() throws -> [Section] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/verdicts.txt")
    var sections: [Section] = []
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
      let rest = String(line.dropFirst(2)).replacing("\\n", with: "\n")
      switch line.prefix(2) {
      case "==": sections.append(Section(expectation: rest.trimmingCharacters(in: .whitespaces)))
      case "? ": sections[sections.count - 1].question = rest
      case "+ ", "- ": sections[sections.count - 1].answers.append((line.hasPrefix("+"), rest))
      default: #expect(line.hasPrefix("#"), "'\(line)' is no line of a table")
      }
    }
    return sections
  }

  @Test func `every answer is judged as a careful reader judges it`() throws {
    var count = 0
    for section in try Self.sections() {
      let question = section.question.isEmpty ? "" : "question: \"\(section.question)\""
      for answer in section.answers {
        count += 1
        let passed = try Judged.passes(answer.text, section.expectation, case: question)
        #expect(passed == answer.passes, "\(section.expectation) on '\(answer.text)'")
      }
    }
    #expect(count >= 300)
  }
}
