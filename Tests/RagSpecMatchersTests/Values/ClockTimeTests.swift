import Testing

@testable import RagSpecMatchers

@Suite struct ClockTimeTests {
  /// Texts and the times in them, in minutes since midnight.
  private static let texts: [(String, [Int])] = [
    ("10:00", [600]), ("8:05 AM", [485]), ("08:05", [485]), ("10 am", [600]), ("7 p.m.", [1_140]),
    ("20:15:00", [1_215]), ("12:00 am", [0]),
    ("12 pm", [720]), ("at 8:00 PM. Then 9:30.", [1_200, 570]), ("00:00", [0]), ("23:59", [1_439]),
    ("24:9", []), ("1:2", []), ("25:00", []), ("10:60", []), ("13 pm", []), ("0 am", []), ("5 ambitious", []),
    ("10:000", []),
    ("1:10:00:00", []), ("a10:00", []), ("10:00x", []), ("10", []), ("", []), ("111:00", []), ("8.30", []),
  ]

  @Test func `finds the times of a text`() {
    for (text, minutes) in Self.texts { #expect(ClockTime.times(in: text).map(\.minutes) == minutes, "\(text)") }
  }

  @Test func `a cell is a time when it is nothing else`() {
    #expect(ClockTime(wholeOf: "10:00")?.minutes == 600)
    for text in ["", "10:00 Uhr", "at 10:00", "10:00 to 11:00", "10"] {
      #expect(ClockTime(wholeOf: text) == nil, "\(text)")
    }
  }
}
