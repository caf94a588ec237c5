/// Which limits count as a number: "at least 5" for 5.
enum AcceptedBound: Equatable, Sendable {
  /// Only the number itself counts.
  case none
  /// Any limit counts as the number, and so does the number itself.
  case any
  /// Only a limit of this kind counts.
  case only(StatedBound)

  /// The words that suites use.
  static let names = ["none", "any"] + StatedBound.allCases.map(\.rawValue)

  init?(named name: String) {
    switch name {
    case "none": self = .none
    case "any": self = .any
    default:
      guard let bound = StatedBound(rawValue: name) else { return nil }
      self = .only(bound)
    }
  }

  func takes(_ stated: StatedBound?) -> Bool {
    switch self {
    case .none: stated == nil
    case .any: true
    case .only(let bound): stated == bound
    }
  }

  /// Whether a limit is what is asked for.
  var isAsked: Bool { if case .only = self { true } else { false } }

  /// What stands before the number in an explanation: "at least ", or nothing.
  var description: String { if case .only(let bound) = self { "\(bound.words) " } else { "" } }
}
