import RagSpecCore
import RagSpecCurl
import RagSpecProviders

/// How far one gets on the way to an endpoint's server, without asking it anything.
struct ConnectionFindings {
  private(set) var findings: [EndpointFinding] = []
  private(set) var isConnected = false

  private let endpoint: Endpoint
  private let trust: TrustedAuthorities

  init(_ endpoint: Endpoint, _ trust: TrustedAuthorities) {
    self.endpoint = endpoint
    self.trust = trust
    do throws(TransportError) { try look() } catch {
      findings.append(EndpointFinding(.connection, .failed, error.message, advice: error.hint))
    }
  }

  private mutating func look() throws(TransportError) {
    let probe = try probe(.any)
    let isProxied = note(proxyOf: probe)
    // libcurl tells no time of a connection that did not become secure.
    guard probe.connected > .zero || probe.error?.kind == .tls else { return fail(probe.error) }
    var words = probe.address ?? endpoint.url
    if probe.connected > .zero { words += " in \(probe.connected.inMilliseconds)" }
    if probe.lookUp > .milliseconds(1) { words += ", of which the name took \(probe.lookUp.inMilliseconds)" }
    let other = isProxied ? nil : try otherFamily(than: probe.address)
    findings.append(
      EndpointFinding(
        .connection, other?.error == nil ? .ok : .warning, words + (other?.words ?? ""),
        advice: other?.error == nil ? nil : "harmless, unless what should answer listens at that address only",
        time: probe.connected))
    isConnected = probe.error == nil
    if endpoint.url.lowercased().hasPrefix("https:") {
      note(tlsOf: probe)
    } else if let error = probe.error {
      fail(error)
    }
  }

  private func probe(_ family: ConnectionProbe.Family) throws(TransportError) -> ConnectionProbe {
    var request = HTTPRequest(.get, "\(endpoint.url)/", timeout: endpoint.limits.timeout)
    request.connectTimeout = min(endpoint.network.connectTimeout, request.timeout)
    request.route = NetworkRoute(endpoint.network)
    return try ConnectionProbe(request, family: family, trust: trust)
  }

  private mutating func fail(_ error: TransportError?) {
    guard let error else { return }
    let advice = ProviderError(error, endpoint: endpoint).hint
    findings.append(EndpointFinding(.connection, .failed, error.message, advice: advice))
  }
}

// MARK: - Proxies

extension ConnectionFindings {
  /// Returns whether there is one.
  private mutating func note(proxyOf probe: ConnectionProbe) -> Bool {
    if case .at = endpoint.network.proxy {
      findings.append(EndpointFinding(.proxy, .ok, "the one of 'network'"))
      return true
    }
    guard let variable = probe.proxyVariable else { return false }
    findings.append(
      EndpointFinding(
        .proxy, probe.error == nil ? .ok : .warning, "the one that the variable \(variable) names",
        advice: probe.error == nil ? nil : "without it: 'network: {proxy: none}', or the host in no_proxy"))
    return true
  }
}

// MARK: - Addresses of the other kind

extension ConnectionFindings {
  /// Whether the host stands in the URL as a number.
  private var hostIsAddress: Bool {
    let place = endpoint.url.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first ?? ""
    return place.hasPrefix("[") || place.allSatisfy { $0.isNumber || $0 == "." || $0 == ":" }
  }

  /// Tries the kind of address that was not taken; `nil` when the host has none of it.
  private func otherFamily(
    than address: String?
  ) throws(TransportError) -> (words: String, error: TransportError?)? {
    guard let address, !hostIsAddress else { return nil }
    let other = try probe(address.contains(":") ? .ipv4 : .ipv6)
    if let error = other.error, [.resolve, .other].contains(error.kind) { return nil }
    guard other.connected > .zero, let reached = other.address, reached != address else {
      return other.error.map { ("; no connection over \(address.contains(":") ? "IPv4" : "IPv6")", $0) }
    }
    return ("; \(reached) in \(other.connected.inMilliseconds)", nil)
  }
}

// MARK: - TLS

extension ConnectionFindings {
  private mutating func note(tlsOf probe: ConnectionProbe) {
    if let error = probe.error {
      findings.append(
        EndpointFinding(.tls, .failed, error.message, advice: ProviderError(error, endpoint: endpoint).hint))
      return
    }
    let end = probe.certificateEnd.flatMap(HTTPDate.seconds)
    let days = end.map { ($0 - WallClock.now) / 86_400 }
    let version = [probe.tls, probe.speaksHTTP2 ? "HTTP/2" : "HTTP/1.1"].compactMap(\.self).joined(separator: ", ")
    let isEnding = days.map { $0 < 14 } ?? false
    findings.append(
      EndpointFinding(
        .tls, isEnding ? .warning : .ok,
        version + (end.map { ", certificate until \(WallClock.timestamp($0).prefix(10))" } ?? ""),
        advice: isEnding ? "the certificate ends in \(days ?? 0) days: renew it" : nil,
        time: probe.secured.map { $0 - probe.connected }))
  }
}

extension Duration {
  /// Such as `0.3 ms`.
  package var inMilliseconds: String {
    let tenths = Int((self / .microseconds(100)).rounded())
    return "\(tenths / 10).\(tenths % 10) ms"
  }
}
