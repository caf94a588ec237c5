import RagSpecCore

extension [UInt8] {
  /// The bytes with everything that is not UTF-8 replaced by U+FFFD.
  var repairedUTF8: [UInt8] { Array(String(decoding: self, as: UTF8.self).utf8) }

  /// Whether this is a web page rather than data.
  var looksLikeHTML: Bool { first { $0 > 0x20 } == UInt8(ascii: "<") }

  /// The title of a web page, `nil` when it has none near its start.
  var htmlTitle: String? {
    let start = prefix(4_096)
    let opening = Array("<title>".utf8)
    let lowercased = start.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
    guard let open = lowercased.firstOccurrence(of: opening, from: 0) else { return nil }
    let title = start[(open + opening.count)...].prefix { $0 != UInt8(ascii: "<") }
    let words = String(decoding: title, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ").shortened(to: 100)
  }

  /// Where a byte string that is not empty first stands, from `start` on.
  fileprivate func firstOccurrence(of wanted: [UInt8], from start: Int) -> Int? {
    guard count - wanted.count >= start else { return nil }
    return (start...count - wanted.count).first { self[$0] == wanted[0] && self[$0...].starts(with: wanted) }
  }
}

extension String {
  /// The text, cut after so many Unicode scalars and marked as cut.
  func shortened(to limit: Int) -> String {
    guard let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex else {
      return self
    }
    return String(self[..<end]) + "…"
  }

  /// The text with asterisks where the key stands in it: some servers quote the key that they refuse.
  func hiding(_ key: Secret?) -> String { SecretForms(key).hidden(in: self) }

  /// The text with asterisks where any of the secrets stands in it.
  func hiding(_ secrets: [Secret]) -> String { secrets.reduce(self) { $0.hiding($1) } }
}
