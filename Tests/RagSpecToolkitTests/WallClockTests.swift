import RagSpecToolkit
import Testing

@Suite struct WallClockTests {
  @Test func `timestamps are RFC 3339 in UTC`() {
    let table = [
      (0, "1970-01-01T00:00:00Z"), (951_827_696, "2000-02-29T12:34:56Z"), (1_795_410_000, "2026-11-23T05:00:00Z"),
      (4_102_444_799, "2099-12-31T23:59:59Z"), (-1, "1969-12-31T23:59:59Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
    ]
    for (seconds, text) in table { #expect(WallClock.timestamp(seconds) == text) }
    #expect(WallClock.now > 1_700_000_000 && WallClock.timestamp().count == 20)
  }
}
