/// How an endpoint is reached: what lies between this machine and it, and how long each stretch may take.
///
/// Nothing of it is part of a cache key: what a model answers does not depend on the way there.
package struct NetworkSettings: Sendable {
  /// Who stands between.
  package enum Proxy: Sendable {
    /// Whoever `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` name.
    case environment
    /// Nobody, whatever the environment says.
    case none
    /// This one, whatever the environment says; the address may hold a user and a password.
    case at(Secret)
  }

  /// The longest that making a connection may take, with the look-up of the name and TLS.
  package var connectTimeout: Duration
  /// The longest from the start of an attempt to the first byte of its answer; `nil` for no limit of its own.
  package var firstByteTimeout: Duration?
  /// The longest silence in the middle of an answer; `nil` for no limit of its own.
  package var stallTimeout: Duration?
  /// The most bytes of an answer that are taken in, after decompression, its headers included.
  package var responseLimit: Int
  package var proxy: Proxy
  /// A PEM file, or a folder of hashed ones, of the certificate authorities to trust in place of the system's.
  package var authorities: String?
  /// A PEM file with the certificate that says who we are, and one with its key, if that is not in the same file.
  package var certificate: String?
  package var certificateKey: String?

  package init(
    connectTimeout: Duration = .seconds(10), firstByteTimeout: Duration? = nil, stallTimeout: Duration? = nil,
    responseLimit: Int = 32 << 20, proxy: Proxy = .environment, authorities: String? = nil, certificate: String? = nil,
    certificateKey: String? = nil
  ) {
    self.connectTimeout = connectTimeout
    self.firstByteTimeout = firstByteTimeout
    self.stallTimeout = stallTimeout
    self.responseLimit = responseLimit
    self.proxy = proxy
    self.authorities = authorities
    self.certificate = certificate
    self.certificateKey = certificateKey
  }

  /// How a configuration writes them.
  package static let fields = [
    Field("connect-timeout", .duration, default: "10s", "the longest that making a connection may take"),
    Field("first-byte-timeout", .duration, "the longest wait for the first byte of an answer"),
    Field("stall-timeout", .duration, "the longest silence in the middle of an answer"),
    Field("response-limit", .integer(1...4_096), default: "32", "the most megabytes of an answer that are taken in"),
    Field("proxy", .text, "an address such as http://proxy:3128, or none; else the environment's"),
    Field("ca", .text, "a PEM file or a folder of authorities to trust, in place of the system's"),
    Field("certificate", .text, "a PEM file with the certificate that the server wants of us"),
    Field("certificate-key", .text, "a PEM file with its key, if the certificate's own file does not hold it"),
  ]
}
