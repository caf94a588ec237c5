/// The parts of an `http` or `https` URL, or of one with a Unix socket, that decide how it is reached.
struct WebAddress: Sendable {
  let isSecure: Bool
  /// Host and port as written, without user and password: what a message may show.
  let authority: Substring
  /// Whether the host is this machine, which no proxy can reach.
  let isLoopback: Bool
  /// The path of the Unix socket to speak through, and the URL that is asked for there.
  let socket: (path: String, url: String)?

  /// Returns `nil` for other schemes, without a host, and for texts with white space or control characters.
  init?(_ url: String) {
    guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
    if let socket = Self.socket(in: url) {
      (isSecure, isLoopback, authority, self.socket) = (false, true, "unix:\(socket.path)", socket)
      return
    }
    socket = nil
    guard let start = url.utf8.firstIndex(of: UInt8(ascii: ":")), url[start...].utf8.starts(with: "://".utf8) else {
      return nil
    }
    switch url[..<start].lowercased() {
    case "http": isSecure = false
    case "https": isSecure = true
    default: return nil
    }
    authority = Self.authority(url[url.utf8.index(start, offsetBy: 3)...])
    let host = Self.host(of: authority)
    if host.isEmpty { return nil }
    isLoopback = Self.isLoopback(host.lowercased())
  }

  /// Reads `unix:/path/of/socket:/path/of/resource`, as nginx writes it.
  private static func socket(in url: String) -> (path: String, url: String)? {
    guard url.hasPrefix("unix:/") else { return nil }
    let rest = url.dropFirst(5)
    guard let colon = rest.utf8.indices.first(where: { rest[$0...].utf8.starts(with: ":/".utf8) }) else { return nil }
    return (String(rest[..<colon]), "http://localhost\(rest[rest.utf8.index(after: colon)...])")
  }

  /// What stands before the path, without user and password.
  private static func authority(_ rest: Substring) -> Substring {
    let isEnd = { (byte: UInt8) in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") }
    let place = rest[..<(rest.utf8.firstIndex(where: isEnd) ?? rest.endIndex)]
    guard let at = place.utf8.lastIndex(of: UInt8(ascii: "@")) else { return place }
    return place[place.utf8.index(after: at)...]
  }

  /// The name or address, without port and brackets.
  private static func host(of authority: Substring) -> Substring {
    let isBracketed = authority.utf8.first == UInt8(ascii: "[")
    let rest = isBracketed ? authority.dropFirst() : authority
    return rest[..<(rest.utf8.firstIndex(of: UInt8(ascii: isBracketed ? "]" : ":")) ?? rest.endIndex)]
  }

  private static func isLoopback(_ host: String) -> Bool {
    switch host {
    case "localhost", "::1", "0.0.0.0": true
    default: host.hasSuffix(".localhost") || host.hasPrefix("127.") && host.utf8.allSatisfy { $0 < UInt8(ascii: "a") }
    }
  }
}
