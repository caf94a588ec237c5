import CLazyCurl
import RagSpecProviders

/// A transfer that ended without a response, and what is known about it.
struct CurlFailure {
  let code: CURLcode
  let exchange: Exchange
  let isTooLarge: Bool
  /// Whether a connection was there, and the request on its way.
  let wasSent: Bool
  /// libcurl's own words, which may name hosts and nothing more secret: passwords are taken out.
  let detail: String

  var error: TransportError {
    switch code {
    case CURLE_WRITE_ERROR where isTooLarge:
      TransportError(
        .tooLarge, "the answer is longer than \(limit)", hint: "'response-limit' under 'network' raises the limit")
    case CURLE_WRITE_ERROR, CURLE_BAD_CONTENT_ENCODING:
      TransportError(.undecodable, "the answer of \(server) is packed in a way that cannot be unpacked")
    // libcurl has a limit of its own for headers, 300 kB, and no code for it.
    case CURLE_RECV_ERROR where detail.hasPrefix("Too large response headers"):
      TransportError(.tooLarge, "the headers of the answer have no end")
    case CURLE_COULDNT_RESOLVE_HOST: TransportError(.resolve, "the host of \(server) has no address")
    case CURLE_COULDNT_RESOLVE_PROXY: TransportError(.resolve, "the host of the proxy has no address", hint: proxyHint)
    case _ where tunnelStatus != nil: refusedTunnel
    case CURLE_COULDNT_CONNECT where proxy != nil:
      TransportError(.connect, "no connection to the proxy \(proxy ?? "") on the way to \(server)", hint: proxyHint)
    case CURLE_COULDNT_CONNECT: TransportError(.connect, "no connection to \(server)\(whoRefused)")
    case CURLE_OPERATION_TIMEDOUT: TransportError(.timedOut, timeOut)
    case CURLE_GOT_NOTHING: TransportError(.closed, "\(server) closed the connection without an answer")
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      TransportError(.closed, "\(server) broke off in the middle of the exchange")
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL:
      TransportError(.other, "what \(server) answers is not HTTP", hint: "is something else listening there?")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_USE_SSL_FAILED:
      TransportError(.tls, "no secure connection to \(server)\(reason)", hint: tlsHint)
    default: TransportError(.other, "the exchange with \(server) failed\(reason) (curl error \(code.rawValue))")
    }
  }

  private var request: HTTPRequest { exchange.request }

  private var server: String { String(exchange.address.authority) }

  private var reason: String { detail.isEmpty ? "" : ": \(detail)" }

  /// The host that was asked, which may be a proxy; for this machine it is plain already.
  private var whoRefused: String { exchange.address.isLoopback ? "" : reason }

  private var timeOut: String {
    wasSent
      ? "no complete answer from \(server) within \(request.timeout.inWords)"
      : "no connection to \(server) within \(min(request.connectTimeout, request.timeout).inWords)"
  }

  private var limit: String {
    request.responseLimit % (1 << 20) == 0 ? "\(request.responseLimit >> 20) MB" : "\(request.responseLimit) bytes"
  }

  /// Only what the code makes certain; else the caller knows more.
  private var tlsHint: String? {
    switch code {
    case CURLE_PEER_FAILED_VERIFICATION:
      "an authority of your own is named with 'ca' under 'network', or by the variable SSL_CERT_FILE"
    case CURLE_SSL_CACERT_BADFILE: "check 'ca' under 'network', and the variables CURL_CA_BUNDLE and SSL_CERT_FILE"
    case CURLE_SSL_CERTPROBLEM: "check 'certificate' and 'certificate-key' under 'network'"
    default: nil
    }
  }
}

extension String {
  /// The text without what stands before an `@` in its URLs: libcurl quotes the address of a proxy that it cannot use.
  var withoutPasswords: String {
    guard contains("@") else { return self }
    return split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard let at = word.lastIndex(of: "@") else { return String(word) }
      let start =
        word.firstRange(of: "://")?.upperBound ?? word.firstIndex { $0 != "'" && $0 != "\"" } ?? word.startIndex
      return start < at ? "\(word[..<start])***\(word[at...])" : String(word)
    }.joined(separator: " ")
  }
}

// MARK: - Proxies

extension CurlFailure {
  /// The proxy that was asked, without user and password, as far as libcurl's words tell.
  private var proxy: String? {
    let words = detail.split(separator: " ")
    guard words.starts(with: ["Failed", "to", "connect", "to"]), words.count > 6, words[5] == "port" else { return nil }
    let host = words[4], port = words[6].prefix { $0.isNumber }
    let isServer = exchange.address.socket != nil || server.lowercased().contains(host.lowercased())
    return isServer ? nil : "\(host):\(port)"
  }

  /// What a proxy answered when it was asked for a tunnel, if it gave none.
  private var tunnelStatus: Int? {
    guard detail.contains("CONNECT"), code == CURLE_RECV_ERROR || code == CURLE_COULDNT_CONNECT else { return nil }
    return detail.split { !$0.isNumber }.lazy.compactMap { Int($0) }.first { 300..<600 ~= $0 }
  }

  /// A proxy in trouble may be well again; one that does not want to will not.
  private var refusedTunnel: TransportError {
    let status = tunnelStatus ?? 0
    return TransportError(
      status >= 500 ? .connect : .other, "the proxy makes no connection to \(server): status \(status)",
      hint: status == 407 ? "it wants a user and a password: \(proxyHint)" : proxyHint)
  }

  private var proxyHint: String {
    "check 'proxy' under 'network', or the variables http_proxy, https_proxy and all_proxy"
  }
}
