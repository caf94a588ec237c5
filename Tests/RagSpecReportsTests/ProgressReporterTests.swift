import Foundation
import RagSpecCore
import RagSpecReports
import Testing

@Suite struct ProgressReporterTests {
  private func progress(_ settled: Int, failed: Int = 0) -> RunEvent {
    .progressed(Progress(settled: settled, failed: failed, total: 40, callsUnderWay: 8))
  }

  /// The line that is shown a moment after the first event.
  private func line(width: Int, failed: Int = 0) throws -> (reporter: ProgressReporter, line: String) {
    var reporter = ProgressReporter(width: width)
    #expect(reporter.receive(progress(1)).isEmpty, "a run that is over in a moment shows nothing")
    Thread.sleep(forTimeInterval: 0.11)
    return (reporter, reporter.receive(progress(12, failed: failed)))
  }

  @Test func `tells how far the run is, and takes the line away`() throws {
    var (reporter, line) = try line(width: 80, failed: 2)
    #expect(line == "\r12 of 40 cases, 2 failed, 8 calls under way\u{1B}[K")
    #expect(reporter.receive(progress(13)).isEmpty, "not more often than the eye can read")
    #expect(reporter.receive(.finishedCase(.passed())).isEmpty)
    #expect(reporter.clear() == "\r\u{1B}[K")
    #expect(reporter.clear().isEmpty)
  }

  @Test func `the line goes when everything is settled`() throws {
    var (reporter, line) = try line(width: 80)
    #expect(line == "\r12 of 40 cases, 8 calls under way\u{1B}[K")
    #expect(reporter.receive(progress(40)) == "\r\u{1B}[K")
    #expect(reporter.receive(progress(40)).isEmpty)
  }

  @Test(arguments: [0, 1, 2, 10]) func `fits the terminal`(_ width: Int) throws {
    let line = try line(width: width).line
    #expect(line == "\r" + "12 of 40 cases".prefix(max(width - 1, 0)) + "\u{1B}[K")
  }
}
