/// One item of an answer: a number, a date or a text, as the evaluator of WikiTableQuestions tells them apart.
struct DenotationValue: Sendable {
  private enum Meaning: Hashable {
    case number(Double)
    /// -1 stands for a part that is not known.
    case date(year: Int, month: Int, day: Int)
    case text(String)
  }

  let original: String
  private let normalized: String
  private let meaning: Meaning

  /// - Parameter canonical: the item in a form that a program reads, `1234.5` or `1997-xx-xx`; by default the item itself.
  init(_ original: String, canonical: String? = nil) {
    self.original = original
    normalized = DenotationText.normalized(original)
    let form = canonical ?? original
    meaning = Self.number(form).map(Meaning.number) ?? Self.date(form) ?? .text(normalized)
  }

  /// Whether both are the same text, number or date.
  func matches(_ other: DenotationValue) -> Bool {
    if normalized == other.normalized { return true }
    switch (meaning, other.meaning) {
    case (.number(let one), .number(let other)): return abs(one - other) < 1e-6
    case (.date, .date): return meaning == other.meaning
    default: return false
    }
  }

  /// The values without those that mean the same as an earlier one.
  static func distinct(_ values: [DenotationValue]) -> [DenotationValue] {
    var seen: Set<Meaning> = []
    return values.filter { seen.insert($0.meaning).inserted }
  }
}

// MARK: - Reading

extension DenotationValue {
  /// A number as Python writes one: `12`, `1_000`, `.5`, `8e3`; neither `1,234` nor `nan`.
  private static func number(_ text: String) -> Double? {
    let digits = Array(trimmed(text).utf8)
    guard digits.count <= 400, digits.allSatisfy({ numerals.contains($0) }), hasSoundUnderscores(digits) else {
      return nil
    }
    let number = Double(String(decoding: digits.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self))
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  private static let numerals = Set("0123456789.eE+-_".utf8)

  /// An underscore stands between two digits.
  private static func hasSoundUnderscores(_ bytes: [UInt8]) -> Bool {
    bytes.indices.allSatisfy { index in
      guard bytes[index] == UInt8(ascii: "_") else { return true }
      return index > 0 && index < bytes.count - 1 && isDigit(bytes[index - 1]) && isDigit(bytes[index + 1])
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// `1997-12-xx`; a year alone is a number.
  private static func date(_ text: String) -> Meaning? {
    let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let year = part(parts[0], unknown: ["xx", "xxxx"]), let month = part(parts[1]),
      let day = part(parts[2])
    else { return nil }
    guard month == -1 || (1...12).contains(month), day == -1 || (1...31).contains(day) else { return nil }
    if month == -1, day == -1 { return year == -1 ? nil : .number(Double(year)) }
    return .date(year: year, month: month, day: day)
  }

  private static func part(_ text: String, unknown: [String] = ["xx"]) -> Int? {
    unknown.contains(text) ? -1 : Int(trimmed(text))
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while scalars.first?.isPythonSpace == true { scalars.removeFirst() }
    while scalars.last?.isPythonSpace == true { scalars.removeLast() }
    return String(scalars)
  }
}
