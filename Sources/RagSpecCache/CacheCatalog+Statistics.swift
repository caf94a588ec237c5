package import RagSpecCore
import RagSpecSQLite

/// What a cache holds, and what its recordings took.
package struct CacheStatistics: Sendable {
  package internal(set) var count = 0
  package internal(set) var pinned = 0
  /// Of the file.
  package internal(set) var bytes = 0
  package internal(set) var tokens = TokenUsage(input: 0, output: 0)
  package internal(set) var latency = Duration.zero
  /// Seconds since 1970 in UTC; `nil` when nothing is recorded.
  package internal(set) var oldest: Int?
  package internal(set) var newest: Int?
  /// Runs that recorded something, the newest first.
  package internal(set) var runs: [RunNote] = []
  /// The same by model, those with the most recordings first.
  package internal(set) var models: [ModelStatistics] = []
}

/// What is recorded of a model at an address; of an application the model is empty.
package struct ModelStatistics: Sendable {
  package let model: String
  package let url: String
  package let count: Int
  package let tokens: TokenUsage
  package let latency: Duration
}

extension CacheCatalog {
  package func statistics() throws(CacheError) -> CacheStatistics {
    var statistics = CacheStatistics()
    let pinned = try hasPins ? "(SELECT count(*) FROM pin JOIN response USING (key))" : "0"
    try read(
      "SELECT count(*), total(input_tokens), total(output_tokens), total(latency_ms), min(recorded_at), "
        + "max(recorded_at), (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size), \(pinned) FROM response"
    ) { statement throws(SQLiteError) in
      guard try statement.step() else { return }
      statistics.count = statement.integer(0)
      statistics.tokens = TokenUsage(input: statement.integer(1), output: statement.integer(2))
      statistics.latency = .latency(milliseconds: statement.number(3))
      statistics.oldest = statement.integerIfAny(4)
      statistics.newest = statement.integerIfAny(5)
      statistics.bytes = statement.integer(6)
      statistics.pinned = statement.integer(7)
    }
    statistics.models = try models()
    guard try hasPins else { return statistics }
    try read("SELECT ended_at, called, cached, cassette FROM run ORDER BY rowid DESC") {
      statement throws(SQLiteError) in
      while try statement.step() {
        statistics.runs.append(
          RunNote(
            endedAt: statement.integer(0), called: statement.integer(1), cached: statement.integer(2),
            cassette: statement.integer(3)))
      }
    }
    return statistics
  }

  private func models() throws(CacheError) -> [ModelStatistics] {
    var models: [ModelStatistics] = []
    try read(
      "SELECT coalesce(\(CacheForm.member("model")), ''), coalesce(\(CacheForm.member("url")), ''), count(*), "
        + "total(input_tokens), total(output_tokens), total(latency_ms) FROM response GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
    ) { statement throws(SQLiteError) in
      while try statement.step() {
        models.append(
          ModelStatistics(
            model: statement.text(0), url: statement.text(1), count: statement.integer(2),
            tokens: TokenUsage(input: statement.integer(3), output: statement.integer(4)),
            latency: .latency(milliseconds: statement.number(5))))
      }
    }
    return models
  }
}
