/// What an output was read as.
package enum Observation: Sendable {
  case text(String)
  case ranking([RankedDocument])

  /// The kinds, in the words of messages.
  package enum Kind: String, CustomStringConvertible, Sendable {
    case text = "text"
    case ranking = "a ranking"

    package var description: String { rawValue }
  }

  package var kind: Kind {
    switch self {
    case .text: .text
    case .ranking: .ranking
    }
  }
}

/// A matcher was given an observation that it cannot look at.
package struct UnsupportedObservation: Error, Sendable {
  package let message: String
  /// Whether it was the end of the run that kept the matcher from looking.
  package let isInterruption: Bool

  package init(_ message: String, isInterruption: Bool = false) {
    self.message = message
    self.isInterruption = isInterruption
  }
}
