/// Why documents do not make a ranking.
public enum InvalidRanking: Error, Hashable, CustomStringConvertible {
  /// A document was returned twice, at these places of the ranking; places count from 1.
  case repeatedDocument(String, places: [Int])
  /// The score of a document is NaN, which has no order.
  case scoreIsNotANumber(String)

  /// A message for a diagnostic.
  public var description: String {
    switch self {
    case .repeatedDocument(let document, let places):
      "document '\(document)' is ranked twice, at places \(places.map(String.init).joined(separator: " and "))"
    case .scoreIsNotANumber(let document): "the score of document '\(document)' is not a number"
    }
  }
}
