import CLazyCurl
import RagSpecCore
import RagSpecProviders

/// An easy handle of libcurl and the one exchange that it makes at a time. Lives on the loop's thread only.
final class Transfer {
  let easy: UnsafeMutableRawPointer
  private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var pending: PendingExchange?
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private var headers = HTTPHeaderBlock()
  private var body: [UInt8] = []
  private var room = 0
  private var isTooLarge = false
  private var patience: Patience?
  /// The request whose options the handle has, but for its body.
  private var settled: HTTPRequest?
  let route: NetworkRoute?

  /// Takes what all its exchanges have in common; returns `nil` when libcurl has no memory.
  init?(over route: NetworkRoute?, trust: TrustedAuthorities) {
    guard let easy = lazy_curl_easy_init() else { return nil }
    self.easy = easy
    self.route = route
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    setConstantOptions()
    set(route, trust)
  }

  deinit {
    lazy_curl_easy_cleanup(easy)
    lazy_curl_slist_free_all(headerList)
    errorText.deallocate()
  }

  /// Returns the transfer that a handle belongs to.
  static func of(_ easy: UnsafeMutableRawPointer) -> Transfer? {
    var context: UnsafeMutableRawPointer?
    lazy_curl_get_pointer(easy, CURLINFO_PRIVATE, &context)
    return context.map(from)
  }

  private static func from(_ context: UnsafeMutableRawPointer) -> Transfer {
    Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  }
}

// MARK: - An exchange

extension Transfer {
  /// Prepares the handle for a request; returns whether libcurl accepts it.
  func begin(_ pending: PendingExchange) -> Bool {
    self.pending = pending
    headers = HTTPHeaderBlock()
    body = []
    room = pending.exchange.request.responseLimit
    isTooLarge = false
    patience = Patience(pending.exchange.request)
    errorText[0] = 0
    return setOptions(pending.exchange)
  }

  /// Returns the response of a transfer that has ended, or why there is none.
  func result(_ code: CURLcode) -> Result<HTTPResponse, TransportError> {
    guard let exchange = pending?.exchange else { return .failure(.cancelled) }
    // libcurl takes headers that break off for complete ones.
    let code = code == CURLE_OK && !headers.isComplete ? CURLE_PARTIAL_FILE : code
    guard code == CURLE_OK else {
      return .failure(error(code, of: exchange))
    }
    let status = number(CURLINFO_RESPONSE_CODE)
    return .success(
      HTTPResponse(status: status, headers: headers, body: body, redirection: redirection(status, exchange.address)))
  }

  func error(_ code: CURLcode, of exchange: Exchange) -> TransportError {
    CurlFailure(
      code: code, exchange: exchange, isTooLarge: isTooLarge, wasSent: wasSent,
      detail: String(cString: errorText).withoutPasswords
    ).error
  }

  /// Where libcurl would go if it were to follow; it has put together what the server wrote and what was asked.
  private func redirection(_ status: Int, _ address: WebAddress) -> String? {
    guard 300..<400 ~= status else { return nil }
    var text: UnsafeMutableRawPointer?
    lazy_curl_get_pointer(easy, CURLINFO_REDIRECT_URL, &text)
    guard let url = text.map({ String(cString: $0.assumingMemoryBound(to: CChar.self)) }) else { return nil }
    guard let socket = address.socket, url.hasPrefix("http://localhost/") else { return url }
    return "unix:\(socket.path):\(url.dropFirst("http://localhost".count))"
  }

  private var proxyIsEnvironments: Bool {
    if case .environment = route?.proxy ?? .environment { true } else { false }
  }

  /// Whether its server was silent for too long.
  var isOverdue: Bool { patience?.end.map { $0 <= .now } ?? false }

  /// When to look again whether it is overdue, if it can become so.
  var nextLook: Patience.Instant? { patience?.nextLook() }

  /// What is to be said of a transfer that was silent for too long.
  var impatience: TransportError {
    patience?.error(of: String(pending?.exchange.address.authority ?? "")) ?? .cancelled
  }

  /// Lets go of the exchange and returns it.
  func end() -> PendingExchange? {
    defer { pending = nil }
    body = []
    return pending
  }

  /// Whether anything of the request has left; before that there was no connection.
  private var wasSent: Bool { number(CURLINFO_REQUEST_SIZE) > 0 }

  private func number(_ info: CURLINFO) -> Int {
    var value = 0
    lazy_curl_get_number(easy, info, &value)
    return value
  }
}

// MARK: - Receiving

extension Transfer {
  private func receive(header line: UnsafeRawBufferPointer) -> Int {
    guard makeRoom(for: line.count) else { return 0 }
    patience?.receive()
    headers.append(line: line)
    return line.count
  }

  private func receive(body bytes: UnsafeRawBufferPointer) -> Int {
    guard makeRoom(for: bytes.count) else { return 0 }
    patience?.receive()
    body.append(contentsOf: bytes)
    pending?.exchange.request.receiver?.receive(bytes)
    return bytes.count
  }

  private func makeRoom(for count: Int) -> Bool {
    room -= count
    isTooLarge = room < 0
    return !isTooLarge
  }
}

// MARK: - Options

