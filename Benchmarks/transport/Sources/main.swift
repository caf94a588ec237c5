// Sends requests as fast as they are answered through RagSpec's own transport, and counts.
//
//   transport-bench URL CONNECTIONS SECONDS     prints: requests seconds failures

import RagSpecCurl
import RagSpecProviders
import Synchronization
import ThreadPool

#if canImport(Glibc)
  import Glibc
#endif

let arguments = CommandLine.arguments
guard arguments.count == 4, let width = Int(arguments[2]), let seconds = Double(arguments[3]) else {
  print("usage: transport-bench URL CONNECTIONS SECONDS")
  exit(2)
}

let body = Array(
  #"{"model":"stub","messages":[{"role":"user","content":"What is services revenue in Q3?"}],"temperature":0}"#.utf8)
let headers = [HTTPHeader("Content-Type", "application/json"), HTTPHeader("Authorization", "Bearer sk-benchmark")]
let request = HTTPRequest(.post, "\(arguments[1])/chat/completions", headers: headers, body: body)
let transport = CurlTransport()
let (done, failed) = (Counter(), Counter())

/// A count that many tasks raise.
final class Counter: Sendable {
  private let value = Atomic(0)
  func add(_ count: Int) { value.wrappingAdd(count, ordering: .relaxed) }
  var total: Int { value.load(ordering: .relaxed) }
}

/// Asks again and again until the time is over; the first requests make the connections and are not counted.
@Sendable func ask(from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) async {
  while true {
    let response = try? await transport.send(request)
    let now = ContinuousClock.now
    guard now < end else { return }
    guard now >= start else { continue }
    if response?.status == 200 { done.add(1) } else { failed.add(1) }
  }
}

let start = ContinuousClock.now + .milliseconds(300)
let end = start + .seconds(seconds)
// On the threads that a run has, too.
ThreadPool.shared.run {
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<width { group.addTask { await ask(from: start, to: end) } }
  }
}
print(done.total, seconds, failed.total)
transport.shutdown()
