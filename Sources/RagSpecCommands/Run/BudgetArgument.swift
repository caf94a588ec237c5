import RagSpecCore

/// The values of `--max-calls`, `--max-cost` and `--max-time`.
enum BudgetArgument {
  /// A whole number of 0 or more; `nil` for anything else.
  static func calls(_ text: String) -> Int? { Int(text).flatMap { $0 >= 0 ? $0 : nil } }

  /// An amount of 0 or more, such as `2.50`, without a currency; `nil` for anything else.
  static func cost(_ text: String) -> Money? {
    guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: ".") }) else {
      return nil
    }
    return Double(text).map { Money($0) }
  }

  /// A length of time of more than 0, such as `90s` or `5m`; `nil` for anything else.
  static func time(_ text: String) -> Duration? { Duration(written: text).flatMap { $0 > .zero ? $0 : nil } }
}
