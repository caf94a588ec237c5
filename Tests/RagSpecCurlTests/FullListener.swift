#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A port of 127.0.0.1 that takes no connection, because the queue of those that nobody accepts is full.
final class FullListener {
  struct Failure: Error {}

  let port: Int
  private let listener: Int32
  private var clients: [Int32] = []

  var url: String { "http://127.0.0.1:\(port)" }

  init() throws {
    listener = Self.newSocket()
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isBound = withUnsafeMutableBytes(of: &address) { bytes in
      let address = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
      return bind(listener, address, length) == 0 && listen(listener, 0) == 0
        && address.map { getsockname(listener, $0, &length) } == 0
    }
    guard isBound else { throw Failure() }
    port = Int(UInt16(bigEndian: address.sin_port))
    // A queue of length 0 holds one; further ones are left without an answer.
    for _ in 0..<4 { clients.append(Self.client(address, length)) }
  }

  deinit {
    for socket in clients + [listener] { close(socket) }
  }

  private static func newSocket() -> Int32 {
    #if canImport(Glibc)
      socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    #else
      socket(AF_INET, SOCK_STREAM, 0)
    #endif
  }

  /// Starts to connect and does not wait.
  private static func client(_ address: sockaddr_in, _ length: socklen_t) -> Int32 {
    let client = newSocket()
    _ = fcntl(client, F_SETFL, O_NONBLOCK)
    var address = address
    withUnsafeBytes(of: &address) { bytes in
      _ = connect(client, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, length)
    }
    return client
  }
}
