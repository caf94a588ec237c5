import RagSpecBehaviors
import RagSpecCore
import Testing

@testable import RagSpecMatchers

/// Good rewrites of the shipped conversations stand alone, the questions that they were made from do not.
@Suite struct ShippedConversationsTests {
  private static func language(of shipped: ShippedCase) -> ReferenceLanguage {
    shipped.has(tag: "german") ? .de : shipped.has(tag: "french") ? .fr : .en
  }

  @Test func `every reference stands alone`() throws {
    var count = 0
    for shipped in try ShippedCase.all(in: "question-rewriting", QuestionRewriting.self) {
      let isComplete = shipped.expectation("unchanged")?["unchanged"]?.boolean ?? false
      for text in shipped.input.references + (isComplete ? [shipped.input.question] : []) {
        count += 1
        let found = Self.language(of: shipped).openReferences(in: text)
        #expect(found.isEmpty, "\(shipped.id): \(text) \(found.map(\.word))")
      }
    }
    #expect(count > 100)
  }

  @Test func `every follow-up that must be made to stand alone does not`() throws {
    var count = 0
    for shipped in try ShippedCase.all(in: "question-rewriting", QuestionRewriting.self)
    where shipped.expectation("standalone") != nil {
      count += 1
      #expect(
        !Self.language(of: shipped).openReferences(in: shipped.input.question).isEmpty,
        "\(shipped.id): \(shipped.input.question)")
    }
    #expect(count > 50)
  }
}
