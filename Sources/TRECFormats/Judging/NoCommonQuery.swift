/// Judgments and a run are about different queries, so that there is nothing to measure.
package struct NoCommonQuery: Error, Hashable, Sendable, CustomStringConvertible {
  /// A query of the judgments.
  package let judged: String
  /// A query of the run.
  package let ranked: String

  /// A message for a diagnostic.
  package var description: String {
    "no query of the run is judged; queries look like '\(judged)' in the judgments and like '\(ranked)' in the run"
  }
}
