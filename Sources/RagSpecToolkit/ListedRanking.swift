import JSONText
import RagSpecCore

/// A ranking that is written as a text, the best document first.
///
/// The text is a list of ids in JSON, or of objects with an `id`, as a search service answers; or else ids with white space
/// between them.
struct ListedRanking {
  /// Scored by their places, so that the order is what it is.
  let documents: [RankedDocument]

  init(_ text: String) throws(UnsupportedObservation) {
    let ids = try Self.ids(text)
    documents = ids.enumerated().map { RankedDocument(id: $1, score: Double(ids.count - $0)) }
  }

  private static func ids(_ text: String) throws(UnsupportedObservation) -> [String] {
    guard text.first(where: { !$0.isWhitespace }) == "[", let list = (try? JSONValue(parsing: text))?.array else {
      return text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    var ids: [String] = []
    for (index, element) in list.enumerated() {
      guard let id = id(element["id"] ?? element["_id"] ?? element) else {
        throw UnsupportedObservation("element \(index + 1) of the ranking is no id, and has no member 'id'")
      }
      ids.append(id)
    }
    return ids
  }

  private static func id(_ value: JSONValue) -> String? { value.string ?? value.number?.text }
}
