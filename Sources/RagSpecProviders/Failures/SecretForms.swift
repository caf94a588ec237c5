import RagSpecCore

/// The forms in which a secret may come back in an answer or a message: as it is, or encoded as headers, URLs and JSON do it.
///
/// Base 64 of a longer text that holds the secret is found, too; so is each form with any of its bytes percent-encoded or
/// escaped as strings of JSON may have them (`\/`, `\u002f`), also inside a string of JSON inside another.
struct SecretForms: Sendable {
  /// Longest first, so that what holds another form is taken out whole.
  private let forms: [[UInt8]]
  /// Whether a form may start with a byte: most bytes of a text are passed over by one look.
  private let starts: [Bool]

  /// Keys of less than four bytes are words such as "x", which local servers want, and no secrets.
  private static let leastLength = 4
  /// Base 64 of shorter ones is a few letters, which could be part of anything.
  private static let leastEncodedLength = 8
  private static let backslash = UInt8(ascii: "\\")
  /// As many backslashes as four strings inside each other make of one; longer runs are no escapes.
  private static let longestEscape = 8

  init(_ secret: Secret?) {
    let bytes = secret.map { Array($0.reveal().utf8) } ?? []
    guard bytes.count >= Self.leastLength else {
      (forms, starts) = ([], [])
      return
    }
    var forms: Set = [bytes, Self.escaped(bytes)]
    for offset in 0..<3 where bytes.count >= Self.leastEncodedLength {
      let plain = Self.base64(of: bytes, offset: offset)
      forms.formUnion([plain, Self.urlSafe(plain)])
    }
    let firsts = Set(forms.compactMap(\.first) + [UInt8(ascii: "%"), Self.backslash])
    starts = (0...UInt8.max).map(firsts.contains)
    self.forms = forms.sorted { ($0.count, $0.lexicographicKey) > ($1.count, $1.lexicographicKey) }
  }

  /// The text with asterisks in place of each form.
  func hidden(in text: String) -> String {
    guard !forms.isEmpty else { return text }
    var text = text
    return text.withUTF8 { bytes in shown(bytes) } ?? text
  }

  /// `nil` when there is nothing to hide.
  private func shown(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    var shown: [UInt8] = []
    var start = 0
    var position = 0
    while position < text.count {
      guard starts[Int(text[position])], let end = end(at: position, in: text) else {
        position += 1
        continue
      }
      shown += text[start..<position]
      shown += "***".utf8
      (position, start) = (end, end)
    }
    return start == 0 ? nil : String(decoding: shown + text[start...], as: UTF8.self)
  }

  /// Where a form ends that starts at a position; `nil` when none does.
  private func end(at position: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    let first = text[position]
    let isEncoded = first == UInt8(ascii: "%") || first == Self.backslash
    for form in forms where first == form[0] || isEncoded {
      if let end = Self.end(of: form, at: position, in: text) { return end }
    }
    return nil
  }

  private static func end(of form: [UInt8], at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var position = start
    for byte in form {
      guard position < text.count else { return nil }
      if text[position] == byte {
        position += 1
      } else if percentDecoded(text, at: position) == byte {
        position += 3
      } else if let end = endOfEscape(of: byte, in: text, at: position) {
        position = end
      } else {
        return nil
      }
    }
    return position
  }

  /// Where an escape ends that stands for a byte in JSON: backslashes, and the byte itself or `u` and its number.
  private static func endOfEscape(
    of byte: UInt8, in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Int? {
    var position = start
    while position < text.count, text[position] == backslash, position - start < longestEscape { position += 1 }
    guard position > start, position < text.count else { return nil }
    if text[position] == byte { return isEscapable(byte) ? position + 1 : nil }
    guard text[position] == UInt8(ascii: "u"), position + 4 < text.count else { return nil }
    let digits = String(decoding: text[(position + 1)...(position + 4)], as: UTF8.self)
    return UInt16(digits, radix: 16) == UInt16(byte) ? position + 5 : nil
  }

  /// Whether a backslash may stand before a byte without making another of it: RFC 8259, section 7.
  private static func isEscapable(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\"") }

  /// The byte that `%` and two digits stand for: RFC 3986, section 2.1.
  private static func percentDecoded(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt8? {
    guard text[position] == UInt8(ascii: "%"), position + 2 < text.count else { return nil }
    return UInt8(String(decoding: text[(position + 1)...(position + 2)], as: UTF8.self), radix: 16)
  }
}

// MARK: - Encodings

extension SecretForms {
  /// What base 64 makes of the bytes behind so many others, without the letters that the neighbors have a part in.
  private static func base64(of bytes: [UInt8], offset: Int) -> [UInt8] {
    let letters = Array(Base64.text(of: [UInt8](repeating: 0, count: offset) + bytes).utf8)
    let first = (offset * 8 + 5) / 6
    let last = (offset + bytes.count) * 8 / 6
    return Array(letters[first..<max(first, last)])
  }

  /// The alphabet of RFC 4648, section 5.
  private static func urlSafe(_ letters: [UInt8]) -> [UInt8] {
    letters.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0 }
  }

  /// As a JSON string holds it.
  private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte in
      byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? [UInt8(ascii: "\\"), byte] : [byte]
    }
  }
}

extension [UInt8] {
  fileprivate var lexicographicKey: String { String(decoding: self, as: UTF8.self) }
}
