import JSONText
import RegularExpressions

/// The formats that can be checked; others are annotations always.
///
/// - SeeAlso: JSON Schema Validation 2020-12, section 7.3.
enum SchemaFormat: String, Sendable {
  case date, time, email, hostname, ipv4, ipv6, uri, uuid, regex
  case dateTime = "date-time"
  case uriReference = "uri-reference"
  case jsonPointer = "json-pointer"

  /// Whether a text is of this format.
  func holds(_ text: String) -> Bool {
    switch self {
    case .date: InternetTimestamp.isDate(text)
    case .time: InternetTimestamp.isTime(text)
    case .dateTime: InternetTimestamp.isDateTime(text)
    case .email: Self.isEmail(text)
    case .hostname: InternetAddress.isHostname(text)
    case .ipv4: InternetAddress.isVersion4(text)
    case .ipv6: InternetAddress.isVersion6(text)
    case .uri: Self.isURIReference(text) && URIReference(text).isAbsolute
    case .uriReference: Self.isURIReference(text)
    case .uuid: Self.isUUID(text)
    case .regex: (try? RegularExpression(text, syntax: .ecmaScript)) != nil
    case .jsonPointer: JSONPointer.names(of: text) != nil
    }
  }

  /// A local part of dot-separated atoms, or one in quotes, before a host name or an address in brackets: RFC 5321.
  private static func isEmail(_ text: String) -> Bool {
    guard let at = text.lastIndex(of: "@") else { return false }
    let (local, host) = (text[..<at], text[text.index(after: at)...])
    guard isLocalPart(local) else { return false }
    guard host.hasPrefix("["), host.hasSuffix("]") else { return InternetAddress.isHostname(String(host)) }
    let address = host.dropFirst().dropLast()
    return address.hasPrefix("IPv6:")
      ? InternetAddress.isVersion6(String(address.dropFirst(5))) : InternetAddress.isVersion4(String(address))
  }

  private static func isLocalPart(_ text: Substring) -> Bool {
    guard text.utf8.count <= 64 else { return false }
    if text.count > 2, text.hasPrefix("\""), text.hasSuffix("\"") {
      return text.dropFirst().dropLast().unicodeScalars.allSatisfy {
        $0.isASCII && $0 >= " " && $0 != "\"" && $0 != "\u{7F}"
      }
    }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty
        && atom.utf8.allSatisfy { $0.isASCIIAlphanumeric || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
    }
  }

  /// 8-4-4-4-12 hexadecimal digits.
  private static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.utf8.allSatisfy(\.isHexadecimalDigit) }
  }

  /// Allowed characters, whole `%` escapes, brackets around a host only, digits as a port.
  private static func isURIReference(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "%") {
        let digits = bytes.dropFirst(index + 1).prefix(2)
        guard digits.count == 2, digits.allSatisfy(\.isHexadecimalDigit) else { return false }
      } else {
        guard byte.isASCIIAlphanumeric || "-._~:/?#[]@!$&'()*+,;=".utf8.contains(byte) else { return false }
      }
    }
    let parts = URIReference(text)
    let outside = parts.path + (parts.query ?? "") + (parts.fragment ?? "")
    guard !outside.contains(where: { $0 == "[" || $0 == "]" }), parts.fragment?.contains("#") != true else {
      return false
    }
    // The first segment of a relative path has no colon: it would be a scheme.
    let hasColon = parts.path.prefix { $0 != "/" }.contains(":")
    return parts.authority.map(isAuthority) ?? (parts.isAbsolute || !hasColon)
  }

  private static func isAuthority(_ text: String) -> Bool {
    let host = text.lastIndex(of: "@").map { text[text.index(after: $0)...] } ?? text[...]
    let user = text.dropLast(host.count)
    guard !user.contains(where: { $0 == "[" || $0 == "]" }) else { return false }
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]") else { return false }
      return InternetAddress.isVersion6(String(host[host.index(after: host.startIndex)..<end]))
        && isPort(host[host.index(after: end)...])
    }
    guard let colon = host.firstIndex(of: ":") else { return !host.contains("]") }
    return isPort(host[colon...])
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || (text.hasPrefix(":") && text.dropFirst().utf8.allSatisfy(\.isASCIIDigit))
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isASCIIAlphanumeric: Bool { isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  var isHexadecimalDigit: Bool { isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20) }
}
