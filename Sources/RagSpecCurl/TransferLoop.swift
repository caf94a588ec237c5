import CLazyCurl
import RagSpecProviders

/// The work of the one thread that talks to libcurl: takes requests, moves bytes, tells who waits.
final class TransferLoop {
  private let multi: CurlMulti
  private let mailbox: Mailbox
  private let trust: TrustedAuthorities
  /// The transfers under way, by their exchange.
  private var running: [ObjectIdentifier: Transfer] = [:]
  /// Transfers that can be used again, with what libcurl has allocated for them, by their route.
  private var idle: [ObjectIdentifier?: [Transfer]] = [:]
  /// No transfer that is under way has to be looked after before.
  private var nextCheck: Patience.Instant?

  /// Takes the authorities to trust where a route names none.
  init(_ multi: CurlMulti, _ mailbox: Mailbox, trust: TrustedAuthorities) {
    self.trust = trust
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
      endOverdue()
      if mailbox.mayFallAsleep() { multi.poll(for: nextCheck.map { $0 - .now }) }
    }
    for transfer in Array(running.values) { end(transfer, .failure(.cancelled)) }
  }

  private func start(_ pending: PendingExchange) {
    guard !pending.exchange.isCancelled else { return pending.continuation.resume(returning: .failure(.cancelled)) }
    guard let transfer = transfer(over: pending.exchange.request.route) else {
      let error = TransportError(.unavailable, "libcurl is out of memory")
      return pending.continuation.resume(returning: .failure(error))
    }
    let isReady = transfer.begin(pending)
    running[ObjectIdentifier(pending.exchange)] = transfer
    guard isReady, multi.add(transfer) else {
      return end(transfer, .failure(TransportError(.other, "libcurl does not take the request")))
    }
    check(by: transfer.nextLook)
  }

  private func transfer(over route: NetworkRoute?) -> Transfer? {
    idle[route.map(ObjectIdentifier.init)]?.popLast() ?? Transfer(over: route, trust: trust)
  }

  /// Does nothing when the exchange has ended already, or was never started because its task was cancelled before.
  private func cancel(_ exchange: Exchange) {
    guard let transfer = running[ObjectIdentifier(exchange)] else { return }
    end(transfer, .failure(.cancelled))
  }

  private func finishAll() {
    while let (transfer, code) = multi.nextFinished() { end(transfer, transfer.result(code)) }
  }

  /// Ends the transfers whose servers were silent for too long.
  private func endOverdue() {
    guard let due = nextCheck, due <= .now else { return }
    nextCheck = nil
    for transfer in Array(running.values) {
      if transfer.isOverdue { end(transfer, .failure(transfer.impatience)) } else { check(by: transfer.nextLook) }
    }
  }

  private func check(by look: Patience.Instant?) {
    guard let look else { return }
    nextCheck = min(nextCheck ?? look, look)
  }

  private func end(_ transfer: Transfer, _ result: Result<HTTPResponse, TransportError>) {
    multi.remove(transfer)
    guard let pending = transfer.end() else { return }
    running[ObjectIdentifier(pending.exchange)] = nil
    idle[transfer.route.map(ObjectIdentifier.init), default: []].append(transfer)
    pending.continuation.resume(returning: result)
  }
}
