/// The base URL that an endpoint should have, to judge by where its server redirects a request to.
///
/// A provider puts a path behind the base, and sometimes a query: what was redirected has both, and the base has neither.
struct RedirectedBase {
  /// `nil` when no base leads there: another path than that of the request, or a place without a server.
  let url: String?

  /// - Parameters:
  ///   - base: the endpoint's URL, without a slash at its end.
  ///   - asked: the URL of the request, which begins with the base.
  ///   - place: an absolute URL.
  init(of base: String, asked: String, redirectedTo place: String) {
    guard place.hasPrefix("unix:") || WebOrigin(place) != nil, asked.hasPrefix(base) else {
      url = nil
      return
    }
    let path = Self.withoutQuery(String(asked.dropFirst(base.count)))
    // An application's URL is the whole of it.
    let target = path.isEmpty ? place : Self.withoutQuery(place)
    guard target.hasSuffix(path) else {
      url = nil
      return
    }
    url = String(target.dropLast(path.count))
  }

  private static func withoutQuery(_ url: String) -> String { String(url.prefix { $0 != "?" && $0 != "#" }) }
}
