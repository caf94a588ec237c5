/// A document as a retriever returned it, best first in its list.
package struct RankedDocument: Hashable, Sendable {
  package let id: String
  package let score: Double
  /// Its title or first words, for people.
  package let summary: String
  /// What was found of it: its passages, best first, or itself.
  package let passages: [FoundPassage]
  package let identity: Identity

  /// How the document is known to be the one that its id says.
  package enum Identity: Hashable, Sendable {
    /// By its id, or by its text, which one document of a corpus has.
    case known
    /// Not at all: the search gives no ids, and the id here only counts its results.
    case unnamed
    /// Not at all: the search gives no ids, and no document of the corpus says what this one says; with the one that
    /// comes nearest, in words.
    case unmatched(nearest: String?)
  }

  /// - Parameters:
  ///   - text: what the search says that the document says; `nil` when it did not tell.
  package init(
    id: String, score: Double, summary: String = "", text: String? = nil, identity: Identity = .known
  ) {
    self.init(
      id: id, score: score, summary: summary, passages: [FoundPassage(id: id, text: text)], identity: identity)
  }

  package init(
    id: String, score: Double, summary: String, passages: [FoundPassage], identity: Identity = .known
  ) {
    self.id = id
    self.score = score
    self.summary = summary
    self.passages = passages
    self.identity = identity
  }

  /// Whether an id is the document's, byte for byte.
  package func isCalled(_ id: String) -> Bool { self.id.utf8.elementsEqual(id.utf8) }
}

/// A passage that a search returned: its text, or else the id under which a corpus has that.
package struct FoundPassage: Hashable, Sendable {
  package let id: String
  package let text: String?

  package init(id: String, text: String?) {
    self.id = id
    self.text = text
  }
}
