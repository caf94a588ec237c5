import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A small HTTP server on 127.0.0.1 that answers as it is told, badly too: the other end for tests of transports.
///
/// ```swift
/// let server = try LoopbackServer { request in request.index == 0 ? .status(500) : .chat("Paris") }
/// let answer = try await ask(server.endpointURL)
/// #expect(server.requests.count == 2)
/// ```
///
/// Each connection has a thread. The server stops when it is no longer referred to.
public final class LoopbackServer: Sendable {
  /// Says what to answer; called on the connection's thread, so it may wait.
  public typealias Answer = @Sendable (Request) -> Reply

  /// The system refused a socket.
  public struct Failure: Error {
    public let call: String
    public let code: Int32
  }

  public let port: Int
  private let listener: Int32
  private let ledger = Ledger()

  /// Starts on a free port.
  public init(_ answer: @escaping Answer) throws {
    (listener, port) = try Self.listen()
    let (listener, ledger) = (listener, ledger)
    startThread { Self.accept(listener, ledger, answer) }
  }

  /// Answers the first request with the first reply and so on; the last reply stands for all further requests.
  public convenience init(replies: Reply...) throws {
    try self.init { request in replies[min(request.index, replies.count - 1)] }
  }

  deinit { stop() }

  /// Where it listens, without a path: `http://127.0.0.1:40123`.
  public var url: String { "http://127.0.0.1:\(port)" }
  /// The same as the base URL of an endpoint: `http://127.0.0.1:40123/v1`.
  public var endpointURL: String { "\(url)/v1" }

  /// Breaks all connections and takes no more; the port is free afterwards.
  public func stop() {
    if ledger.stop() { shutdown(listener, CInt(SHUT_RDWR)) }
  }
}

// MARK: - What happened

extension LoopbackServer {
  /// The requests that have arrived whole, in their order.
  public var requests: [Request] { ledger.counts.requests }
  /// Connections that were opened, whether anything came over them or not.
  public var connectionCount: Int { ledger.counts.connections }
  /// Connections that neither side has closed yet.
  public var openCount: Int { ledger.counts.open.count }
  /// Replies that were under way when the client left.
  public var abandonedCount: Int { ledger.counts.abandoned }
  /// The most requests that were being answered at once.
  public var mostUnderWay: Int { ledger.counts.mostUnderWay }
}

/// What a server knows, shared with the threads of its connections.
final class Ledger: Sendable {
  struct Counts {
    var requests: [LoopbackServer.Request] = []
    var connections = 0
    var abandoned = 0
    var underWay = 0
    var mostUnderWay = 0
    fileprivate(set) var open: Set<Int32> = []
    fileprivate var isStopped = false
  }

  private let state = Mutex(Counts())

  var counts: Counts { state.withLock { $0 } }

  /// Returns the connection's number, `nil` after the server has stopped.
  func open(_ socket: Int32) -> Int? {
    state.withLock { state in
      guard !state.isStopped else { return nil }
      state.open.insert(socket)
      state.connections += 1
      return state.connections - 1
    }
  }

  /// Forgets a socket before its number can be given to another.
  func close(_ socket: Int32) {
    state.withLock { state in
      state.open.remove(socket)
      closeSocket(socket)
    }
  }

  /// Gives a request its number and counts it as under way.
  func begin(_ request: LoopbackServer.Request) -> LoopbackServer.Request {
    state.withLock { state in
      var numbered = request
      numbered.index = state.requests.count
      state.requests.append(numbered)
      state.underWay += 1
      state.mostUnderWay = max(state.mostUnderWay, state.underWay)
      return numbered
    }
  }

  func end(isAbandoned: Bool) {
    state.withLock { state in
      state.underWay -= 1
      if isAbandoned { state.abandoned += 1 }
    }
  }

  /// Returns whether this was the first call.
  func stop() -> Bool {
    state.withLock { state in
      for socket in state.open { shutdown(socket, CInt(SHUT_RDWR)) }
      defer { state.isStopped = true }
      return !state.isStopped
    }
  }
}

// MARK: - Sockets

extension LoopbackServer {
  /// A port of 127.0.0.1 where nobody listens: it was free a moment ago.
  public static func refusedPort() throws -> Int {
    let (socket, port) = try listen()
    closeSocket(socket)
    return port
  }

  private static func listen() throws -> (socket: Int32, port: Int) {
    let descriptor = try check("socket", socket(AF_INET, streamType, 0))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    try withUnsafeMutableBytes(of: &address) { bytes in
      let address = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
      try check("bind", bind(descriptor, address, length))
      try check("listen", systemListen(descriptor, 512))
      if let address { try check("getsockname", getsockname(descriptor, address, &length)) }
    }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }

  @discardableResult
  private static func check(_ call: String, _ result: Int32) throws -> Int32 {
    guard result >= 0 else { throw Failure(call: call, code: errno) }
    return result
  }

  private static func accept(_ listener: Int32, _ ledger: Ledger, _ answer: @escaping Answer) {
    while true {
      let socket = systemAccept(listener)
      guard socket >= 0 else { break }
      guard let number = ledger.open(socket) else {
        closeSocket(socket)
        break
      }
      startThread {
        LoopbackConnection(socket: socket, number: number, ledger: ledger).serve(answer)
        ledger.close(socket)
      }
    }
    closeSocket(listener)
  }
}

#if canImport(Glibc)
  private let streamType = CInt(SOCK_STREAM.rawValue)
#else
  private let streamType = SOCK_STREAM
#endif

// The names of these functions are taken inside the types that call them.
private func systemListen(_ socket: Int32, _ backlog: Int32) -> Int32 { listen(socket, backlog) }
private func systemAccept(_ socket: Int32) -> Int32 { accept(socket, nil, nil) }
private func closeSocket(_ socket: Int32) { close(socket) }

/// Runs a body on a thread of its own.
private func startThread(_ body: @escaping @Sendable () -> Void) {
  final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
    if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
    return nil
  }
  var thread = pthread_t()
  if pthread_create(&thread, nil, run, Unmanaged.passRetained(Work(body)).toOpaque()) == 0 { pthread_detach(thread) }
}
