package import ContentDigest
package import RagSpecCore

/// A recording as it lies in the local cache.
package struct StoredResponse: Sendable {
  package let response: RecordedResponse
  /// The digest that was recorded with the answer; `nil` where an older version recorded it.
  package let digest: SHA256Digest?
  /// Whether it is kept until somebody says otherwise.
  package let isPinned: Bool

  package init(response: RecordedResponse, digest: SHA256Digest?, isPinned: Bool) {
    (self.response, self.digest, self.isPinned) = (response, digest, isPinned)
  }

  /// Whether the answer is the one that was recorded, as far as anybody can tell.
  package var isIntact: Bool { digest.map { $0 == response.answer.output.recordingDigest } ?? true }
}
