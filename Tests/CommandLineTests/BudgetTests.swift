import Foundation
import RagSpecTestSupport
import Testing

/// `--max-calls`, `--max-cost`, `--max-time`, and what a run says of tokens and money.
@Suite(.timeLimit(.minutes(5))) struct BudgetTests {
  /// 7 + 3 tokens are 0.70 + 3.00.
  private static let price = "price: {input: 100000, output: 1000000, currency: EUR}"

  private static func cases(_ count: Int) -> String {
    (1...count).map { "- {id: c\($0), question: Where is \($0)?, expect: [{contains: Paris}]}" }.joined(separator: "\n")
  }

  private static func project(_ server: LoopbackServer, _ count: Int, _ endpoint: String = "") throws
    -> TemporaryProject
  {
    try TemporaryProject.asking(server.endpointURL, cases: cases(count), endpoint: endpoint)
  }

  // MARK: Calls

  @Test func `a run makes no more calls than it may, and says so everywhere`() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let project = try Self.project(server, 10)
    let run = try project.ragspec(
      "run", "--max-calls", "3", "-o", "r.json", "-o", "r.jsonl", "-o", "r.xml", "-o", "r.txt")
    let reason = "the budget of 3 calls is used up (--max-calls)"
    #expect(run.exitCode == 3, "\(run.output)")
    #expect(run.output.contains("3 passed, 7 skipped · 3 called"), "\(run.output)")
    #expect(run.output.hasSuffix("\(reason)\n"), "\(run.output)")
    #expect(server.requests.count == 3)
    let record = try project.record("r.json")
    #expect(record.summary["used_up"] as? String == "max-calls" && record.summary["exit_code"] as? Int == 3)
    #expect(record.summary["calls"] as? Int == 3)
    #expect(record.results.filter { $0["skipped"] as? String == reason }.count == 7)
    #expect(try project.text(of: "r.jsonl").contains(#""used_up":"max-calls""#))
    #expect(try project.text(of: "r.xml").components(separatedBy: "<skipped message=\"\(reason)\"/>").count == 8)
    #expect(try project.text(of: "r.txt").contains(reason))
  }

  @Test func `the next run goes on where the last one ended`() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let project = try Self.project(server, 10)
    for done in [4, 8] {
      let run = try project.ragspec("run", "--max-calls", "4")
      #expect(run.exitCode == 3 && run.output.contains("\(done) passed, \(10 - done) skipped"), "\(run.output)")
    }
    let last = try project.ragspec("run", "--max-calls", "4")
    #expect(last.exitCode == 0 && last.output.contains("10 passed · 2 called, 8 cached"), "\(last.output)")
    #expect(server.requests.count == 10)
    #expect(try project.ragspec("run", "--max-calls", "0").exitCode == 0, "what is recorded is no call")
  }

  @Test func `a budget of exactly what is needed is enough`() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let run = try Self.project(server, 5).ragspec("run", "--max-calls", "5")
    #expect(run.exitCode == 0 && !run.output.contains("budget"), "\(run.output)")
  }

  @Test func `no calls are none`() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let run = try Self.project(server, 2).ragspec("run", "--max-calls", "0")
    #expect(run.exitCode == 3 && run.output.contains("2 skipped"), "\(run.output)")
    #expect(server.requests.isEmpty)
  }

  @Test func `retries are calls, and without one left the last error stands`() throws {
    let server = try LoopbackServer { $0.index == 0 ? .status(503) : .chat("Paris") }
    let project = try Self.project(server, 3, "limits: {concurrency: 1}")
    let run = try project.ragspec("run", "--max-calls", "2")
    #expect(run.exitCode == 3 && run.output.contains("1 passed, 2 skipped"), "\(run.output)")
    let down = try LoopbackServer { _ in .status(503) }
    let errored = try Self.project(down, 3, "limits: {concurrency: 1}").ragspec("run", "--max-calls", "2")
    #expect(errored.output.contains("1 errored, 2 skipped") && errored.output.contains("after 2 attempts"))
    #expect(down.requests.count == 2)
  }

  @Test func `a retry that no call is left for is told, also where no case is skipped`() throws {
    let down = try LoopbackServer { _ in .status(503) }
    let project = try Self.project(down, 1)
    let run = try project.ragspec("run", "--max-calls", "1", "-o", "r.json")
    #expect(run.output.contains("not tried again: the budget of 1 call is used up (--max-calls)"), "\(run.output)")
    let record = try project.record("r.json")
    #expect(record.summary["used_up"] as? String == "max-calls" && run.exitCode == 3)
    let enough = try Self.project(down, 1, "limits: {retries: 0}").ragspec("run", "--max-calls", "1")
    #expect(!enough.output.contains("budget"), "\(enough.output)")
  }

  @Test func `an endpoint that asks for an hour is not said to be crowded`() throws {
    let server = try LoopbackServer { _ in .error(429, "slow down").header("Retry-After", "3600") }
    let run = try Self.project(server, 1).ragspec("run")
    #expect(
      run.output.contains("not tried again: it asks to be left alone for 1 h, and 'retry-within' is 3 min"),
      "\(run.output)")
    #expect(run.output.contains("run again in 1 h") && !run.output.contains("lower 'concurrency'"), "\(run.output)")
    #expect(server.requests.count == 1)
  }

  // MARK: Money

  @Test(arguments: [1, 8]) func `no call begins when the money is spent`(_ concurrency: Int) throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let project = try Self.project(server, 20, "limits: {concurrency: \(concurrency)}\n\(Self.price)")
    let run = try project.ragspec("run", "--max-cost", "10", "-o", "r.json")
    #expect(run.exitCode == 3 && run.output.contains("3 passed, 17 skipped"), "\(run.output)")
    #expect(run.output.contains("21 + 9 tokens · 11.10 EUR · "), "\(run.output)")
    #expect(run.output.contains("the budget of 10.00 is used up (--max-cost)"), "\(run.output)")
    #expect(server.requests.count == 3)
    #expect(try project.record("r.json").summary["used_up"] as? String == "max-cost")
  }

  /// Each is paid for, and brings nothing to score: cut off before a word, filtered, nothing at all.
  @Test(arguments: [
    (#"{"content": ""}"#, "length"), (#"{"content": "Par"}"#, "content_filter"), (#"{"content": null}"#, "stop"),
  ])
  func `answers that cannot be scored are paid for`(_ message: String, _ finish: String) throws {
    let usage = #"{"prompt_tokens": 7, "completion_tokens": 3}"#
    let body = #"{"choices": [{"message": \#(message), "finish_reason": "\#(finish)"}], "usage": \#(usage)}"#
    let server = try LoopbackServer { _ in .json(200, body) }
    let project = try Self.project(server, 20, "limits: {concurrency: 8}\n\(Self.price)")
    let run = try project.ragspec("run", "--max-cost", "10", "-o", "r.json", "-o", "r.xml")
    #expect(run.exitCode == 3 && run.output.contains("3 errored, 17 skipped"), "\(run.output)")
    #expect(run.output.contains("21 + 9 tokens · 11.10 EUR · "), "\(run.output)")
    #expect(server.requests.count == 3)
    #expect(try project.costs(in: "r.json").first == "3.7,\"saved\":0")
    let tokens = try #require(try project.record("r.json").summary["tokens_spent"] as? [String: Any])
    #expect(tokens["input"] as? Int == 21 && tokens["output"] as? Int == 9, "\(tokens)")
    #expect(try project.text(of: "r.xml").contains(#"<property name="cost" value="3.70 EUR"/>"#))
  }

  /// One call serves both cases; it is paid for once.
  @Test func `an answer that several cases share is paid for once, also when it cannot be scored`() throws {
    let body = """
      {"choices": [{"message": {"content": null}, "finish_reason": "stop"}], \
      "usage": {"prompt_tokens": 7, "completion_tokens": 3}}
      """
    let server = try LoopbackServer { _ in .json(200, body) }
    let cases = ["a", "b"].map { "- {id: \($0), question: Where?, expect: [{contains: Paris}]}" }
    let project = try TemporaryProject.asking(
      server.endpointURL, cases: cases.joined(separator: "\n"), endpoint: Self.price)
    let run = try project.ragspec("run")
    #expect(run.output.contains("2 errored") && run.output.contains("7 + 3 tokens · 3.70 EUR"), "\(run.output)")
    #expect(server.requests.count == 1)
  }

  @Test func `money is added up exactly`() throws {
    // 7 × 0.1 ÷ 7: ten calls cost 1, not a little less.
    let server = try LoopbackServer { _ in .chat("Paris") }
    let project = try Self.project(server, 12, "limits: {concurrency: 1}\nprice: {input: 0, output: 33333.333333}")
    let run = try project.ragspec("run", "--max-cost", "0.999999999990")
    #expect(run.output.contains("10 passed, 2 skipped"), "\(run.output)")
  }

  @Test func `without a price nobody can tell when money is spent`() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let project = try Self.project(server, 1)
    let run = try project.ragspec("run", "--max-cost", "1")
    #expect(
      run.exitCode == 2 && run.errors.contains("[missing-price]") && run.errors.contains("'main'"), "\(run.errors)")
    #expect(server.requests.isEmpty)
    let free = try Self.project(server, 2, "price: {input: 0}")
    #expect(try free.ragspec("run", "--max-cost", "0.01").exitCode == 0)
  }

  @Test func `what was spent is saved the next time, of cases, suites and runs`() throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let project = try Self.project(server, 2, Self.price)
    let first = try project.ragspec("run", "-o", "r.json", "-o", "r.xml")
    #expect(first.output.contains("14 + 6 tokens · 7.40 EUR · "), "\(first.output)")
    // Once for each case, for the suite and for the run.
    let costs = [3.7, 3.7, 7.4, 7.4].map { "\($0),\"saved\":0" }
    #expect(try project.costs(in: "r.json") == costs)
    let xml = try project.text(of: "r.xml")
    #expect(xml.contains(#"<property name="cost" value="7.40 EUR"/>"#), "\(xml)")
    #expect(xml.contains(#"<property name="cost" value="3.70 EUR"/>"#), "\(xml)")
    let second = try project.ragspec("run", "--verbose", "-o", "r.json")
    #expect(second.output.contains("14 + 6 tokens saved · 7.40 EUR saved · "), "\(second.output)")
    #expect(second.output.contains("cost: 7 + 3 tokens saved, 3.70 EUR saved"), "\(second.output)")
    #expect(try project.costs(in: "r.json").last == "0,\"saved\":7.4")
  }

  @Test func `tokens from the server's own cache have a price of their own, also when the answer is recorded`() throws {
    let usage = #"{"prompt_tokens": 1000, "completion_tokens": 0, "prompt_tokens_details": {"cached_tokens": 800}}"#
    let json = #"{"choices": [{"message": {"content": "Paris"}, "finish_reason": "stop"}], "usage": \#(usage)}"#
    let server = try LoopbackServer { _ in .json(200, json) }
    let project = try Self.project(server, 1, "price: {input: 1000, cached-input: 100}")
    let first = try project.ragspec("run")
    #expect(first.output.contains("1000 + 0 tokens · 0.28 USD · "), "\(first.output)")
    let second = try project.ragspec("run")
    #expect(second.output.contains(" · 0.28 USD saved · "), "\(second.output)")
  }

  @Test func `tokens that nobody counted are unknown, and not none`() throws {
    let json = #"{"choices": [{"message": {"content": "Paris"}, "finish_reason": "stop"}]}"#
    let server = try LoopbackServer { $0.text.contains("is 1?") ? .chat("Paris") : .json(200, json) }
    let project = try Self.project(server, 3, Self.price)
    let run = try project.ragspec("run", "-o", "r.json", "-o", "r.xml")
    #expect(
      run.output.contains(
        "7 + 3 tokens and unknown ones of 2 answers · 3.70 EUR and unknown costs of 2 answers · "), "\(run.output)")
    let record = try project.record("r.json")
    #expect(record.results[1]["usage"] is NSNull && record.results[0]["usage"] is [String: Any])
    let cost = try #require(record.results[1]["cost"] as? [String: Any])
    #expect(cost["spent"] is NSNull && cost["unknown"] as? Int == 1, "\(cost)")
    #expect((record.summary["tokens_spent"] as? [String: Any])?["unknown"] as? Int == 2)
    #expect(try project.text(of: "r.xml").contains(#"<property name="cost" value="unknown"/>"#))
    let all = try project.ragspec("run", "suite/c2", "suite/c3", "-o", "r.json")
    #expect(all.output.contains("tokens unknown saved · cost unknown saved · "), "\(all.output)")
    let tokens = try #require(try project.record("r.json").summary["tokens_saved"] as? [String: Any])
    #expect(tokens["input"] is NSNull && tokens["unknown"] as? Int == 2, "\(tokens)")
  }

  // MARK: Time

  @Test func `when the time is over nothing begins, and what is under way is finished`() throws {
    let server = try LoopbackServer { _ in .chat("Paris").delayed(by: .milliseconds(300)) }
    let project = try Self.project(server, 100, "limits: {concurrency: 1}")
    let run = try project.ragspec("run", "--max-time", "1s", "-o", "r.json")
    #expect(run.exitCode == 3, "\(run.output)")
    let record = try project.record("r.json")
    let skipped = record.results.filter { $0["skipped"] as? String == "the budget of 1 s is used up (--max-time)" }
    #expect(skipped.count == 100 - server.requests.count && !skipped.isEmpty, "\(run.output)")
    #expect(server.abandonedCount == 0 && record.summary["used_up"] as? String == "max-time")
  }

  @Test func `time ends the wait for an endpoint that wants to be left alone`() throws {
    let server = try LoopbackServer { _ in .error(429, "slow down").header("Retry-After", "120") }
    let run = try Self.project(server, 4).ragspec("run", "--max-time", "500ms")
    #expect(run.exitCode == 3 && run.output.contains("4 skipped"), "\(run.output)")
  }

  @Test func `time ends the asking of a program`() throws {
    let answer = #"{\"ranking\": [\"d1\"]}"#
    let cases = (1...200).map { "  - {id: c\($0), query: leave, relevant: [d1], expect: [P@1: 1]}" }
    let project = try TemporaryProject([
      "ragspec.yaml": """
      version: 1
      targets: {slow: {exec: [sh, -c, "while read -r x; do echo x >> asked; sleep 0.1; echo '\(answer)'; done"]}}

      """,
      "scenarios/slow.yaml": "suite: slow\nbehavior: retrieval\ntarget: slow\ncases:\n" + cases.joined(separator: "\n"),
    ])
    let run = try project.ragspec("run", "--max-time", "1s", "-o", "r.json")
    #expect(run.exitCode == 3 && !run.output.contains("errored"), "\(run.output)")
    let results = try project.record("r.json").results
    let asked = try project.text(of: "asked").split(separator: "\n").count
    #expect(results.filter { $0["standing"] as? String == "passed" }.count == asked, "\(asked): \(run.output)")
    #expect(asked < 200)
  }

  // MARK: Arguments

  @Test(arguments: [
    ("--max-calls", "-1"), ("--max-calls", "many"), ("--max-calls", "1.5"), ("--max-cost", "-1"), ("--max-cost", "1e3"),
    ("--max-cost", "ten"), ("--max-cost", "."), ("--max-time", "5"), ("--max-time", "0s"), ("--max-time", "soon"),
    ("--max-time", "-5s"),
  ])
  func `what is no budget is told`(_ option: String, _ value: String) throws {
    let server = try LoopbackServer { _ in .chat("Paris") }
    let run = try Self.project(server, 1).ragspec("run", "\(option)=\(value)")
    #expect(run.exitCode == 2 && run.errors.contains("'\(option)' takes"), "\(run.errors)")
    #expect(server.requests.isEmpty)
  }
}

extension TemporaryProject {
  /// What stands behind `spent` in each cost of a run record.
  fileprivate func costs(in path: String) throws -> [String] {
    try text(of: path).components(separatedBy: #""cost":{"currency":"EUR","spent":"#).dropFirst()
      .map { String($0.prefix { $0 != "}" }) }
  }
}
