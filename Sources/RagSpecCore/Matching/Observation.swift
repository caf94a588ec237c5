/// What an output was read as.
package enum Observation: Sendable {
  case text(String)
  case ranking([RankedDocument])

  /// The kind in words, for messages.
  package var kind: String {
    switch self {
    case .text: "text"
    case .ranking: "a ranking"
    }
  }
}

/// A matcher was given an observation that it cannot look at.
package struct UnsupportedObservation: Error, Sendable {
  package let message: String
  package init(_ message: String) { self.message = message }
}
