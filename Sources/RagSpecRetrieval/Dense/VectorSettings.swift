import RagSpecCore
import VectorSearch

/// What a dense search's vectors depend on beside the corpus.
struct VectorSettings: Sendable {
  /// Makes the vectors.
  let endpoint: Endpoint
  var metric = VectorMetric.cosine
  /// Stands before every document's text.
  var documentPrefix = ""
  /// Stands before every query.
  var queryPrefix = ""

  /// The text of a document whose vector is asked for: title and text with a space between, as BEIR joins them.
  func text(of passage: Passage) -> String {
    let hasTitle = !passage.title.allSatisfy(\.isWhitespace)
    return documentPrefix + (hasTitle ? "\(passage.title) \(passage.text)" : passage.text)
  }

  func request(for text: String) -> KeyedRequest { KeyedRequest(ModelRequest(endpoint: endpoint, embedding: text)) }
}

/// How near two vectors are.
enum VectorMetric: String, CaseIterable, Sendable {
  case cosine
  case dotProduct = "dot-product"

  static var names: [String] { allCases.map(\.rawValue) }

  /// Returns a vector such that the metric of two is their dot product; `nil` for one without a direction.
  func prepared(_ vector: EmbeddingVector) -> [Float]? {
    self == .cosine ? vector.components.scaledToUnitLength : vector.components
  }
}
