import CLazyCurl
package import RagSpecProviders

/// A connection that is made to be looked at: nothing is asked over it, and it is closed at once.
package struct ConnectionProbe: Sendable {
  /// Which addresses of a host may be taken.
  package enum Family: Sendable {
    case any, ipv4, ipv6

    fileprivate var option: Int { self == .any ? 0 : self == .ipv4 ? 1 : 2 }
  }

  /// The address that was reached, the proxy's if there is one; `nil` when none was.
  package private(set) var address: String?
  /// How long it took until the name had an address, until the connection was there, and until it was secure.
  package private(set) var lookUp = Duration.zero
  package private(set) var connected = Duration.zero
  package private(set) var secured: Duration?
  /// Such as `TLSv1.3`.
  package private(set) var tls: String?
  /// Whether the server speaks HTTP/2.
  package private(set) var speaksHTTP2 = false
  /// When the server's certificate ends, as OpenSSL writes it: `Jan 31 12:00:00 2027 GMT`.
  package private(set) var certificateEnd: String?
  /// The variable that names the proxy, if one of the environment is used.
  package private(set) var proxyVariable: String?
  package private(set) var error: TransportError?

  /// Connects to where a request would go, as it would go there, and waits for it on this thread.
  package init(
    _ request: HTTPRequest, family: Family = .any, trust: TrustedAuthorities
  ) throws(TransportError) {
    try CurlMulti.load()
    guard let transfer = Transfer(over: request.route, trust: trust) else {
      throw TransportError(.unavailable, "libcurl is out of memory")
    }
    let exchange = try Exchange(request)
    guard transfer.setOptions(exchange) else { throw TransportError(.other, "libcurl does not take the request") }
    let overheard = Overheard()
    let code = Self.connect(transfer.easy, family, overheard)
    if code != CURLE_OK { error = transfer.error(code, of: exchange) }
    read(transfer.easy, overheard, isSecure: exchange.address.isSecure)
  }

  private static func connect(_ easy: UnsafeMutableRawPointer, _ family: Family, _ overheard: Overheard) -> CURLcode {
    lazy_curl_set_number(easy, CURLOPT_CONNECT_ONLY, 1)
    lazy_curl_set_number(easy, CURLOPT_IPRESOLVE, family.option)
    lazy_curl_set_number(easy, CURLOPT_CERTINFO, 1)
    lazy_curl_set_number(easy, CURLOPT_VERBOSE, 1)
    lazy_curl_set_pointer(easy, CURLOPT_DEBUGDATA, Unmanaged.passUnretained(overheard).toOpaque())
    lazy_curl_set_listener(easy) { _, kind, bytes, count, context in
      if kind == CURLINFO_TEXT, let bytes, let context {
        let line = UnsafeRawBufferPointer(start: bytes, count: count)
        Unmanaged<Overheard>.fromOpaque(context).takeUnretainedValue().hear(String(decoding: line, as: UTF8.self))
      }
      return 0
    }
    return withExtendedLifetime(overheard) { lazy_curl_easy_perform(easy) }
  }

  private mutating func read(_ easy: UnsafeMutableRawPointer, _ overheard: Overheard, isSecure: Bool) {
    (tls, speaksHTTP2, proxyVariable) = (overheard.tls, overheard.acceptedHTTP2, overheard.proxyVariable)
    lookUp = Self.time(CURLINFO_NAMELOOKUP_TIME_T, easy)
    connected = Self.time(CURLINFO_CONNECT_TIME_T, easy)
    if isSecure, tls != nil { secured = Self.time(CURLINFO_APPCONNECT_TIME_T, easy) }
    var text: UnsafeMutableRawPointer?
    lazy_curl_get_pointer(easy, CURLINFO_PRIMARY_IP, &text)
    let ip = text.map { String(cString: $0.assumingMemoryBound(to: CChar.self)) } ?? ""
    if !ip.isEmpty { address = ip }
    certificateEnd = Self.certificateEnd(easy)
  }

  private static func time(_ info: CURLINFO, _ easy: UnsafeMutableRawPointer) -> Duration {
    var microseconds: curl_off_t = 0
    lazy_curl_get_size(easy, info, &microseconds)
    return .microseconds(microseconds)
  }

  /// The end of the first certificate of the chain, which is the server's own.
  private static func certificateEnd(_ easy: UnsafeMutableRawPointer) -> String? {
    var pointer: UnsafeMutableRawPointer?
    lazy_curl_get_pointer(easy, CURLINFO_CERTINFO, &pointer)
    guard let chain = pointer?.assumingMemoryBound(to: curl_certinfo.self).pointee, chain.num_of_certs > 0 else {
      return nil
    }
    var line = chain.certinfo?[0]
    while let entry = line?.pointee {
      let text = entry.data.map { String(cString: $0) } ?? ""
      if text.hasPrefix("Expire date:") { return String(text.dropFirst("Expire date:".count)) }
      line = entry.next
    }
    return nil
  }
}

/// What libcurl says of its work, of which only three things are kept: its words may hold a proxy's password.
private final class Overheard {
  var tls: String?
  var acceptedHTTP2 = false
  var proxyVariable: String?

  func hear(_ text: String) {
    if text.hasPrefix("SSL connection using ") {
      tls = text.dropFirst("SSL connection using ".count).split(separator: " ").first.map(String.init)
    } else if text.hasPrefix("ALPN"), text.contains("accepted h2") {
      acceptedHTTP2 = true
    } else if text.hasPrefix("Uses proxy env variable ") {
      let name = text.dropFirst("Uses proxy env variable ".count).prefix { $0 != " " }
      if name.lowercased() != "no_proxy" { proxyVariable = String(name) }
    }
  }
}
