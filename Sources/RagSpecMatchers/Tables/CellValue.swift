import RagSpecCore
import TextNormalization

/// What a cell says: a number with its unit, or words.
enum CellValue {
  case number(ExpectedNumber)
  case words(NormalizedPhrase)

  /// - Parameter header: the column's name, which may hold the unit: "Revenue (USD million)".
  init(_ text: String, header: String, tolerance: ConfigNode?, normalizer: Normalizer) {
    let plain = Self.withoutFootnoteMarks(text)
    let quantities = QuantityReader.quantities(in: plain)
    // "12 May" and "Gate 4" hold numbers but are not numbers.
    let isNumber = quantities.count == 1 && quantities.first?.range == 0..<plain.utf8.count
    if isNumber, let quantity = quantities.first,
      let number = try? ExpectedNumber(quantity.number, unit: Self.unit(of: plain, header: header), tolerance: tolerance)
    {
      self = .number(number)
    } else {
      self = .words(NormalizedPhrase(plain, normalizer, wholeWords: true))
    }
  }

  func isStated(in text: String, question: String) -> Bool {
    switch self {
    case .number(let number): NumberChoice.last.picked(from: text, question: question).contains(where: number.accepts)
    case .words(let phrase): phrase.isIn(text)
    }
  }

  /// The unit stands in the cell itself, or in parentheses in the header.
  private static func unit(of cell: String, header: String) -> String? {
    let own = cell.drop { !$0.isLetter && $0 != "%" && !"$€£¥".contains($0) }
    if !own.isEmpty { return cell.split { $0.isNumber || ".,-−()".contains($0) }.joined(separator: " ") }
    guard let open = header.lastIndex(of: "("), let close = header[open...].firstIndex(of: ")") else { return nil }
    return String(header[header.index(after: open)..<close])
  }

  /// A star, a dagger or a raised digit behind a value points to a footnote.
  private static func withoutFootnoteMarks(_ text: String) -> String {
    var text = Substring(text.trimmingSpaces)
    while let last = text.last, "*†‡§¹²³⁴⁵⁶⁷⁸⁹".contains(last), text.count > 1 { text.removeLast() }
    return String(text).trimmingSpaces
  }
}

extension String {
  /// The text without white space, of any kind, at its ends.
  var trimmingSpaces: String {
    var text = Substring(drop(while: \.isWhitespace))
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
