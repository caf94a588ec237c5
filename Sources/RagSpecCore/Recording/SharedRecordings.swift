package import ContentDigest

/// Recordings that several machines share: asked for what is recorded nowhere on this one, before an endpoint is called.
///
/// Nothing of it may hold up a run for long, and nothing of it is an error: whatever goes wrong is told by `finish`.
package protocol SharedRecordings: Sendable {
  /// How many recordings may be asked for at once.
  var width: Int { get }
  /// How long a run may wait in all, with nothing else to do, for recordings that are not there.
  var patience: Duration { get }
  /// Whether it is any use to ask.
  var isOpen: Bool { get }
  /// Returns what is recorded under a key; `nil` where there is nothing, where it is no use to ask, and where nobody can
  /// tell in time.
  func recording(for key: SHA256Digest) async -> RecordedResponse?
  /// Leaves off asking, because the run has waited long enough.
  func giveUp(after waiting: Duration)
  /// Takes in what an endpoint answered, which is sent while the run goes on.
  func offer(_ response: RecordedResponse)
  /// Waits a moment for what is being sent; returns what people should know.
  func finish() async -> [String]
}
