/// A piece of HTML as far as tables need it.
enum HTMLToken {
  case text(Range<Int>)
  case start(HTMLTag)
  case end(name: String)
}

/// An opening tag; names are lowercase.
struct HTMLTag {
  let name: String
  let offset: Int
  /// At least 1.
  var columnSpan = 1
  /// At least 1.
  var rowSpan = 1
}

/// Splits HTML into tags and text as a browser does, whatever is wrong with it.
///
/// Comments, declarations, scripts and style sheets are passed over. A `<` that starts none of these is text.
struct HTMLTokenizer {
  let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> HTMLToken? {
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<"), let second = byte(at: position + 1) else { return text() }
      if isLetter(second) { return startTag() }
      switch second {
      case UInt8(ascii: "/"): if let name = endTag() { return .end(name: name) }
      case UInt8(ascii: "!"), UInt8(ascii: "?"): skipDeclaration()
      default: return text()
      }
    }
    return nil
  }

  private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  private func place(of byte: UInt8, from start: Int) -> Int {
    start < bytes.count ? bytes[start...].firstIndex(of: byte) ?? bytes.count : bytes.count
  }
}

extension HTMLTokenizer {
  /// The text up to the next `<`, that at the cursor included if it is no markup.
  private mutating func text() -> HTMLToken {
    let start = position
    position = place(of: UInt8(ascii: "<"), from: position + 1)
    return .text(start..<position)
  }

  private mutating func endTag() -> String? {
    position += 2
    guard let first = byte(at: position), isLetter(first) else {
      position = min(place(of: UInt8(ascii: ">"), from: position) + 1, bytes.count)
      return nil
    }
    let name = tagName()
    position = min(place(of: UInt8(ascii: ">"), from: position) + 1, bytes.count)
    return name
  }

  private mutating func skipDeclaration() {
    guard bytes[position...].starts(with: "<!--".utf8) else {
      position = min(place(of: UInt8(ascii: ">"), from: position) + 1, bytes.count)
      return
    }
    position += 4
    while position < bytes.count, !bytes[position...].starts(with: "-->".utf8) { position += 1 }
    position = min(position + 3, bytes.count)
  }

  private mutating func startTag() -> HTMLToken {
    let offset = position
    position += 1
    var tag = HTMLTag(name: tagName(), offset: offset)
    while let attribute = attribute() {
      switch attribute.name {
      case "colspan": tag.columnSpan = Self.span(attribute.value, upTo: 1_000) ?? 1
      case "rowspan": tag.rowSpan = Self.span(attribute.value, upTo: 65_534) ?? 65_534
      default: break
      }
    }
    position = min(position + 1, bytes.count)
    if tag.name == "script" || tag.name == "style" { skipRawText(until: tag.name) }
    return .start(tag)
  }

  /// A span as HTML reads it: what is no number is 1, 0 is "to the end".
  private static func span(_ value: String, upTo limit: Int) -> Int? {
    let digits = value.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return 1 }
    let span = min(Int(digits) ?? limit, limit)
    return span > 0 ? span : nil
  }

  private mutating func tagName() -> String {
    let start = position
    while let byte = byte(at: position), !isSpace(byte), byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
  }

  private mutating func skipRawText(until name: String) {
    while position < bytes.count {
      position = place(of: UInt8(ascii: "<"), from: position)
      let end = bytes[min(position + 2, bytes.count)...].prefix(name.utf8.count)
      if byte(at: position + 1) == UInt8(ascii: "/"), String(decoding: end, as: UTF8.self).lowercased() == name {
        return
      }
      position = min(position + 1, bytes.count)
    }
  }
}

// MARK: Attributes

extension HTMLTokenizer {
  /// Reads the next attribute of a tag, or stops at its `>`.
  private mutating func attribute() -> (name: String, value: String)? {
    while let byte = byte(at: position), isSpace(byte) || byte == UInt8(ascii: "/") { position += 1 }
    guard let first = byte(at: position), first != UInt8(ascii: ">") else { return nil }
    let start = position
    position += 1
    while let byte = byte(at: position), !isSpace(byte), !"=>/".utf8.contains(byte) { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    skipSpace()
    guard byte(at: position) == UInt8(ascii: "=") else { return (name, "") }
    position += 1
    skipSpace()
    return (name, attributeValue())
  }

  private mutating func attributeValue() -> String {
    let quote = byte(at: position)
    guard let quote, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = position
      while let byte = byte(at: position), !isSpace(byte), byte != UInt8(ascii: ">") { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    let start = position + 1
    let end = place(of: quote, from: start)
    position = min(end + 1, bytes.count)
    return String(decoding: bytes[min(start, end)..<end], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while let byte = byte(at: position), isSpace(byte) { position += 1 }
  }
}
