import RagSpecProviders
import Testing

@Suite struct AdaptiveWindowTests {
  @Test(arguments: [(1, 1), (64, 64), (0, 1), (-3, 1)])
  func `it starts as wide as is declared`(_ most: Int, _ width: Int) {
    #expect(AdaptiveWindow(most: most).width == width)
  }

  @Test func `a refusal halves it, and those of one burst count once`() {
    var window = AdaptiveWindow(most: 64)
    let early = window.ticket
    let news = (0..<64).map { _ in early }.reduce(into: 0) { $0 += window.noteCrowding($1) ? 1 : 0 }
    #expect(news == 1 && window.width == 32)
    window.noteCrowding(window.ticket)
    #expect(window.width == 16)
  }

  @Test func `it never closes`() {
    var window = AdaptiveWindow(most: 5)
    var widths: [Int] = []
    for _ in 0..<5 {
      window.noteCrowding(window.ticket)
      widths.append(window.width)
    }
    #expect(widths == [2, 1, 1, 1, 1])
  }

  @Test func `a sixteenth of the most comes back with each round of answers, up to the most`() {
    var window = AdaptiveWindow(most: 64)
    window.noteCrowding(window.ticket)
    var widths: [Int] = []
    for _ in 0..<10 {
      answer(&window, times: window.width)
      widths.append(window.width)
    }
    #expect(widths == [36, 40, 44, 48, 52, 56, 60, 60, 64, 64], "what was refused is tried again after two rounds")
    var narrow = AdaptiveWindow(most: 4)
    narrow.noteCrowding(narrow.ticket)
    answer(&narrow, times: 7)
    #expect(narrow.width == 2, "a round has at least eight answers")
    answer(&narrow, times: 1)
    #expect(narrow.width == 3)
  }

  /// A server that bears four at once: what it refuses is asked more and more seldom.
  @Test func `a width that is refused again and again is tried ever later`() {
    var window = AdaptiveWindow(most: 32)
    var refusals: [Int] = []
    for number in 0..<2_000 {
      if window.width > 4 {
        window.noteCrowding(window.ticket)
        refusals.append(number)
      } else {
        answer(&window, times: 1)
      }
    }
    #expect(refusals.count < 20, "\(refusals)")
    #expect(window.width >= 2)
    let (early, late) = (refusals.filter { $0 < 500 }.count, refusals.filter { $0 >= 1_500 }.count)
    #expect(late < early && late <= 3, "\(refusals)")
  }

  @Test func `once a width is borne again, it was only for a time`() {
    var window = AdaptiveWindow(most: 16)
    for _ in 0..<3 { window.noteCrowding(window.ticket) }
    for _ in 0..<100 { answer(&window, times: 16) }
    #expect(window.width == 16)
    window.noteCrowding(window.ticket)
    for _ in 0..<9 { answer(&window, times: max(window.width, 8)) }
    #expect(window.width == 16, "eight rounds, and one more for the last step")
  }

  @Test func `answers to what began before a refusal widen nothing`() {
    var window = AdaptiveWindow(most: 8)
    let early = window.ticket
    window.noteCrowding(early)
    for _ in 0..<100 { window.noteAnswer(early, after: .milliseconds(1)) }
    #expect(window.width == 4)
  }

  @Test func `a time-out halves it, unless nobody was answered since the last decrease`() {
    var window = AdaptiveWindow(most: 16)
    window.noteTimeout(window.ticket)
    #expect(window.width == 16, "a dead server is no crowded one")
    for width in [8, 4] {
      answer(&window, times: 1)
      for _ in 0..<3 { window.noteTimeout(window.ticket) }
      #expect(window.width == width)
    }
  }

  @Test func `answers that take four times as long as they did halve it`() {
    var window = AdaptiveWindow(most: 8)
    answer(&window, times: 8, after: .milliseconds(500))
    answer(&window, times: 8, after: .milliseconds(1_900))
    #expect(window.width == 8)
    answer(&window, times: 8, after: .milliseconds(2_100))
    #expect(window.width == 4)
    answer(&window, times: 8, after: .milliseconds(600))
    #expect(window.width == 5, "it has helped")
  }

  @Test func `one slow answer among quick ones is nothing`() {
    var window = AdaptiveWindow(most: 8)
    for _ in 0..<4 {
      answer(&window, times: 7, after: .milliseconds(500))
      answer(&window, times: 1, after: .seconds(50))
    }
    #expect(window.width == 8)
  }

  @Test func `times below a second are those of this machine`() {
    var window = AdaptiveWindow(most: 8)
    answer(&window, times: 8, after: .milliseconds(1))
    answer(&window, times: 80, after: .milliseconds(999))
    #expect(window.width == 8)
  }

  /// Another suite may ask for longer answers: fewer at once are no faster then, and the width comes back as it was.
  @Test func `work that is longer is told from a queue`() {
    var window = AdaptiveWindow(most: 32)
    answer(&window, times: 32, after: .milliseconds(500))
    answer(&window, times: 32, after: .seconds(10))
    #expect(window.width == 16)
    answer(&window, times: 16, after: .seconds(9))
    #expect(window.width == 32)
    answer(&window, times: 64, after: .seconds(9))
    #expect(window.width == 32)
  }

  private func answer(_ window: inout AdaptiveWindow, times: Int, after latency: Duration = .milliseconds(10)) {
    for _ in 0..<times { window.noteAnswer(window.ticket, after: latency) }
  }
}
