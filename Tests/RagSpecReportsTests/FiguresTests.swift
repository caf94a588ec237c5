import Testing

@testable import RagSpecReports

@Suite struct FiguresTests {
  private static let scores: [(score: Double, bound: Double, text: String)] = [
    (0, 0, "0"), (1, 0, "1"), (0.5, 1, "0.5"), (0.8, 0.8, "0.8"), (0.57, 0, "0.57"), (0.29, 0, "0.29"),
    (2.0 / 3, 0, "0.666"), (0.9999, 0, "0.999"), (0.9999999999999999, 1, "0.999"), (0.1 + 0.2, 0, "0.3"),
    (0.7999999999999999, 0.8, "0.799"), (0.79999999999999, 0.8, "0.799"), (0.1, 0.12345, "0.1"),
    (0.79996, 0.79995, "0.79996"), (0.799949, 0.79995, "0.79994"), (0.0001, 0, "0"), (0.00002, 0.00001, "2e-05"),
    (0.00012345, 0.00001, "0.00012345"), (12, 0, "12"), (100, 0, "100"), (1234.5678, 0, "1234.567"),
    (1e300, 0, "1e+300"),
    (-0.25, 0, "-0.25"), (.nan, 0, "nan"), (.infinity, 0, "inf"), (-.infinity, 0, "-inf"),
  ]

  @Test func `scores are cut`() {
    for (score, bound, text) in Self.scores {
      #expect(Figures.score(score, against: bound) == text, "\(score) against \(bound)")
    }
  }

  @Test func `a comparison never shows what is not so`() throws {
    for places in [1.0, 10, 100, 1000, 1e4, 1e5] {
      for step in 0...min(Int(places), 500) {
        let bound = (Double(step) * 199).truncatingRemainder(dividingBy: places + 1) / places
        for score in [bound.nextDown, bound, bound.nextUp, bound * 0.999_99, bound / 0.999_99] where score >= 0 {
          try check(score, bound)
        }
      }
    }
  }

  private func check(_ score: Double, _ bound: Double) throws {
    let text = Figures.comparison(score, with: bound)
    let parts = text.split(separator: " ")
    let shown = try #require(Double(String(parts[0])), "\(text)")
    #expect(Double(String(parts[2])) == bound, "\(text)")
    #expect(parts[1] == (score < bound ? "<" : "≥"), "\(text)")
    #expect((shown < bound) == (score < bound), "\(score) and \(bound) are shown as \(text)")
  }

  private static let durations: [(Duration, String)] = [
    (.zero, "0.0 ms"), (.microseconds(49), "0.0 ms"), (.microseconds(1350), "1.3 ms"), (.microseconds(9999), "9.9 ms"),
    (.milliseconds(10), "10 ms"), (.microseconds(12_900), "12 ms"), (.microseconds(999_999), "999 ms"),
    (.milliseconds(1000), "1.0 s"), (.milliseconds(1399), "1.3 s"), (.milliseconds(59_999), "59.9 s"),
    (.seconds(60), "1 min 0 s"), (.seconds(125), "2 min 5 s"), (.seconds(7322), "122 min 2 s"),
  ]

  @Test func `durations have the unit that suits them`() {
    for (duration, text) in Self.durations { #expect(Figures.duration(duration) == text) }
  }

  @Test func `seconds have a point and six decimals`() {
    let table: [(Duration, String)] = [
      (.zero, "0.000000"), (.microseconds(1), "0.000001"), (.nanoseconds(1999), "0.000001"),
      (.milliseconds(250), "0.250000"), (.seconds(1), "1.000000"), (.milliseconds(61_500), "61.500000"),
    ]
    for (duration, text) in table { #expect(Figures.seconds(duration) == text) }
  }
}
