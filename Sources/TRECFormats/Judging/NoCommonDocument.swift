/// No document that the run returns is judged for its query: all values are 0, perhaps because names differ.
package struct NoCommonDocument: Error, Hashable, Sendable, CustomStringConvertible {
  /// A document of the judgments.
  package let judged: String
  /// A document of the run.
  package let ranked: String

  /// A message for a diagnostic.
  package var description: String {
    "no document of the run is judged; documents look like '\(judged)' in the judgments and like '\(ranked)' in the run"
  }
}
