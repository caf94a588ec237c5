internal import CPCRE2

extension RegularExpression {
  /// By whose rules a pattern is read.
  package enum Syntax: Sendable {
    /// Perl's, where `^` and `$` stand for the ends of a line and `\w` holds the letters of all scripts.
    case perl
    /// JavaScript's with the flag `u`: `^` and `$` stand for the ends of the text, `\d` and `\w` are ASCII.
    case ecmaScript

    var options: UInt32 {
      switch self {
      case .perl: PCRE2_UCP | PCRE2_MULTILINE
      case .ecmaScript:
        UInt32(PCRE2_DOLLAR_ENDONLY) | PCRE2_ALT_BSUX | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF
      }
    }
  }
}
