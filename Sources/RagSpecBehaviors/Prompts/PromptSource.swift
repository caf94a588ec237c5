/// The text of a template, read from front to back.
struct PromptSource {
  let bytes: [UInt8]
  var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  var isAtEnd: Bool { position >= bytes.count }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func hasPrefix(_ token: [UInt8]) -> Bool { bytes[position...].starts(with: token) }

  /// Where `token` next occurs from `start`.
  func place(of token: [UInt8], from start: Int) -> Int? {
    guard let first = token.first else { return nil }
    return (start..<max(start, bytes.count - token.count + 1)).first { place in
      bytes[place] == first && bytes[place...].starts(with: token)
    }
  }

  /// A range without white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    guard let first = bytes[range].firstIndex(where: { $0 > 0x20 }),
      let last = bytes[range].lastIndex(where: { $0 > 0x20 })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }

  func error(_ problem: PromptTemplateError.Problem, at offset: Int) -> PromptTemplateError {
    let before = text(0..<offset).unicodeScalars
    let column = before.reversed().prefix { $0 != "\n" }.count { $0 != "\u{FEFF}" } + 1
    return PromptTemplateError(problem: problem, line: before.count { $0 == "\n" } + 1, column: column)
  }
}

// MARK: Lines

extension PromptSource {
  var isAtLineStart: Bool {
    position == 0 || bytes[position - 1] == UInt8(ascii: "\n") || (position == 3 && bytes[0] == 0xEF)
  }

  /// The end of the line at `place` with its line feed, if only blanks stand before it.
  func endOfBlankRest(from place: Int) -> Int? {
    for index in place..<bytes.count where !isBlank(bytes[index]) {
      return bytes[index] == UInt8(ascii: "\n") ? index + 1 : nil
    }
    return bytes.count
  }

  /// The start of the line at `place`, if only blanks stand between.
  func startOfBlankLead(to place: Int) -> Int? {
    var start = place
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    return start == 0 || bytes[start - 1] == UInt8(ascii: "\n") || (start == 3 && bytes[0] == 0xEF) ? start : nil
  }

  /// The role that the line at the cursor consists of, and the start of the next line.
  func roleLine() -> (role: PromptRole, end: Int)? {
    guard isAtLineStart else { return nil }
    for role in PromptRole.allCases {
      let name = Array("\(role.rawValue):".utf8)
      if hasPrefix(name), let end = endOfBlankRest(from: position + name.count) { return (role, end) }
    }
    return nil
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
