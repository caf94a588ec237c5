/// A measure as trec_eval knows it: its name, the parameters it has and what it is called here.
struct TrecFamily: Sendable {
  enum Content: Sendable {
    /// The name of the run, which stands in its file.
    case runName
    /// The grades of the first documents as one string.
    case relevanceString
    /// A measure, written out for a relevance level and a parameter.
    case measure(@Sendable (_ level: Int, _ parameter: String) -> String)
  }

  let name: String
  let parameters: TrecParameters
  /// Whether it is printed for all queries together only.
  let isSummaryOnly: Bool
  let content: Content
  /// The parameter that takes how many documents there are in all; nothing if that makes no difference.
  var collectionSize: String?

  static func plain(
    _ name: String, isSummaryOnly: Bool = false, _ text: @escaping @Sendable (_ level: Int) -> String
  ) -> TrecFamily {
    TrecFamily(
      name: name, parameters: .none, isSummaryOnly: isSummaryOnly, content: .measure { level, _ in text(level) })
  }

  static func with(
    _ parameters: TrecParameters, _ name: String, collectionSize: String? = nil,
    _ text: @escaping @Sendable (_ level: Int, _ parameter: String) -> String
  ) -> TrecFamily {
    TrecFamily(
      name: name, parameters: parameters, isSummaryOnly: false, content: .measure(text), collectionSize: collectionSize)
  }
}

/// What may stand behind the point of a measure's name.
enum TrecParameters: Sendable {
  case none
  /// Numbers of documents; each makes a measure of its own.
  case cutoffs([Int])
  /// Shares or multiples; each makes a measure of its own.
  case shares([Double])
  /// A list that is one parameter as a whole.
  case list
}

/// A family of measures that an option asks for, with the parameters behind its name.
struct TrecRequest {
  let family: TrecFamily
  let list: String
  let option: String
}
