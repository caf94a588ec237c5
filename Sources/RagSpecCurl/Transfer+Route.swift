import CLazyCurl
import RagSpecCore
import RagSpecProviders

extension Transfer {
  /// Sets what all exchanges over a route have in common.
  func set(_ route: NetworkRoute?, _ trust: TrustedAuthorities) {
    set(route?.authorities.map(TrustedAuthorities.init(at:)) ?? trust)
    set(route?.proxy ?? .environment)
    if let certificate = route?.certificate {
      lazy_curl_set_text(easy, CURLOPT_SSLCERT, certificate)
      lazy_curl_set_text(easy, CURLOPT_SSLKEY, route?.certificateKey ?? certificate)
    }
  }

  private func set(_ trust: TrustedAuthorities) {
    if let file = trust.file {
      lazy_curl_set_text(easy, CURLOPT_CAINFO, file)
      lazy_curl_set_text(easy, CURLOPT_PROXY_CAINFO, file)
    }
    guard let folder = trust.folder else { return }
    lazy_curl_set_text(easy, CURLOPT_CAPATH, folder)
    lazy_curl_set_text(easy, CURLOPT_PROXY_CAPATH, folder)
    // The folder stands in place of the system's file, not beside it.
    guard trust.file == nil else { return }
    lazy_curl_set_text(easy, CURLOPT_CAINFO, nil)
    lazy_curl_set_text(easy, CURLOPT_PROXY_CAINFO, nil)
  }

  /// The environment's is set with each exchange, since it is none of addresses of this machine.
  private func set(_ proxy: NetworkSettings.Proxy) {
    switch proxy {
    case .environment: return
    case .none: lazy_curl_set_text(easy, CURLOPT_PROXY, "")
    case .at(let address): lazy_curl_set_text(easy, CURLOPT_PROXY, address.reveal())
    }
    // What was written for this endpoint holds, whatever `no_proxy` says.
    lazy_curl_set_text(easy, CURLOPT_NOPROXY, "")
  }
}
