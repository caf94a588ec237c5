/// Checks of host names and numeric addresses.
enum InternetAddress {
  /// Labels of letters, digits and inner hyphens, 63 at most, 253 in all: RFC 1123.
  static func isHostname(_ text: String) -> Bool {
    guard (1...253).contains(text.utf8.count) else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    }
  }

  /// Four numbers up to 255 without leading zeros: RFC 2673.
  static func isVersion4(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.utf8.count) && part.utf8.allSatisfy(\.isASCIIDigit) && UInt8(part) != nil
          && (part == "0" || part.first != "0")
      }
  }

  /// Eight groups of hexadecimal digits, `::` once for zeros, an IPv4 address as the last two: RFC 4291.
  static func isVersion6(_ text: String) -> Bool {
    let halves = split(text)
    guard halves.count <= 2 else { return false }
    let groups = halves.enumerated().map { groupCount($0.element, isLast: $0.offset == halves.count - 1) }
    guard let total = groups.reduce(Int?.some(0), { sum, count in sum.flatMap { sum in count.map { sum + $0 } } })
    else { return false }
    return halves.count == 1 ? total == 8 : total <= 7
  }

  /// Cuts at every `::`.
  private static func split(_ text: String) -> [Substring] {
    var (parts, start) = ([Substring](), text.startIndex)
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == ":", next < text.endIndex, text[next] == ":" {
        parts.append(text[start..<index])
        start = text.index(after: next)
        index = start
      } else {
        index = next
      }
    }
    return parts + [text[start...]]
  }

  /// How many groups of 16 bits a part has; `nil` for what is none.
  private static func groupCount(_ text: Substring, isLast: Bool) -> Int? {
    guard !text.isEmpty else { return 0 }
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    var count = 0
    for (index, group) in groups.enumerated() {
      if isLast, index == groups.count - 1, isVersion4(String(group)) {
        count += 2
      } else {
        guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy(\.isHexadecimalDigit) else { return nil }
        count += 1
      }
    }
    return count
  }
}
