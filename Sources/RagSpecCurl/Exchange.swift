import RagSpecProviders
import Synchronization

/// One request on its way, as both sides know it: the task that waits and the thread that works.
final class Exchange: Sendable {
  let request: HTTPRequest
  let address: WebAddress
  private let cancelled = Atomic(false)

  /// Refuses what would say something else on the wire than it says here.
  init(_ request: HTTPRequest) throws(TransportError) {
    guard let address = WebAddress(request.url) else { throw .notWeb }
    if let header = request.headers.first(where: { !$0.isWellFormed }) { throw .malformed(header) }
    self.request = request
    self.address = address
  }

  /// Whether the task was cancelled, perhaps before the thread has heard of the request at all.
  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  func cancel() { cancelled.store(true, ordering: .releasing) }
}

/// A request that waits for the thread, and whom to tell how it ended.
struct PendingExchange: Sendable {
  let exchange: Exchange
  let continuation: CheckedContinuation<Result<HTTPResponse, TransportError>, Never>
}

extension TransportError {
  static var cancelled: TransportError { TransportError(.cancelled, "the request was cancelled") }

  /// Without the URL: it may hold a key.
  fileprivate static var notWeb: TransportError {
    TransportError(.other, "what is asked for is no http or https URL, nor one with a Unix socket")
  }

  fileprivate static func malformed(_ header: HTTPHeader) -> TransportError {
    TransportError(
      .other, "header '\(header.name)' holds a line break or another control character",
      hint: "check the variable that it comes from")
  }
}
