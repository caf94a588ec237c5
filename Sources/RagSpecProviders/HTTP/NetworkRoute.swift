package import RagSpecCore

/// The part of an endpoint's network settings that its connections have in common.
///
/// One object for each endpoint that has such settings, so that a transport can tell routes apart at once: a connection
/// that was made over one route must not serve another.
package final class NetworkRoute: Sendable {
  package let proxy: NetworkSettings.Proxy
  package let authorities: String?
  package let certificate: String?
  package let certificateKey: String?

  /// Returns `nil` for settings that ask for nothing special: they share the usual route.
  package init?(_ settings: NetworkSettings) {
    let isUsual = settings.authorities == nil && settings.certificate == nil && settings.certificateKey == nil
    if isUsual, case .environment = settings.proxy { return nil }
    proxy = settings.proxy
    authorities = settings.authorities
    certificate = settings.certificate
    certificateKey = settings.certificateKey
  }
}
