package import ContentDigest

/// What models have answered to the matchers or the target of one case: made for one output, and used by one thread.
package final class ConsultedAnswers {
  private let outputs: [SHA256Digest: ModelOutput]
  /// Those that were read as vectors.
  private var vectors: [SHA256Digest: EmbeddingVector] = [:]

  package init(_ outputs: [SHA256Digest: ModelOutput]) { self.outputs = outputs }

  package subscript(request: KeyedRequest) -> ModelOutput? { outputs[request.key] }

  /// Returns an answer as a vector, read once.
  package func vector(of request: KeyedRequest) -> EmbeddingVector? {
    if let vector = vectors[request.key] { return vector }
    let vector = outputs[request.key].flatMap { EmbeddingVector(recorded: $0.content) }
    vectors[request.key] = vector
    return vector
  }
}
