import Testing

@testable import RagSpecMatchers

@Suite struct CellTextTests {
  /// Cells and the one number that each is, `nil` when it is none.
  private static let cells: [(String, Double?)] = [
    ("67.0", 67), ("12.4*", 12.4), ("12.4†", 12.4), ("12.4¹", 12.4), ("†12", 12), ("**1,234**", 1_234),
    ("(24.8)", 24.8),
    ("184\u{A0}000", 184_000), ("56\u{202F}%", 56), ("$1,290.00", 1_290), ("12.4 [2]", 12.4), ("310 (est.)", 310),
    ("12 (24 %)", 12),
    ("0", 0), ("0.5", 0.5), ("-5", -5), (" 7 ", 7), ("½", 0.5), ("1e3", 1_000),
    ("12 May", nil), ("Gate 4", nil), ("007", nil), ("<0.05", nil), ("10:00", nil), ("2025-02-20", nil), ("24:9", nil),
    ("n/a", nil),
    ("–", nil), ("", nil), ("*", nil), ("1 Feb 2025", nil), ("5-7", nil), ("(a)", nil), ("12 13", nil), ("[2]", nil),
  ]

  @Test func `a cell is a number when it is nothing else`() {
    for (text, value) in Self.cells { #expect(CellText(text).quantity?.number == value, "\(text)") }
  }

  @Test func `marks for the eye are no part of a cell`() {
    for (text, plain) in [
      ("12.4*", "12.4"), ("**Total**", "Total"), ("_x_", "x"), ("a b†‡", "a b"), ("*", "*"), ("", ""),
    ] {
      #expect(CellText(text).text == plain)
    }
  }
}
