/// Which document a text stands for.
enum TextMatch: Sendable {
  /// The documents that say it, the most likely first; several when they say the same.
  case documents([String])
  /// No document says it, or nearly; with the one that comes nearest, if one was worth comparing.
  case none(nearest: (id: String, similarity: Double)?)
}
