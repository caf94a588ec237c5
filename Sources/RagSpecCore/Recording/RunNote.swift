/// What a run took from recordings and what it called for, as the cache keeps it.
package struct RunNote: Hashable, Sendable {
  /// Seconds since 1970 in UTC.
  package var endedAt: Int
  /// Cases whose targets were called.
  package var called: Int
  /// Cases whose answers the local cache had, or a call that another case made.
  package var cached: Int
  /// Cases whose answers a cassette had.
  package var cassette: Int

  package init(endedAt: Int, called: Int, cached: Int, cassette: Int) {
    (self.endedAt, self.called, self.cached, self.cassette) = (endedAt, called, cached, cassette)
  }

  /// The share of answers that were recorded, from 0 to 1; `nil` when nobody needed any.
  package var hitRate: Double? {
    let all = called + cached + cassette
    return all == 0 ? nil : Double(cached + cassette) / Double(all)
  }
}
