import JSONText
import RagSpecCore

/// A ranking that is written as a text, the best document first.
///
/// The text is a list of ids in JSON, or of objects with an `id` or a `text`, as a search service answers; or else ids with white space
/// between them.
struct ListedRanking {
  /// Scored by their places, so that the order is what it is.
  let documents: [RankedDocument]

  init(_ text: String) throws(UnsupportedObservation) {
    guard text.first(where: { !$0.isWhitespace }) == "[", let list = (try? JSONValue(parsing: text))?.array else {
      documents = text.split(whereSeparator: \.isWhitespace).enumerated().map {
        RankedDocument(id: String($1), score: -Double($0))
      }
      return
    }
    var documents: [RankedDocument] = []
    for (index, element) in list.enumerated() {
      guard let document = RankedDocument(listed: element, at: index) else {
        throw UnsupportedObservation("element \(index + 1) of the ranking is no id, and has no member 'id' or 'text'")
      }
      documents.append(document)
    }
    self.documents = documents
  }
}

extension RankedDocument {
  fileprivate init?(listed element: JSONValue, at index: Int) {
    let id = element["id"] ?? element["_id"] ?? element
    let text = element["text"]?.string
    if let id = id.string ?? id.number?.text {
      self.init(id: id, score: -Double(index), text: text)
    } else if let text {
      self.init(id: "result-\(index + 1)", score: -Double(index), text: text, identity: .unnamed)
    } else {
      return nil
    }
  }
}
