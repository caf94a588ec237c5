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

/// A case whose response is not recorded.
struct PendingCall: Sendable {
  let item: RunItem
  let request: ModelRequest
  let canonical: [UInt8]
  let key: SHA256Digest
}

/// A result with its place in the plan.
struct SettledItem: Sendable {
  let item: RunItem
  let result: CaseResult
}
