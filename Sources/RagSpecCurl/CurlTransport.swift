import CLazyCurl
package import RagSpecProviders
import Synchronization

/// HTTP through libcurl's multi interface: all exchanges of a process on one thread of their own.
///
/// The thread starts with the first request, and libcurl is loaded then; a run that calls nobody pays for neither.
/// Connections are kept and used again. `http` is spoken as HTTP/1.1, `https` as HTTP/2 where the server knows it.
/// Proxies are taken from the environment as libcurl does, unless the route names one, but never for this machine itself.
package final class CurlTransport: HTTPTransport {
  private enum Stage {
    case idle
    case running(Mailbox, DedicatedThread)
    case closed
  }

  private let stage = Mutex(Stage.idle)
  private let trust: TrustedAuthorities

  /// Takes the authorities to trust where a request's route names none.
  package init(trust: TrustedAuthorities = TrustedAuthorities()) { self.trust = trust }

  deinit {
    // Not waited for: the last reference may go away on any thread.
    guard case .running(let mailbox, let thread) = leave() else { return }
    mailbox.close()
    thread.detach()
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let exchange = try Exchange(request)
    let mailbox = try mailbox()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { mailbox.add(PendingExchange(exchange: exchange, continuation: $0)) }
    } onCancel: {
      exchange.cancel()
      mailbox.add(cancellationOf: exchange)
    }
    return try result.get()
  }

  /// Ends what is under way as cancelled, closes all connections and waits for the thread to end.
  ///
  /// Requests that come later end as cancelled, too.
  package func shutdown() {
    guard case .running(let mailbox, let thread) = leave() else { return }
    mailbox.close()
    thread.join()
  }

  private func leave() -> Stage {
    stage.withLock { stage in
      defer { stage = .closed }
      return stage
    }
  }

  private func mailbox() throws(TransportError) -> Mailbox {
    try stage.withLock { (stage) throws(TransportError) in
      switch stage {
      case .running(let mailbox, _): return mailbox
      case .closed: throw TransportError(.cancelled, "the transport was shut down")
      case .idle:
        let (mailbox, thread) = try start()
        stage = .running(mailbox, thread)
        return mailbox
      }
    }
  }

  private func start() throws(TransportError) -> (Mailbox, DedicatedThread) {
    let multi = try CurlMulti()
    let mailbox = Mailbox { multi.wakeUp() }
    let thread = DedicatedThread { [trust] in TransferLoop(multi, mailbox, trust: trust).run() }
    guard let thread else { throw TransportError(.unavailable, "no thread could be started") }
    return (mailbox, thread)
  }
}

extension CurlTransport {
  /// The name and version of libcurl, which is loaded for it.
  package static func libraryVersion() throws(TransportError) -> String {
    try CurlMulti.load()
    return String(cString: lazy_curl_version())
  }
}
