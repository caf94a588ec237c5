package import ContentDigest

/// Recorded responses, by the key of their request.
package protocol ResponseCache: Sendable {
  /// Returns what is recorded under each key, in the order of the keys.
  func recordings(for keys: [SHA256Digest]) throws(CacheError) -> [Recording?]
  /// Records a response; it may be kept in memory until `flush`, but no longer than a moment.
  func record(_ response: RecordedResponse) throws(CacheError)
  /// Puts on disk what was recorded.
  func flush() throws(CacheError)
  /// Stands for all recordings that come before those of this computer, so that what was made of other ones is known;
  /// `nil` when there are none.
  var precedence: SHA256Digest? { get }
  /// Takes on the call for a request that nothing is recorded for, so that only one of the processes that share the
  /// recordings makes it. Recording the answer gives it back, as soon as the others can read it.
  func claim(_ key: SHA256Digest) -> CallClaim
  /// Gives back a call that brought nothing to record.
  func abandon(_ key: SHA256Digest)
  /// Takes down what a run did, for `flush` to keep.
  func note(_ run: RunNote)
}

extension ResponseCache {
  package var precedence: SHA256Digest? { nil }
  package func claim(_ key: SHA256Digest) -> CallClaim { .granted }
  package func abandon(_ key: SHA256Digest) {}
  package func note(_ run: RunNote) {}
}

/// A recorded answer and the layer that had it.
package struct Recording: Sendable {
  package let answer: RecordedAnswer
  package let origin: Origin

  package init(answer: RecordedAnswer, origin: Origin) {
    self.answer = answer
    self.origin = origin
  }
}

/// How a run uses recorded responses.
package enum CacheMode: String, Sendable, CaseIterable {
  /// Reads what is recorded, calls for the rest and records it.
  case auto
  /// Reads only: a missing response is an error, and no socket is opened.
  case replay
  /// Calls for everything and records it anew.
  case refresh
  /// Neither reads nor records.
  case off

  package var reads: Bool { self == .auto || self == .replay }
  package var records: Bool { self == .auto || self == .refresh }
  /// Whether recordings of other machines are asked for: `replay` opens no socket, and `refresh` wants new ones.
  package var asksOthers: Bool { reads && records }
}

/// Why a cache could not be used.
package struct CacheError: Error, Sendable {
  package let message: String
  package let hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
