import RagSpecCore

/// Makes network settings from the project's `network:` and an endpoint's own, key by key; the nearer one counts.
struct NetworkReader {
  let environment: Environment
  /// Nearest first.
  private let nodes: [ConfigNode]

  init(_ nodes: [ConfigNode?], environment: Environment) {
    self.nodes = nodes.compactMap(\.self)
    self.environment = environment
  }

  func settings() throws(InvalidInput) -> NetworkSettings {
    var settings = NetworkSettings()
    guard !nodes.isEmpty else { return settings }
    settings.connectTimeout = node("connect-timeout")?.duration ?? settings.connectTimeout
    settings.firstByteTimeout = node("first-byte-timeout")?.duration
    settings.stallTimeout = node("stall-timeout")?.duration
    settings.responseLimit = node("response-limit")?.integer.map { $0 << 20 } ?? settings.responseLimit
    settings.proxy = try proxy()
    settings.authorities = try path("ca")
    settings.certificate = try path("certificate")
    settings.certificateKey = try path("certificate-key")
    guard settings.certificateKey == nil || settings.certificate != nil else {
      throw InvalidInput(
        "lone-certificate-key", "'certificate-key' stands without 'certificate'", at: node("certificate-key")?.location,
        hint: "name the certificate that it belongs to")
    }
    return settings
  }

  private func node(_ key: StaticString) -> ConfigNode? { nodes.lazy.compactMap { $0[key] }.first }

  /// A proxy may want a password, which must not stand in the file.
  private func proxy() throws(InvalidInput) -> NetworkSettings.Proxy {
    guard let node = node("proxy") else { return .environment }
    guard !(node.text.split(separator: "/").dropFirst().first ?? "").contains("@") || node.text.contains("${") else {
      throw InvalidInput(
        "secret-in-url", "a proxy's address in a file must hold no password", at: node.location,
        hint: "write ${NAME} and set the variable to the whole address"
      ).withoutLine
    }
    let text = try environment.expandedText(of: node)
    if text == "none" { return .none }
    // An empty variable says as little as one that is not set.
    if text.isEmpty { return .environment }
    guard text.isProxyAddress else {
      // It may hold a password, so it is not shown.
      throw InvalidInput(
        "invalid-proxy", "the proxy is no address", at: node.location,
        hint: "write http://HOST:PORT, https:// or socks5h://, or none"
      ).withoutLine
    }
    return .at(Secret(text))
  }

  /// A path relative to the file that names it. It may lead out of the project: certificates are the machine's.
  private func path(_ key: StaticString) throws(InvalidInput) -> String? {
    guard let node = node(key) else { return nil }
    return try node.path(environment)
  }
}

extension ConfigNode {
  /// The path that it names, relative to its own file, as the process can open it.
  func path(_ environment: Environment) throws(InvalidInput) -> String {
    let path = try environment.expandedText(of: self)
    guard !path.isEmpty, !path.contains("\0") else {
      throw InvalidInput("invalid-path", "there is no path here", at: location, hint: "name a file")
    }
    guard !path.hasPrefix("/"), let slash = location.file.path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return path
    }
    return location.file.path[...slash] + path
  }
}

extension String {
  fileprivate var isProxyAddress: Bool {
    let parts = split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return false }
    return ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(parts[0].lowercased())
  }
}
