import CLazyCurl
import RagSpecProviders

/// The work of the one thread that talks to libcurl: takes requests, moves bytes, tells who waits.
final class TransferLoop {
  private let multi: CurlMulti
  private let mailbox: Mailbox
  private let authorities: String?
  /// The transfers under way, by their exchange.
  private var running: [ObjectIdentifier: Transfer] = [:]
  /// Transfers that can be used again, with what libcurl has allocated for them.
  private var idle: [Transfer] = []

  /// Takes a file of certificate authorities, `nil` for those of the system.
  init(_ multi: CurlMulti, _ mailbox: Mailbox, authorities: String?) {
    self.authorities = authorities
    self.multi = multi
    self.mailbox = mailbox
  }

  /// Runs until the mailbox is closed; everything that is under way then ends as cancelled.
  func run() {
    while true {
      let letters = mailbox.takeAll()
      letters.starts.forEach(start)
      letters.cancellations.forEach(cancel)
      if letters.isClosed { break }
      multi.perform()
      finishAll()
      multi.poll()
    }
    for transfer in Array(running.values) { end(transfer, .failure(.cancelled)) }
  }

  private func start(_ pending: PendingExchange) {
    guard !pending.exchange.isCancelled else { return pending.continuation.resume(returning: .failure(.cancelled)) }
    guard let transfer = idle.popLast() ?? Transfer(authorities: authorities) else {
      let error = TransportError(.unavailable, "libcurl is out of memory")
      return pending.continuation.resume(returning: .failure(error))
    }
    let isReady = transfer.begin(pending)
    running[ObjectIdentifier(pending.exchange)] = transfer
    guard isReady, multi.add(transfer) else {
      return end(transfer, .failure(TransportError(.other, "libcurl does not take the request")))
    }
  }

  /// Does nothing when the exchange has ended already, or was never started because its task was cancelled before.
  private func cancel(_ exchange: Exchange) {
    guard let transfer = running[ObjectIdentifier(exchange)] else { return }
    end(transfer, .failure(.cancelled))
  }

  private func finishAll() {
    while let (transfer, code) = multi.nextFinished() { end(transfer, transfer.result(code)) }
  }

  private func end(_ transfer: Transfer, _ result: Result<HTTPResponse, TransportError>) {
    multi.remove(transfer)
    guard let pending = transfer.end() else { return }
    running[ObjectIdentifier(pending.exchange)] = nil
    idle.append(transfer)
    pending.continuation.resume(returning: result)
  }
}
