import RagSpecProviders
import RagSpecTestSupport
import Testing

@testable import RagSpecCurl

@Suite("transfer loop")
struct TransferLoopTests {
  @Test("a cancellation that overtakes its request is heeded")
  func overtaking() async throws {
    let server = try LoopbackServer { _ in .never }
    let multi = try CurlMulti()
    let mailbox = Mailbox { multi.wakeUp() }
    let thread = try #require(DedicatedThread { TransferLoop(multi, mailbox, trust: TrustedAuthorities()).run() })
    let exchange = try Exchange(HTTPRequest(.get, server.url, timeout: .seconds(2)))
    exchange.cancel()
    mailbox.add(cancellationOf: exchange)
    // Until the thread has read the letter and forgotten it.
    try await Task.sleep(for: .milliseconds(50))
    let result = await withCheckedContinuation {
      mailbox.add(PendingExchange(exchange: exchange, continuation: $0))
    }
    #expect(throws: TransportError.cancelled) { try result.get() }
    #expect(server.connectionCount == 0)
    mailbox.close()
    thread.join()
  }

  @Test("a closed mailbox takes no request")
  func closed() async throws {
    let mailbox = Mailbox {}
    mailbox.close()
    let exchange = try Exchange(HTTPRequest(.get, "http://127.0.0.1:1"))
    let result = await withCheckedContinuation {
      mailbox.add(PendingExchange(exchange: exchange, continuation: $0))
    }
    #expect(throws: TransportError.cancelled) { try result.get() }
  }
}
