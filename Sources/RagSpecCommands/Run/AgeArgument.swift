import RagSpecCore

/// The value of `--max-age`.
enum AgeArgument {
  /// Whole seconds of a length of time such as `90m`, `12h` or `30d`, 1 or more; `nil` for anything else.
  static func seconds(_ text: String) -> Int? {
    let days = text.hasSuffix("d")
    guard let time = Duration(written: days ? text.dropLast() + "h" : text) else { return nil }
    let seconds = Int(time / .seconds(1)) * (days ? 24 : 1)
    return seconds > 0 ? seconds : nil
  }

  /// Seconds of so many days; nothing is older than a million.
  static func seconds(ofDays days: Int) -> Int { min(days, 1_000_000) * 86_400 }
}
