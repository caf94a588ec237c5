package import ContentDigest
package import RagSpecCore

/// Recordings in layers: cassettes first, then the local cache. What is new goes to the local cache.
package struct LayeredCache: ResponseCache {
  private let cassettes: Cassettes
  private let local: LocalCache

  package init(cassettes: Cassettes, local: LocalCache) {
    self.cassettes = cassettes
    self.local = local
  }

  package func recordings(for keys: [SHA256Digest]) throws(CacheError) -> [Recording?] {
    guard !cassettes.isEmpty else {
      return try local.answers(for: keys).map { $0.map { Recording(answer: $0, origin: .cached) } }
    }
    var recordings = keys.map { key in cassettes[key].map { Recording(answer: $0.answer, origin: .cassette) } }
    let missing = recordings.indices.filter { recordings[$0] == nil }
    guard !missing.isEmpty else { return recordings }
    let answers = try local.answers(for: missing.map { keys[$0] })
    for (index, answer) in zip(missing, answers) {
      recordings[index] = answer.map { Recording(answer: $0, origin: .cached) }
    }
    return recordings
  }

  package var precedence: SHA256Digest? { cassettes.isEmpty ? nil : cassettes.digest }

  package func claim(_ key: SHA256Digest) -> CallClaim { local.claim(key) }

  package func abandon(_ key: SHA256Digest) { local.abandon(key) }

  package func record(_ response: RecordedResponse) { local.record(response) }

  package func note(_ run: RunNote) { local.note(run) }

  package func flush() throws(CacheError) { try local.flush() }
}
