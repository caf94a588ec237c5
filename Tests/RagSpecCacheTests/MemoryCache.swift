import ContentDigest
import RagSpecCore
import Synchronization

/// The simplest cache that keeps the protocol's promises: what the others are compared with.
final class MemoryCache: ResponseCache {
  private let answers = Mutex<[SHA256Digest: RecordedAnswer]>([:])

  func recordings(for keys: [SHA256Digest]) throws(CacheError) -> [Recording?] {
    answers.withLock { answers in keys.map { answers[$0].map { Recording(answer: $0, origin: .cached) } } }
  }

  func record(_ response: RecordedResponse) throws(CacheError) {
    answers.withLock { $0[response.key] = response.answer }
  }

  func flush() throws(CacheError) {}
}
