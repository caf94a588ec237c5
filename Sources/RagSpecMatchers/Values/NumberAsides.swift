/// Tells numbers that are beside the point: "section 4", "[1]", the numbers of a date in words, and what a remark in
/// parentheses tells.
///
/// They are passed over where the text states others.
struct NumberAsides {
  private let text: [UInt8]
  /// Parentheses that close in their line, the outer ones, in the order of the text.
  private let remarks: [Range<Int>]

  /// - Complexity: O(*n*).
  init(_ text: String) {
    self.text = Array(text.utf8)
    remarks = Self.remarks(in: self.text)
  }

  /// - Complexity: O(log *n*).
  func contains(_ quantity: Quantity) -> Bool {
    isReference(quantity) || isPartOfDate(quantity) || isInRemark(quantity)
  }

  /// Whether a number is a day or year: "31 December 2024", "December 31, 2024", "in 2024", "Q3 2024".
  private func isPartOfDate(_ quantity: Quantity) -> Bool {
    guard quantity.unit == nil, quantity.scale == 1 else { return false }
    var before = text[..<quantity.range.lowerBound].suffix(24)
    if quantity.isLikeYear {
      before = before.droppingSpace
      if before.last == UInt8(ascii: ",") { before.removeLast() }
      let days = before.suffix(2).reversed().prefix { $0 &- 0x30 < 10 }.count
      if days > 0, DateNames.month(before.dropLast(days).droppingSpace.trailingLetters) != nil { return true }
      let isDigit = before.last.map { $0 &- 0x30 < 10 } ?? false
      if isDigit, ["q", "h"].contains(before.dropLast().trailingLetters) { return true }
      let word = before.trailingLetters
      return Self.wordsBeforeYears.contains(word) || DateNames.month(word) != nil
    }
    guard quantity.range.count <= 2, (1...31).contains(quantity.number) else { return false }
    if DateNames.month(before.droppingSpace.trailingLetters) != nil { return true }
    let after = text[quantity.range.upperBound...].prefix(16).drop { $0 == UInt8(ascii: " ") }
    let word = String(decoding: after.prefix { ($0 | 0x20) &- 0x61 < 26 }, as: UTF8.self)
    // "5 may" is more often the beginning of a wish.
    return word != "may" && DateNames.month(word.lowercased()) != nil
  }

  private static let wordsBeforeYears = Set(
    words: "in since during until year fiscal fy calendar im seit jahr en depuis desde année")

  /// Whether a number only points somewhere in a text or at a source.
  private func isReference(_ quantity: Quantity) -> Bool {
    guard quantity.unit == nil, quantity.scale == 1 else { return false }
    let (start, end) = (quantity.range.lowerBound, quantity.range.upperBound)
    if start > 0, end < text.count, text[start - 1] == UInt8(ascii: "["), text[end] == UInt8(ascii: "]") { return true }
    var before = text[..<start].suffix(20)
    before = before.droppingSpace
    if before.suffix(2).elementsEqual("§".utf8) { return true }
    if before.last == UInt8(ascii: ".") { before.removeLast() }
    return Self.names.contains(before.trailingLetters)
  }

  private static let names = Set(
    words: """
      section sections sec page pages p pp chapter ch article art paragraph para clause table figure fig appendix annex \
      note footnote step item line row question doc document source passage reference ref version no nr
      """)

  /// Whether a number stands in parentheses with other words: "(up 3 %)", "(2023: 55.0)".
  private func isInRemark(_ quantity: Quantity) -> Bool {
    guard !quantity.isParenthesized else { return false }
    var (low, high) = (0, remarks.count)
    while low < high {
      let middle = (low + high) / 2
      if remarks[middle].upperBound <= quantity.range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < remarks.count && remarks[low].contains(quantity.range.lowerBound)
  }

  private static func remarks(in text: [UInt8]) -> [Range<Int>] {
    var remarks: [Range<Int>] = []
    var open: [Int] = []
    for (position, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"): open = []
      case UInt8(ascii: "("): open.append(position)
      case UInt8(ascii: ")"):
        guard let start = open.popLast() else { continue }
        while let last = remarks.last, last.lowerBound > start { remarks.removeLast() }
        remarks.append(start..<position)
      default: break
      }
    }
    return remarks
  }
}

extension Quantity {
  /// Whether it is four digits and nothing else, as those of the years around ours: 1900 to 2099.
  var isLikeYear: Bool {
    guard unit == nil, scale == 1, range.count == 4 else { return false }
    return (1_900..<2_100).contains(number)
  }
}

extension ArraySlice<UInt8> {
  /// The same without the space that it may end with.
  fileprivate var droppingSpace: ArraySlice<UInt8> { last == UInt8(ascii: " ") ? dropLast() : self }

  /// The word of ASCII letters at the end, in lower case; empty when there is none.
  var trailingLetters: String {
    let letters = reversed().prefix { ($0 | 0x20) &- 0x61 < 26 }.reversed()
    return String(decoding: letters, as: UTF8.self).lowercased()
  }
}
