package import ContentDigest

/// An endpoint's answer, kept for later under the key of its request.
package struct RecordedResponse: Sendable {
  package let key: SHA256Digest
  /// The canonical request, so that people can see what the key stands for.
  package let request: [UInt8]
  package let answer: RecordedAnswer

  package init(key: SHA256Digest, request: [UInt8], answer: RecordedAnswer) {
    self.key = key
    self.request = request
    self.answer = answer
  }
}

/// The part of a recorded response that a run reads.
package struct RecordedAnswer: Hashable, Sendable {
  package let output: ModelOutput
  /// How long the call took when it was made.
  package let latency: Duration
  /// When it was made: seconds since 1970 in UTC.
  package let recordedAt: Int

  package init(output: ModelOutput, latency: Duration, recordedAt: Int) {
    self.output = output
    self.latency = latency
    self.recordedAt = recordedAt
  }
}
