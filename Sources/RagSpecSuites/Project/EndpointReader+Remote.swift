package import RagSpecCore

extension EndpointReader {
  /// Returns where recordings are shared; `nil` when the project names no place, or an empty one.
  ///
  /// Credentials that are not there are no error: a run goes on without the store, and says so when it would have asked.
  package func remoteStore() throws(InvalidInput) -> RemoteStoreSettings? {
    guard let node = configuration.root["cache"]?["remote"] else { return nil }
    do throws(InvalidInput) { return try RemoteStoreReader(node, self).settings() } catch { throw error.hidingSecrets }
  }
}

/// Reads `cache: {remote: …}`.
private struct RemoteStoreReader {
  private let node: ConfigNode
  private let reader: EndpointReader
  private var environment: Environment { reader.environment }

  init(_ node: ConfigNode, _ reader: EndpointReader) { (self.node, self.reader) = (node, reader) }

  func settings() throws(InvalidInput) -> RemoteStoreSettings? {
    let url = try address()
    guard !url.isEmpty else { return nil }
    var settings = url.hasPrefix("s3://") ? try bucketSettings(url) : try webSettings(url)
    settings.access = try access()
    settings.timeout = node["timeout"]?.duration ?? settings.timeout
    settings.network = try reader.network(node["network"])
    return settings
  }

  /// The address without a slash at its end; anything secret in it is refused before it is looked at.
  private func address() throws(InvalidInput) -> String {
    var url = try reader.text(node["url"])
    while url.hasSuffix("/") { url.removeLast() }
    let authority = url.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first ?? ""
    guard !authority.contains("@"), !url.contains("?"), !url.contains("#") else {
      throw InvalidInput(
        "secret-in-url", "the address of a store must hold no password and no parameters", at: node["url"]?.location,
        hint: "put the secret under 'key', and the name beside it under 'user'"
      ).withoutLine
    }
    return url
  }

  private func access() throws(InvalidInput) -> RemoteStoreSettings.Access {
    guard let node = node["access"] else { return .readWrite }
    let text = try reader.text(node)
    guard let access = RemoteStoreSettings.Access(rawValue: text) else {
      throw InvalidInput(
        "unknown-access", "'\(text)' says nothing of what runs may do with the store", at: node.location,
        hint: "write read-only or read-write")
    }
    return access
  }

  /// Throws when a key is there that only stores of the other kind have.
  private func refuse(_ keys: [StaticString], for kind: String, hint: String) throws(InvalidInput) {
    for key in keys {
      guard let misplaced = node[key] else { continue }
      throw InvalidInput(
        "misplaced-store-key", "'\(key)' says nothing of a store at \(kind)", at: misplaced.location, hint: hint)
    }
  }
}

// MARK: - Plain HTTP

extension RemoteStoreReader {
  private func webSettings(_ url: String) throws(InvalidInput) -> RemoteStoreSettings {
    let isWeb = ["http://", "https://"].contains { url.hasPrefix($0) && url.count > $0.count }
    guard isWeb, url.isPrintable else {
      // The text may come from a variable that holds something else by mistake, so it is not shown.
      throw InvalidInput(
        "invalid-url", "the address is no store's", at: node["url"]?.location,
        hint: "it is http://HOST/PREFIX, https://HOST/PREFIX or s3://BUCKET/PREFIX, and holds no spaces")
    }
    try refuse(["region", "endpoint", "path-style"], for: "http:// or https://", hint: "it is for s3://BUCKET/PREFIX")
    var settings = RemoteStoreSettings(url: url, title: url)
    settings.headers = try headers()
    let key = try reader.key(node["key"])
    settings.authorization = try authorization(key)
    settings.lack = key.lack
    return settings
  }

  private func authorization(_ key: EndpointKey) throws(InvalidInput) -> Secret? {
    guard let user = node["user"] else { return key.secret.map { Secret("Bearer \($0.reveal())") } }
    guard node["key"] != nil else {
      throw InvalidInput(
        "user-without-key", "'user' stands without a password", at: user.location, hint: "write 'key: ${NAME}'")
    }
    let name = try reader.text(user)
    guard !name.contains(":"), !name.holdsControlCharacter else {
      throw InvalidInput(
        "invalid-user", "the name holds what could not be sent", at: user.location,
        hint: "it holds no colon and no line end")
    }
    return key.secret.map { Secret("Basic \(Base64.text(of: Array("\(name):\($0.reveal())".utf8)))") }
  }

