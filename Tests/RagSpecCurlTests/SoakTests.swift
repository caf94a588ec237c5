import Foundation
import RagSpecCore
import RagSpecCurl
import RagSpecProviders
import RagSpecTestSupport
import Synchronization
import Testing

/// A short soak; `make soak` is the long one, with the real binary.
@Suite("soak", .serialized)
struct SoakTests {
  /// Those that take neither their time nor megabytes, and leave the endpoint as healthy as it was for the others.
  private static let faults = NetworkFault.all.filter { fault in
    !fault.isSlow && !fault.staysSilent
      && !["five-megabytes", "beyond-the-limit", "gzip-bomb", "head-without-end", "dripped"].contains(fault.name)
  }

  @Test("fifteen hundred requests with random faults: one outcome each, and nothing is left open")
  func soak() async throws {
    let seed = UInt64.random(in: 0...999_999)
    let attempts = Counts()
    let server = try LoopbackServer { request in
      NetworkFault.reply(to: request) { _ in attempts.next(request.text) }
    }
    let before = try descriptors()
    let transport = CurlTransport()
    let endpoint = Endpoint(
      name: "local", provider: "openai-chat", url: server.endpointURL, model: "small",
      limits: Limits(timeout: .seconds(60), retries: 2))
    let provider = ProviderFactory(transport: transport, time: .real { 0 }) { 0 }.provider(for: endpoint)
    let wrong = await withTaskGroup(of: [String].self) { group in
      for worker in 0..<32 {
        group.addTask {
          var source = SeededGenerator(seed: seed &+ UInt64(worker))
          var wrong: [String] = []
          for turn in 0..<47 {
            let fault = Self.faults.randomElement(using: &source) ?? Self.faults[0]
            let question = "\(fault.question) \(worker)-\(turn)"
            let request = ModelRequest(endpoint: endpoint, messages: [Turn(.user, question)])
            if let complaint = await complaint(provider, request, fault) { wrong.append(complaint) }
          }
          return wrong
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(wrong.isEmpty, "seed \(seed): \(wrong.prefix(5))")
    transport.shutdown()
    try await until("no connection is open") { server.openCount == 0 }
    server.stop()
    try await until("no descriptor is left") { (try? descriptors()) ?? 0 <= before + 2 }
  }

  /// What is wrong with the outcome, if anything.
  private func complaint(_ provider: any Provider, _ request: ModelRequest, _ fault: NetworkFault) async -> String? {
    do throws(ProviderError) {
      let answer = try await provider.output(for: request).content
      guard case .passes = fault.outcome else { return "\(fault.name) passes" }
      return answer.hasPrefix(fault.answer) ? nil : "\(fault.name) has the answer \(answer.prefix(60))"
    } catch {
      guard case .errors(_, let words) = fault.outcome else { return "\(fault.name): \(error.message)" }
      return error.message.contains(words) || error.hint?.contains(words) ?? false
        ? nil : "\(fault.name): \(error.message)"
    }
  }

  /// How many files and sockets this process has open.
  private func descriptors() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }
}

/// Counts how often each text was seen.
private final class Counts: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  func next(_ text: String) -> Int {
    counts.withLock { counts in
      defer { counts[text, default: 0] += 1 }
      return counts[text, default: 0]
    }
  }
}
