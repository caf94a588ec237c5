import Foundation
import RagSpecTestSupport
import Testing

/// Processes that share one cache: of those that want the same answer one calls, and the others wait for it.
@Suite(.timeLimit(.minutes(10))) struct SharedCacheTests {
  @Test func `ten processes ask for everything once`() throws {
    let server = try LoopbackServer { QuestionProject.answer(to: $0).delayed(by: .milliseconds(30)) }
    let questions = try QuestionProject(asking: server.endpointURL, count: 40)
    let runs = try (0..<10).map { _ in try RunningTool(["run"], in: questions.folder) }
    for run in runs {
      let ended = try run.wait()
      #expect(ended.exitCode == 0 && ended.errors.isEmpty, "\(ended.output)\(ended.errors)")
    }
    #expect(server.requests.count == 40)
    #expect(try questions.recordedNumbers()?.count == 40)
    #expect(try questions.project.ragspec("cache", "verify").exitCode == 0)
  }

  /// The lock of a process that was killed is nobody's.
  @Test func `whoever waits for a process that dies calls itself`() throws {
    let server = try LoopbackServer { $0.index == 0 ? .never : QuestionProject.answer(to: $0) }
    let questions = try QuestionProject(asking: server.endpointURL, count: 1)
    let first = try RunningTool(["run"], in: questions.folder)
    waitUntil { server.requests.count == 1 }
    let second = try RunningTool(["run"], in: questions.folder)
    waitUntil { Self.hasOpenClaims(second) }
    first.kill()
    _ = try first.wait()
    let ended = try second.wait()
    #expect(ended.exitCode == 0 && ended.output.contains("1 called"), "\(ended.output)\(ended.errors)")
    #expect(server.requests.count == 2)
  }

  /// A process that hangs is waited for as long as an attempt of one's own may take.
  @Test func `nobody waits for ever`() throws {
    let server = try LoopbackServer { $0.index == 0 ? .never : QuestionProject.answer(to: $0) }
    let questions = try QuestionProject(asking: server.endpointURL, count: 1, endpoint: "limits: {timeout: 1s}")
    let first = try RunningTool(["run"], in: questions.folder)
    defer {
      first.kill()
      _ = try? first.wait()
    }
    waitUntil { server.requests.count == 1 }
    first.send(SIGSTOP)
    let second = try questions.project.ragspec("run")
    #expect(second.exitCode == 0 && second.output.contains("1 called"), "\(second.output)\(second.errors)")
    #expect(server.requests.count == 2)
  }

  @Test(arguments: ["refresh", "off"]) func `whoever reads nothing waits for nobody`(mode: String) throws {
    let server = try LoopbackServer { $0.index == 0 ? .never : QuestionProject.answer(to: $0) }
    let questions = try QuestionProject(asking: server.endpointURL, count: 1)
    let first = try RunningTool(["run"], in: questions.folder)
    defer {
      first.kill()
      _ = try? first.wait()
    }
    waitUntil { server.requests.count == 1 }
    #expect(try questions.project.ragspec("run", "--cache", mode).exitCode == 0)
    #expect(server.requests.count == 2)
  }

  /// Ctrl-C ends a run that waits for another one, and the budget is not charged for calls that others made.
  @Test func `waiting is broken off like a call, and costs no call`() throws {
    let server = try LoopbackServer { $0.index == 0 ? .never : QuestionProject.answer(to: $0) }
    let questions = try QuestionProject(asking: server.endpointURL, count: 1)
    let first = try RunningTool(["run"], in: questions.folder)
    waitUntil { server.requests.count == 1 }
    let second = try RunningTool(["run"], in: questions.folder)
    waitUntil { Self.hasOpenClaims(second) }
    second.send(SIGINT)
    let ended = try second.wait()
    #expect(ended.exitCode == 130 && ended.output.contains("1 skipped"), "\(ended.output)\(ended.errors)")
    first.kill()
    _ = try first.wait()
    #expect(server.requests.count == 1)
  }

  @Test func `a run that finds everything makes no file of locks`() throws {
    let server = try LoopbackServer { QuestionProject.answer(to: $0) }
    let questions = try QuestionProject(asking: server.endpointURL, count: 3)
    try questions.project.ragspec("run")
    let claims = questions.folder.appending(path: ".ragspec/cache.sqlite-claims")
    try FileManager.default.removeItem(at: claims)
    #expect(try questions.project.ragspec("run").exitCode == 0)
    #expect(!FileManager.default.fileExists(atPath: claims.path))
  }

  private static func hasOpenClaims(_ run: RunningTool) -> Bool {
    let descriptors = "/proc/\(run.processID)/fd"
    return ((try? FileManager.default.contentsOfDirectory(atPath: descriptors)) ?? []).contains { descriptor in
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(descriptors)/\(descriptor)")
      return target?.hasSuffix("cache.sqlite-claims") ?? false
    }
  }

  /// Waits for what must come; a minute is enough for the busiest machine.
  private func waitUntil(_ condition: () -> Bool) {
    for _ in 0..<12_000 where !condition() { usleep(5_000) }
    #expect(condition())
  }
}
