/// A place on a server where bytes lie under names.
package protocol ObjectStore: Sendable {
  /// What messages call it: an address without credentials.
  var title: String { get }
  /// Returns the bytes under a name, `nil` when there is nothing.
  func object(named name: String) async throws(ObjectStoreError) -> [UInt8]?
  /// Puts bytes under a name, in place of any that are there.
  func put(_ bytes: [UInt8], named name: String) async throws(ObjectStoreError)
}

/// Why a store did not do what it was asked for, fit for a log line: no credentials, nothing of what is stored.
package struct ObjectStoreError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    /// Nobody is there, or it cannot do anything now.
    case unavailable
    /// It does not let us.
    case denied
    /// This one object is too large.
    case tooLarge
    /// The task was cancelled.
    case cancelled
  }

  package let reason: Reason
  /// Lower case, no final period.
  package let message: String
  package let hint: String?

  package init(_ reason: Reason, _ message: String, hint: String? = nil) {
    self.reason = reason
    self.message = message
    self.hint = hint
  }
}
