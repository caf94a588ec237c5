package import TableFormats

/// What a case gives to its target, and what its matchers may need to know of it.
///
/// One type for all behaviors: a pipeline hands the same input from stage to stage. A class, since handing on five
/// arrays and texts one by one takes longer than to judge by them.
package final class CaseInput: Sendable {
  /// The case's id in its suite, by which files made elsewhere know it; empty where nothing asks for it.
  package let id: String
  /// The question or query, as written.
  package let question: String
  /// The turns before the question, oldest first.
  package let history: [Turn]
  package let table: Table?
  /// Texts that a good output resembles.
  package let references: [String]
  /// Graded relevance by document id; 1 and more is relevant.
  package let relevant: [String: Int]

  package init(
    id: String = "", question: String, history: [Turn] = [], table: Table? = nil, references: [String] = [],
    relevant: [String: Int] = [:]
  ) {
    self.id = id
    self.question = question
    self.history = history
    self.table = table
    self.references = references
    self.relevant = relevant
  }

  /// Returns the grade of a document under this id, byte for byte; `nil` for one that was not judged.
  package func grade(of document: String) -> Int? {
    guard let place = relevant.index(forKey: document), relevant[place].key.utf8.elementsEqual(document.utf8) else {
      return nil
    }
    return relevant[place].value
  }
}

extension CaseInput {
  /// Returns the same input with another question, under another id.
  package func asking(_ question: String, id: String) -> CaseInput {
    CaseInput(
      id: id, question: question, history: history, table: table, references: references, relevant: relevant)
  }

  /// A part that a behavior may be about, under the name that prompts have for it.
  package enum Part: String, Sendable { case question, history, table }
}

/// One message of a conversation.
package struct Turn: Hashable, Sendable {
  package enum Role: String, Sendable, CaseIterable { case system, developer, user, assistant }

  package let role: Role
  package let text: String

  package init(_ role: Role, _ text: String) {
    self.role = role
    self.text = text
  }
}
