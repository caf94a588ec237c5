/// What becomes of a punctuation mark, decided from the characters around it.
///
/// - A mark that is part of a number stays: `1,234.5`, `-5`, `.5`, `12:30`, `3/4`, `1'234`, `50%`, `10^6`, and the
///   hyphen between two digits, so that dates and ranges (`2024-01-15`, `5-7`) stay whole and no `7` turns into `-7`.
/// - A hyphen is a sign when a number follows directly, with or without a currency symbol, and no letter or digit
///   precedes.
/// - The exclamation mark of `!=` stays, and the number sign behind a letter: `C#` is not `C`.
/// - An apostrophe between letters, or between a digit and a letter, vanishes: `don't`, `1990's`.
/// - Everything else becomes a space. Symbols (`$`, `+`, `=`, `°`, emoji) are not punctuation.
struct PunctuationRule {
  let before: CharacterClass
  let after: CharacterClass

  enum Fate { case stays, vanishes, becomesSpace }

  /// Returns the fate of a mark; `afterNext` is asked only for a hyphen or caret that might be part of a number.
  func fate(of mark: UInt32, afterNext: () -> CharacterClass) -> Fate {
    switch mark {
    case 0x25, 0x2030, 0x066A: .stays  // % ‰ ٪
    case 0x21: staysIf(after == .equals)
    case 0x23: staysIf(before == .letter && !after.isWord)
    case 0x27, 0x2019: apostrophe
    case 0x2D: staysIf(isSign(afterNext) || isBetweenDigits)
    case 0x2E: staysIf(isBetweenDigits || startsDecimal)
    case 0x2C, 0x2F, 0x3A, 0x066B, 0x066C: staysIf(isBetweenDigits)
    case 0x5E: staysIf(before.isWord && (after.isWord || after == .minus && afterNext() == .digit))
    case 0x7E: staysIf(before != .tilde && after != .tilde)
    default: .becomesSpace
    }
  }

  private var isBetweenDigits: Bool { before == .digit && after == .digit }

  /// The point of `.5`, but not the last one of `…5`.
  private var startsDecimal: Bool { after == .digit && !before.isWord && before != .point }

  private func isSign(_ afterNext: () -> CharacterClass) -> Bool {
    guard !before.isWord else { return false }
    return after == .digit || (after == .point || after == .currency) && afterNext() == .digit
  }

  private var apostrophe: Fate {
    if isBetweenDigits { return .stays }
    return before.isWord && after == .letter ? .vanishes : .becomesSpace
  }

  private func staysIf(_ condition: Bool) -> Fate { condition ? .stays : .becomesSpace }
}
