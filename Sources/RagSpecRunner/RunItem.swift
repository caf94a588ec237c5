import ContentDigest
import RagSpecCore

/// A case with its place in the plan.
struct RunItem: Sendable {
  /// The position in the whole plan, from 0.
  let index: Int
  let suiteIndex: Int
  let suite: Suite
  let testCase: Case
}

/// A case that needs a response, recorded or not.
final class PendingCall: Sendable {
  let item: RunItem
  let request: ModelRequest
  let canonical: [UInt8]
  let key: SHA256Digest

  init(_ item: RunItem, _ request: ModelRequest) {
    self.item = item
    self.request = request
    canonical = request.canonicalJSON
    key = ModelRequest.key(ofCanonical: canonical)
  }
}

/// A result with its place in the plan.
struct SettledItem: Sendable {
  let index: Int
  let result: CaseResult
}