extension Transfer {
  private func setConstantOptions() {
    // The loop keeps the transfer for as long as libcurl may call it.
    let context = Unmanaged.passUnretained(self).toOpaque()
    lazy_curl_set_pointer(easy, CURLOPT_PRIVATE, context)
    lazy_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    lazy_curl_set_pointer(easy, CURLOPT_HEADERDATA, context)
    lazy_curl_set_sink(easy, CURLOPT_HEADERFUNCTION) { bytes, _, count, context in
      context.map { Transfer.from($0).receive(header: UnsafeRawBufferPointer(start: bytes, count: count)) } ?? 0
    }
    lazy_curl_set_pointer(easy, CURLOPT_WRITEDATA, context)
    lazy_curl_set_sink(easy, CURLOPT_WRITEFUNCTION) { bytes, _, count, context in
      context.map { Transfer.from($0).receive(body: UnsafeRawBufferPointer(start: bytes, count: count)) } ?? 0
    }
    lazy_curl_set_number(easy, CURLOPT_NOSIGNAL, 1)
    lazy_curl_set_number(easy, CURLOPT_TCP_KEEPALIVE, 1)
    // Rather wait for a connection that can carry several requests than open another one.
    lazy_curl_set_number(easy, CURLOPT_PIPEWAIT, 1)
    // Where libcurl asks for leave to send a long body, it must not wait a second for it.
    lazy_curl_set_number(easy, CURLOPT_EXPECT_100_TIMEOUT_MS, 1)
    // A name that is being looked up must not hold up a cancellation; older libraries do not know the option.
    lazy_curl_set_number(easy, CURLOPT_QUICK_EXIT, 1)
    // All encodings that the library can decode.
    lazy_curl_set_text(easy, CURLOPT_ACCEPT_ENCODING, "")
    lazy_curl_set_text(easy, CURLOPT_USERAGENT, "ragspec")
  }

  /// Sets everything that differs between requests, since the handle still has what the one before it wanted.
  ///
  /// Requests to one endpoint mostly differ in their bodies only.
  func setOptions(_ exchange: Exchange) -> Bool {
    let request = exchange.request
    if settled.map({ $0.differsInBodyOnly(from: request) }) ?? false { return setBody(request) }
    settled = nil
    guard setWay(exchange), setBody(request), setHeaders(request) else { return false }
    settled = request
    settled?.body = []
    settled?.receiver = nil
    return true
  }

  private func setWay(_ exchange: Exchange) -> Bool {
    let (request, address) = (exchange.request, exchange.address)
    let version = address.isSecure ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1
    lazy_curl_set_number(easy, CURLOPT_HTTP_VERSION, version)
    if proxyIsEnvironments {
      // No text stands for what the environment says, the empty one for no proxy.
      lazy_curl_set_text(easy, CURLOPT_PROXY, address.isLoopback ? "" : nil)
    }
    lazy_curl_set_text(easy, CURLOPT_UNIX_SOCKET_PATH, address.socket?.path)
    lazy_curl_set_number(easy, CURLOPT_TIMEOUT_MS, request.timeout.curlMilliseconds)
    lazy_curl_set_number(easy, CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout.curlMilliseconds)
    let url = address.socket?.url ?? request.url
    return lazy_curl_set_text(easy, CURLOPT_URL, url) == CURLE_OK && setSignature(request.signature)
  }

  /// Has libcurl sign the request, or sets back what signed the one before it.
  private func setSignature(_ signature: HTTPSignature?) -> Bool {
    let scheme = signature.map { "aws:amz:\($0.region):\($0.service)" }
    // Without a scheme libcurl would send the two as they are.
    let parts = signature.map { ($0.keyID, $0.revealSecret()) }
    return lazy_curl_set_text(easy, CURLOPT_USERNAME, parts?.0) == CURLE_OK
      && lazy_curl_set_text(easy, CURLOPT_PASSWORD, parts?.1) == CURLE_OK
      && (lazy_curl_set_text(easy, CURLOPT_AWS_SIGV4, scheme) == CURLE_OK || signature == nil)
  }

  private func setBody(_ request: HTTPRequest) -> Bool {
    // The library would read the body of a PUT through a callback; this way it has it as it has that of a POST.
    lazy_curl_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method == .put ? request.method.rawValue : nil)
    guard request.method != .get else { return lazy_curl_set_number(easy, CURLOPT_HTTPGET, 1) == CURLE_OK }
    lazy_curl_set_number(easy, CURLOPT_POST, 1)
    lazy_curl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
    let code = request.body.withUnsafeBytes { bytes in
      // Without a pointer libcurl would ask a callback for the body.
      bytes.isEmpty
        ? lazy_curl_set_text(easy, CURLOPT_COPYPOSTFIELDS, "")
        : lazy_curl_set_bytes(easy, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress)
    }
    return code == CURLE_OK
  }

  private func setHeaders(_ request: HTTPRequest) -> Bool {
    lazy_curl_slist_free_all(headerList)
    headerList = nil
    // Without this libcurl asks for leave before it sends a long body. It would sign the line, though, and not send it.
    var lines = request.signature == nil ? ["Expect:"] : []
    // libcurl takes "Name:" for the wish to leave the header out.
    lines += request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    for line in lines {
      guard let longer = lazy_curl_slist_append(headerList, line) else { return false }
      headerList = longer
    }
    return lazy_curl_set_list(easy, CURLOPT_HTTPHEADER, headerList) == CURLE_OK
  }
}

extension Duration {
  /// Whole milliseconds within what libcurl takes: at least 1, since 0 would mean no limit.
  fileprivate var curlMilliseconds: Int {
    let milliseconds = self / .milliseconds(1)
    return Int(min(max(milliseconds.rounded(.up), 1), Double(Int32.max)))
  }
}

extension HTTPRequest {
  /// Whether another request needs the same options of a handle; the route is that of the handle, and limits are looked
  /// at with each exchange.
  fileprivate func differsInBodyOnly(from other: HTTPRequest) -> Bool {
    method == other.method && timeout == other.timeout && connectTimeout == other.connectTimeout && url == other.url
      && signature == nil && other.signature == nil
      && headers.elementsEqual(other.headers) { $0.value == $1.value && $0.name == $1.name }
  }
}
