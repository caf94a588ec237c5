import RagSpecCore

/// The text of a table's cell without what is there for the reader's eye: emphasis and footnote marks.
struct CellText {
  let text: String

  init(_ text: String) {
    var text = Substring(text.trimmingSpaces)
    while let last = text.last, Self.marks.contains(last), text.count > 1 { text.removeLast() }
    while let first = text.first, Self.marks.contains(first), text.count > 1 { text.removeFirst() }
    self.text = String(text).trimmingSpaces
  }

  private static let marks: Set<Character> = [
    "*", "†", "‡", "§", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "_", "`",
  ]

  /// The one quantity that the cell is; `nil` when it is more than a number.
  ///
  /// "12 May" and "Gate 4" hold numbers but are none; "007" is a code; "(24.8)" is negative, as in accounts.
  var quantity: Quantity? {
    Self.quantity(in: text) ?? withoutRemark.flatMap(Self.quantity)
  }

  private static func quantity(in text: String) -> Quantity? {
    let quantities = QuantityReader.quantities(in: text)
    guard quantities.count == 1, let quantity = quantities.first, quantity.range == 0..<text.utf8.count else {
      return nil
    }
    let isCode = text.hasPrefix("0") && text.dropFirst().first?.isNumber == true
    return isCode ? nil : quantity
  }

  /// The text without a remark behind it: "12.4 [2]", "310 (est.)".
  private var withoutRemark: String? {
    guard let last = text.last, "])".contains(last), let open = text.lastIndex(where: { "[(".contains($0) }) else {
      return nil
    }
    let rest = String(text[..<open]).trimmingSpaces
    return rest.isEmpty ? nil : rest
  }
}
