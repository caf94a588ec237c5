/// Scheme, host and port of a URL: who is asked. RFC 6454.
struct WebOrigin: Equatable {
  private let scheme: String
  private let authority: String

  /// Returns `nil` for what has no host, or holds a user: that is nobody whom a redirection may name.
  init?(_ url: String) {
    if url.hasPrefix("unix:/"), let end = url.firstRange(of: ":/", from: 6) {
      (scheme, authority) = ("unix", String(url[..<end]))
      return
    }
    guard let mark = url.firstRange(of: "://", from: 0) else { return nil }
    scheme = url[..<mark].lowercased()
    let place = url[url.utf8.index(mark, offsetBy: 3)...].prefix { !"/?#\\".contains($0) }.lowercased()
    guard !place.isEmpty, !place.contains("@") else { return nil }
    let usual = scheme == "https" ? ":443" : ":80"
    authority = place.hasSuffix(usual) ? String(place.dropLast(usual.count)) : place
  }
}

extension String {
  /// Where a text first stands, from some byte on.
  fileprivate func firstRange(of mark: String, from start: Int) -> String.Index? {
    guard var index = utf8.index(startIndex, offsetBy: start, limitedBy: endIndex) else { return nil }
    while index < endIndex {
      if self[index...].utf8.starts(with: mark.utf8) { return index }
      index = utf8.index(after: index)
    }
    return nil
  }
}
