import Foundation
import RagSpecTestSupport
import Testing

/// Runs that are ended with `kill -9` at random moments while they record.
///
/// `RAGSPEC_KILLS=500` kills as many; `make kills` does.
@Suite(.timeLimit(.minutes(60))) struct KilledRunTests {
  private static let kills = ProcessInfo.processInfo.environment["RAGSPEC_KILLS"].flatMap(Int.init) ?? 30
  private static let caseCount = 60

  /// What was recorded stays recorded, each answer belongs to its question, and the file is sound.
  @Test func `nothing recorded is lost, and nothing wrong is recorded`() throws {
    var random = SeededGenerator(seed: UInt64.random(in: 0...UInt64.max))
    let server = try LoopbackServer { QuestionProject.answer(to: $0).delayed(by: .milliseconds($0.index % 4)) }
    var (kills, asked, recorded) = (0, 0, 0)
    while kills < Self.kills {
      // The same file is killed over and over until it holds everything; then there is another one.
      let questions = try QuestionProject(asking: server.endpointURL, count: Self.caseCount)
      var known: Set<Int> = []
      while kills < Self.kills, known.count < Self.caseCount {
        let before = server.requests.count
        let run = try RunningTool(["run", "--concurrency", "4"], in: questions.folder)
        usleep(UInt32.random(in: 0...120_000, using: &random))
        run.kill()
        _ = try run.wait()
        kills += 1
        let found = try #require(try questions.recordedNumbers(), "after \(kills) kills")
        #expect(found.isSuperset(of: known), "after \(kills) kills: \(known.subtracting(found)) are lost")
        (asked, recorded) = (asked + server.requests.count - before, recorded + found.count - known.count)
        known = found
        let verified = try questions.project.ragspec("cache", "verify")
        #expect(verified.exitCode == 0, "after \(kills) kills: \(verified.errors)")
      }
      try expectGoesOn(questions, known, server)
    }
    print("\(kills) kills: \(recorded) of \(asked) requests were recorded, the others were under way or just answered")
  }

  /// The next run asks for what is missing and for nothing else.
  private func expectGoesOn(_ questions: QuestionProject, _ known: Set<Int>, _ server: LoopbackServer) throws {
    let before = server.requests.count
    let last = try questions.project.ragspec("run")
    #expect(last.exitCode == 0, "\(last.output)\(last.errors)")
    #expect(server.requests.count - before == Self.caseCount - known.count)
    #expect(try questions.project.ragspec("run", "--cache", "replay").exitCode == 0)
  }
}
