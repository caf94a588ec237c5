import RagSpecCore
import RagSpecRunner
import Testing

/// Whatever goes wrong is the outcome of a case, or a warning; never a verdict.
@Suite(.timeLimit(.minutes(5))) struct RunnerFaultTests {
  private func error(of result: CaseResult?) throws -> CaseError {
    guard case .errored(let error)? = result?.outcome else {
      Issue.record("expected an error")
      throw CaseError(.target, "no error")
    }
    return error
  }

  @Test func whatCannotBeRecordedIsAWarning() async {
    let rehearsal = Rehearsal { _ in "1" }
    rehearsal.cache.change { $0.recordFailure = CacheError("no room") }
    let told = await rehearsal.run(.sample(["a", "b", "c"]))
    #expect(told.outcomes == ["passed", "passed", "passed"])
    #expect(told.summary.warnings == ["responses were not recorded: no room"], "told once")
    #expect(told.summary.exitCode == .success)
  }

  @Test func whatCannotBeFlushedIsAWarning() async {
    let rehearsal = Rehearsal { $0 == "bad" ? "0" : "1" }
    rehearsal.cache.change { $0.flushFailure = CacheError("no room", hint: "make some") }
    let told = await rehearsal.run(.sample(["a", "bad"]))
    #expect(told.summary.warnings == ["responses were not recorded: no room; make some"])
    #expect(told.summary.exitCode == .gateFailed)
  }

  @Test func whatCassettesHoldIsJudgedWhenTheLocalCacheIsBroken() async {
    let rehearsal = Rehearsal(RunOptions(mode: .replay))
    rehearsal.cache.remember("a", "1")
    rehearsal.cache.remember("c", "1")
    rehearsal.cache.change { $0.readFailure = CacheError("not a database") }
    rehearsal.cache.change { $0.failsForMissing = true }
    let told = await rehearsal.run(.sample(["a", "b", "c"]))
    #expect(told.outcomes == ["passed", "errored: cache", "passed"])
  }

  @Test func replayTellsWhatCannotBeRead() async throws {
    let rehearsal = Rehearsal(RunOptions(mode: .replay))
    rehearsal.cache.change { $0.readFailure = CacheError("not a database", hint: "move it away") }
    let told = await rehearsal.run(.sample(["a", "b"]))
    #expect(told.outcomes == ["errored: cache", "errored: cache"])
    let error = try error(of: told.results.first)
    #expect(error.message == "not a database" && error.hint == "move it away")
    #expect(rehearsal.calls.questions.isEmpty)
    #expect(told.summary.exitCode == .notScored)
  }

  /// What can be read is used, the rest is called for, and one warning says why.
  @Test func whatCannotBeReadIsCalledForWhereThatIsAllowed() async {
    let rehearsal = Rehearsal { _ in "1" }
    rehearsal.cache.remember("b", "0")
    rehearsal.cache.change {
      $0.readFailure = CacheError("not a database", hint: "move it away")
      $0.failsForMissing = true
    }
    let told = await rehearsal.run(.sample(["a", "b", "c"]))
    #expect(told.outcomes == ["passed", "failed", "passed"])
    #expect(rehearsal.calls.questions.sorted() == ["a", "c"])
    #expect(
      told.summary.warnings == [
        "recordings could not be read, and endpoints were asked instead: not a database; move it away"
      ])
  }

  @Test func whatCanBeNeitherReadNorWrittenIsToldOnce() async {
    let rehearsal = Rehearsal { _ in "1" }
    rehearsal.cache.change {
      $0.readFailure = CacheError("not a database")
      $0.flushFailure = CacheError("not a database")
    }
    let told = await rehearsal.run(.sample(["a"]))
    #expect(
      told.summary.warnings == [
        "recordings could be neither read nor written, and endpoints were asked instead: not a database"
      ])
  }

  @Test func anEndpointThatFailsIsAnError() async throws {
    let rehearsal = Rehearsal { question throws(ProviderError) in
      guard question == "a" else { return "1" }
      throw ProviderError(.status(500), "the endpoint answered 500", hint: "look at its log")
    }
    let told = await rehearsal.run(.sample(["a", "b"]))
    #expect(told.outcomes == ["errored: endpoint", "passed"])
    let error = try error(of: told.results.first)
    #expect(error.message == "the endpoint answered 500" && error.hint == "look at its log")
    #expect(told.results.first?.key == ModelRequest.sample("a").key)
    #expect(rehearsal.cache.now.responses.count == 1, "a failure is not recorded")
    #expect(told.summary.exitCode == .notScored)
  }

  @Test func aTargetThatFailsIsAnError() async throws {
    let told = await Rehearsal().run(
      .sample(["a"], name: "one", target: BrokenTarget()),
      .sample(["b"], name: "two", target: LocalTarget { _ throws(CaseError) in throw CaseError(.target, "no index") }))
    #expect(told.outcomes == ["errored: target", "errored: target"])
    #expect(try error(of: told.results.first).message == "no prompt")
    #expect(try error(of: told.results.last).message == "no index")
  }

  @Test func aMatcherThatCannotLookIsAnError() async throws {
    let told = await Rehearsal { _ in "no number" }.run(.sample([Asked("a", .score("quality"))]))
    #expect(told.outcomes == ["errored: unsupported-observation"])
    #expect(try error(of: told.results.first).message == "'quality': expected a number, got text")
    #expect(told.summary.suites.first?.means.isEmpty == true)
    // The output is kept: somebody wants to see what could not be scored.
    #expect(told.results.first?.output != nil)
  }

  /// A score that is no number is neither 0 nor a failure.
  @Test(arguments: ["nan", "inf", "-inf"]) func aScoreThatIsNotFiniteIsAnError(score: String) async throws {
    let told = await Rehearsal { _ in score }.run(.sample([Asked("a", .score(atLeast: 0))]))
    #expect(told.outcomes == ["errored: unsupported-observation"])
    #expect(try error(of: told.results.first).message.contains("no finite score"))
    #expect(told.summary.exitCode == .notScored)
  }

  @Test func anOutputThatCannotBeReadIsAnError() async {
    let told = await Rehearsal { _ in "1" }.run(.sample(["a"], behavior: Searching.self))
    #expect(told.outcomes == ["errored: unreadable-output"])
  }

  /// One error among the expectations decides, whatever the others say.
  @Test func anErrorIsNotOutvoted() async {
    let unsupported = Expectation(
      rule: .not(Expectation.score("inner", atLeast: 2)), label: "not", threshold: 1, node: SampleFile.node)
    let told = await Rehearsal { _ in "text" }.run(.sample([Asked("a", unsupported)]))
    #expect(told.outcomes == ["errored: unsupported-observation"])
  }
}
