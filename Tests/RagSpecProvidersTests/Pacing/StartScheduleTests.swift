import RagSpecProviders
import Testing

@Suite struct StartScheduleTests {
  @Test func `requests are spaced evenly, and no time is saved up`() {
    var schedule = StartSchedule(requestsPerMinute: 120, tokensPerMinute: nil, from: .zero)
    let waits1 = waits(&schedule, [0, 0, 0, 0])
    #expect(waits1 == [0, 500, 1_000, 1_500].map { .milliseconds($0) })
    let waits2 = waits(&schedule, [0, 0], at: .seconds(30))
    #expect(waits2 == [.zero, .milliseconds(500)])
  }

  @Test func `tokens take their time`() {
    var schedule = StartSchedule(requestsPerMinute: nil, tokensPerMinute: 6_000, from: .zero)
    let waits3 = waits(&schedule, [100, 200, 50])
    #expect(waits3 == [0, 1, 3].map { .seconds($0) })
  }

  @Test func `the slower of both rates holds`() {
    var schedule = StartSchedule(requestsPerMinute: 60, tokensPerMinute: 6_000, from: .zero)
    let waits4 = waits(&schedule, [10, 300, 10])
    #expect(waits4 == [0, 1, 4].map { .seconds($0) })
  }

  @Test func `what an answer took beyond the estimate delays the next one, and what it did not take does not`() {
    var schedule = StartSchedule(requestsPerMinute: nil, tokensPerMinute: 60, from: .zero)
    _ = schedule.reserve(tokens: 10, at: .zero)
    schedule.correct(by: 5)
    let waits5 = waits(&schedule, [1])
    #expect(waits5 == [.seconds(15)])
    schedule.correct(by: -12)
    let waits6 = waits(&schedule, [1])
    #expect(waits6 == [.seconds(4)])
  }

  @Test func `a pause makes void what was promised, and nothing of the pace is lost`() {
    var schedule = StartSchedule(requestsPerMinute: 60, tokensPerMinute: nil, from: .zero)
    _ = waits(&schedule, [0, 0])
    let promised = schedule.reserve(tokens: 0, at: .zero)
    #expect(schedule.holds(promised))
    schedule.pause(until: .seconds(10))
    #expect(!schedule.holds(promised))
    let waits7 = waits(&schedule, [0, 0, 0])
    #expect(waits7 == [10, 11, 12].map { .seconds($0) })
    schedule.pause(until: .seconds(5))
    let waits8 = waits(&schedule, [0])
    #expect(waits8 == [.seconds(13)], "the longer pause stays")
  }

  @Test func `without rates only pauses delay a start`() {
    var schedule = StartSchedule(requestsPerMinute: nil, tokensPerMinute: nil, from: .seconds(1))
    let waits9 = waits(&schedule, [1_000, 1_000, 0], at: .seconds(1))
    #expect(waits9 == [.zero, .zero, .zero])
    schedule.pause(until: .seconds(3))
    let waits10 = waits(&schedule, [0], at: .seconds(2))
    #expect(waits10 == [.seconds(1)])
    let waits11 = waits(&schedule, [0], at: .seconds(4))
    #expect(waits11 == [.zero])
  }

  /// How long requests of so many tokens wait that come together.
  private func waits(_ schedule: inout StartSchedule, _ tokens: [Int], at now: Duration = .zero) -> [Duration] {
    var waits: [Duration] = []
    for count in tokens { waits.append(schedule.reserve(tokens: count, at: now).wait) }
    return waits
  }
}
