import RagSpecCore
import RagSpecReports
import Testing

@Suite struct ProgressReporterTests {
  private let start = ContinuousClock.now

  private func progress(_ settled: Int, failed: Int = 0) -> RunEvent {
    .progressed(Progress(settled: settled, failed: failed, total: 40, callsUnderWay: 8))
  }

  @Test func `tells how far the run is, and takes the line away`() {
    var reporter = ProgressReporter(width: 80)
    #expect(reporter.receive(progress(1), at: start).isEmpty, "a run that is over in a moment shows nothing")
    #expect(reporter.receive(progress(2), at: start + .milliseconds(99)).isEmpty)
    #expect(
      reporter.receive(progress(12, failed: 2), at: start + .milliseconds(100))
        == "\r12 of 40 cases, 2 failed, 8 calls under way\u{1B}[K")
    #expect(reporter.receive(progress(13), at: start + .milliseconds(199)).isEmpty, "not more often than the eye reads")
    #expect(reporter.receive(.finishedCase(.passed()), at: start + .seconds(1)).isEmpty)
    #expect(reporter.clear() == "\r\u{1B}[K")
    #expect(reporter.clear().isEmpty)
    #expect(reporter.receive(progress(14), at: start + .seconds(2)) == "\r14 of 40 cases, 8 calls under way\u{1B}[K")
  }

  @Test func `the line goes when everything is settled`() {
    var reporter = ProgressReporter(width: 80)
    for _ in 1...2 {
      _ = reporter.receive(progress(1), at: start)
      _ = reporter.receive(progress(12), at: start + .seconds(1))
    }
    #expect(reporter.receive(progress(40), at: start + .seconds(1)) == "\r\u{1B}[K")
    #expect(reporter.receive(progress(40), at: start + .seconds(2)).isEmpty)
  }

  @Test(arguments: [0, 1, 2, 10]) func `fits the terminal`(_ width: Int) {
    var reporter = ProgressReporter(width: width)
    _ = reporter.receive(progress(1), at: start)
    let line = reporter.receive(progress(12), at: start + .seconds(1))
    #expect(line == "\r" + "12 of 40 cases".prefix(max(width - 1, 0)) + "\u{1B}[K")
  }
}
