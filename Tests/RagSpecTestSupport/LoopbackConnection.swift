#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One connection of a `LoopbackServer`: reads requests and answers them, one after the other.
final class LoopbackConnection {
  private let socket: Int32
  private let number: Int
  private let ledger: Ledger
  /// Bytes that have come and belong to no request yet.
  private var received: [UInt8] = []

  init(socket: Int32, number: Int, ledger: Ledger) {
    self.socket = socket
    self.number = number
    self.ledger = ledger
    var yes: Int32 = 1
    setsockopt(socket, CInt(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Returns when one side ends the connection.
  func serve(_ answer: LoopbackServer.Answer) {
    while let request = nextRequest() {
      let numbered = ledger.begin(request)
      let reply = answer(numbered)
      let isDelivered = deliver(reply)
      ledger.end(isAbandoned: !isDelivered)
      guard isDelivered, reply.keepsConnection else { return }
    }
  }
}

extension LoopbackServer.Reply {
  fileprivate var keepsConnection: Bool {
    if manner.raw != nil { return manner.ending == .goesOn }
    return !manner.closes && manner.cut == nil
  }
}

// MARK: - Reading

extension LoopbackConnection {
  private func nextRequest() -> LoopbackServer.Request? {
    guard let head = receive(until: { $0.endOfHead }) else { return nil }
    let lines = String(decoding: received[..<head], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    let headers = lines.dropFirst().map(Self.header)
    let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
    guard let end = receive(until: { $0.count >= head + length ? head + length : nil }) else { return nil }
    defer { received.removeFirst(end) }
    return LoopbackServer.Request(
      method: String(words[0]), path: String(words[1]), headers: headers, body: Array(received[head..<end]),
      bytes: Array(received[..<end]), connection: number)
  }

  private static func header(_ line: Substring) -> (name: String, value: String) {
    let name = line.prefix { $0 != ":" }
    return (String(name), String(line.dropFirst(name.count + 1).drop { $0 == " " }))
  }

  /// Reads on until the bytes hold what is looked for, and returns where it ends; `nil` when the client leaves.
  private func receive(until find: ([UInt8]) -> Int?) -> Int? {
    while true {
      if let end = find(received) { return end }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let count = recv(socket, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      received += chunk[..<count]
      // What does not start with the name of a method is no HTTP: the first bytes of TLS, for example.
      guard UInt8(ascii: "A")...UInt8(ascii: "Z") ~= received[0] else { return nil }
    }
  }
}

extension [UInt8] {
  /// The first byte after the empty line that ends the headers.
  fileprivate var endOfHead: Int? {
    guard count >= 4 else { return nil }
    let mark = Array("\r\n\r\n".utf8)
    return (0...count - 4).first { self[$0] == mark[0] && self[$0..<$0 + 4].elementsEqual(mark) }.map { $0 + 4 }
  }
}

extension [UInt8] {
  /// The bytes as chunks of so many, and the empty one that ends them: RFC 9112, 7.1.
  fileprivate func chunked(_ count: Int) -> [UInt8] {
    var framed: [UInt8] = []
    for start in stride(from: 0, to: self.count, by: count) {
      let chunk = self[start..<Swift.min(start + count, self.count)]
      framed += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8)
    }
    return framed + Array("0\r\n\r\n".utf8)
  }
}

// MARK: - Writing

extension LoopbackConnection {
  /// Returns `false` when the client left before the end.
  private func deliver(_ reply: LoopbackServer.Reply) -> Bool {
    let manner = reply.manner
    guard !manner.isSilent else {
      _ = wait(.seconds(3_600))
      return false
    }
    guard wait(manner.delay) else { return false }
    let isSent = send(reply)
    leave(manner.ending)
    return isSent
  }

  private func send(_ reply: LoopbackServer.Reply) -> Bool {
    let manner = reply.manner
    if let raw = manner.raw { return manner.drip.map { send(raw, $0) } ?? send(raw) }
    let framed = manner.chunk.map { reply.body.chunked($0) } ?? reply.body
    let body = manner.cut.map { Array(framed.prefix($0)) } ?? framed
    guard let drip = manner.drip else { return send(Array(reply.head.utf8) + body) }
    return send(Array(reply.head.utf8)) && send(body, drip)
  }

  private func leave(_ ending: LoopbackServer.Reply.Ending) {
    switch ending {
    case .closes, .goesOn: break
    case .holds: _ = wait(.seconds(3_600))
    case .resets:
      // What the client has got it shall read, as on a wire, where the reset comes later than the bytes before it.
      usleep(2_000)
      var reset = linger(l_onoff: 1, l_linger: 0)
      setsockopt(socket, SOL_SOCKET, SO_LINGER, &reset, socklen_t(MemoryLayout<linger>.size))
    }
  }

  private func send(_ body: [UInt8], _ drip: (count: Int, pause: Duration)) -> Bool {
    stride(from: 0, to: body.count, by: drip.count).allSatisfy { start in
      send(Array(body[start..<min(start + drip.count, body.count)])) && wait(drip.pause)
    }
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
        let count = systemSend(socket, rest)
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
  }

  /// Returns `false` as soon as the client closes the connection, `true` after the time.
  private func wait(_ duration: Duration) -> Bool {
    let end = ContinuousClock.now + duration
    while duration > .zero {
      let rest = (end - ContinuousClock.now) / .milliseconds(1)
      guard rest > 0 else { break }
      var poll = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      guard systemPoll(&poll, Int32(rest.rounded(.up))) > 0 else { continue }
      var byte: UInt8 = 0
      guard recv(socket, &byte, 1, CInt(MSG_PEEK)) > 0 else { return false }
      // Another request has come already: the client is still there.
      usleep(1_000)
    }
    return true
  }
}

// The names of these functions are taken inside the type that calls them.
private func systemPoll(_ descriptor: inout pollfd, _ milliseconds: Int32) -> Int32 {
  poll(&descriptor, 1, milliseconds)
}

private func systemSend(_ socket: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  #if canImport(Glibc)
    let flags = CInt(MSG_NOSIGNAL)
  #else
    let flags: CInt = 0
  #endif
  return send(socket, bytes.baseAddress, bytes.count, flags)
}
