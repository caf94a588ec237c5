/// Numbers with marks between their thousands, which are the same without: "1,000" and "1000".
enum GroupedNumbers {
  /// Returns a text without the commas and apostrophes between groups of three digits.
  ///
  /// Points stay: "1.000" is one where points part decimals.
  /// - Complexity: O(*n*).
  static func plain(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.indices.contains(where: { isMark(bytes[$0]) && isGroup(bytes, behind: $0) }) else { return text }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let end = isDigit(bytes, index) ? endOfGroups(bytes, from: index) : index
      if end > index {
        plain += bytes[index..<end].lazy.filter { !isMark($0) }
        index = end
      } else {
        // The rest of a number with other groups stays as it is.
        repeat {
          plain.append(bytes[index])
          index += 1
        } while index < bytes.count && isDigit(bytes, index - 1) && (isDigit(bytes, index) || isMark(bytes[index]))
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Returns where a number with groups ends; its start where it has none.
  private static func endOfGroups(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while isDigit(bytes, end) { end += 1 }
    guard end - start <= 3, end < bytes.count, isMark(bytes[end]), bytes[start] != UInt8(ascii: "0") else {
      return start
    }
    let mark = bytes[end]
    while end < bytes.count, bytes[end] == mark, isGroup(bytes, behind: end) { end += 4 }
    return isDigit(bytes, end) || end < bytes.count && isMark(bytes[end]) && isDigit(bytes, end + 1) ? start : end
  }

  private static func isGroup(_ bytes: [UInt8], behind mark: Int) -> Bool {
    (1...3).allSatisfy { isDigit(bytes, mark + $0) } && !isDigit(bytes, mark + 4)
  }

  private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: "'") }
  private static func isDigit(_ bytes: [UInt8], _ index: Int) -> Bool {
    index < bytes.count && bytes[index] &- 0x30 < 10
  }
}