  private func headers() throws(InvalidInput) -> [(name: String, value: Secret)] {
    var headers: [(name: String, value: Secret)] = []
    for entry in node["headers"]?.entries ?? [] {
      let (name, value) = (entry.key.text, try reader.text(entry.value))
      let isSecret = EndpointReader.namesOfSecrets.contains(name.lowercased())
      guard !isSecret || entry.value.isEnvironmentReference else {
        throw InvalidInput(
          "secret-in-file", "a key must not stand in a file", at: entry.value.location,
          hint: "write ${NAME} and set the variable"
        ).withoutLine
      }
      let isOurs = EndpointReader.headersOfTheConnection.contains(name.lowercased())
      guard !isOurs, name.isHeaderName, !value.holdsControlCharacter else {
        throw InvalidInput(
          "invalid-header", "'\(name)' is no header that could be sent", at: entry.key.location,
          hint: "a name has letters, digits and '-', and is none that the connection sets; a value has no line ends")
      }
      headers.append((name, Secret(value)))
    }
    return headers
  }
}

extension EndpointKey {
  /// What is lacking of it, in words; `nil` when nothing is.
  fileprivate var lack: String? {
    if let missingVariable { return "the environment variable '\(missingVariable)' is not set" }
    return missingFile.map { "the key cannot be read from '\($0.path)': \($0.reason)" }
  }
}

// MARK: - S3

extension RemoteStoreReader {
  /// Credentials are where all programs look for them that speak to S3: in the environment.
  private func bucketSettings(_ url: String) throws(InvalidInput) -> RemoteStoreSettings {
    try refuse(["key", "user", "headers"], for: "s3://", hint: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
    let place = Bucket(url)
    guard let place else {
      throw InvalidInput(
        "invalid-url", "the address is no bucket's", at: node["url"]?.location,
        hint: "it is s3://BUCKET/PREFIX, of letters, digits, '-', '.', '_' and '/'")
    }
    let region = try region()
    var settings = RemoteStoreSettings(url: try address(of: place, region), title: url)
    guard let keyID = variable("AWS_ACCESS_KEY_ID"), let secret = variable("AWS_SECRET_ACCESS_KEY") else {
      settings.lack = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set"
      return settings
    }
    let token = variable("AWS_SESSION_TOKEN").map(Secret.init)
    settings.signature = (
      RequestSignature(region: region, service: "s3", keyID: keyID, sessionToken: token), Secret(secret)
    )
    return settings
  }

  private func region() throws(InvalidInput) -> String {
    let own = try reader.text(node["region"])
    let region = own.isEmpty ? variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION") ?? "us-east-1" : own
    guard region.isName else {
      throw InvalidInput(
        "invalid-signature", "a region is a name of letters, digits and '-'",
        at: node["region"]?.location ?? node.location)
    }
    return region
  }

  private func address(of place: Bucket, _ region: String) throws(InvalidInput) -> String {
    var endpoint = try reader.text(node["endpoint"])
    if endpoint.isEmpty { endpoint = variable("AWS_ENDPOINT_URL_S3") ?? variable("AWS_ENDPOINT_URL") ?? "" }
    while endpoint.hasSuffix("/") { endpoint.removeLast() }
    let isOwn = !endpoint.isEmpty
    // A certificate for all buckets is none for names with points.
    let isInPath = node["path-style"]?.boolean ?? (isOwn || place.name.contains("."))
    if !isOwn { endpoint = "https://s3.\(region).amazonaws.com\(region.hasPrefix("cn-") ? ".cn" : "")" }
    let parts = endpoint.split(separator: "://", maxSplits: 1)
    guard parts.count == 2, ["http", "https"].contains(parts[0]), endpoint.isPrintable, !endpoint.contains("@") else {
      throw InvalidInput(
        "invalid-url", "the address of the service is none", at: (node["endpoint"] ?? node).location,
        hint: "it starts with http:// or https:// and a host"
      ).withoutLine
    }
    return isInPath
      ? "\(endpoint)/\(place.name)\(place.prefix)" : "\(parts[0])://\(place.name).\(parts[1])\(place.prefix)"
  }

  /// An empty variable says as little as one that is not set.
  private func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty || $0.holdsControlCharacter ? nil : $0 }
  }

  /// A bucket, and the prefix of the names in it with a slash before it, or empty.
  private struct Bucket {
    let name: String
    let prefix: String

    init?(_ url: String) {
      let path = url.dropFirst("s3://".count)
      name = String(path.prefix { $0 != "/" })
      prefix = String(path.dropFirst(name.count))
      // What would have to be written otherwise in an address would have to be signed so, too.
      guard !name.isEmpty, path.utf8.allSatisfy({ $0.isUnreserved || $0 == UInt8(ascii: "/") }), !prefix.contains("//"),
        !prefix.split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
      else { return nil }
    }
  }
}

extension UInt8 {
  /// RFC 3986, section 2.3, but for `~`, which old signers write otherwise.
  fileprivate var isUnreserved: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension String {
  fileprivate var isPrintable: Bool { utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F } }
}
