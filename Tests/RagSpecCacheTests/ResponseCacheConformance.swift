import ContentDigest
import RagSpecCore
import Testing

/// What every `ResponseCache` promises, checked on empty caches of one kind.
struct ResponseCacheConformance {
  let makeCache: () throws -> any ResponseCache

  func check() async throws {
    try checkUnknownKeys()
    try checkOrder()
    try checkContents()
    try checkDetails()
    try checkReplacement()
    try checkFlushing()
    try await checkVisibilityWithoutFlush()
    try await checkManyAtOnce()
  }

  /// Texts that a careless store cuts, repairs or normalizes.
  static let awkwardContents = [
    "", " ", "\n", "\r\n", "\0", "before\0after", "\u{FEFF}mark", "👩‍👩‍👧‍👦 🇬🇧", "e\u{301}", "é", "\u{1B}[2J",
    "\u{202E}txt", "\"quotes\" and \\", "'; DROP TABLE response; --", "{\"json\": [1, 2]}", "\u{2028}\u{2029}\u{85}",
    String(repeating: "x", count: 5_000_000), String(repeating: "\u{1F600}", count: 10_000),
  ]
}

// MARK: - Reading

extension ResponseCacheConformance {
  private func checkUnknownKeys() throws {
    let cache = try makeCache()
    #expect(try cache.recordings(for: []).isEmpty)
    #expect(try cache.recordings(for: [.sample(1), .sample(2)]).map { $0 == nil } == [true, true])
  }

  /// The answers stand in the order of the keys, with gaps for what is unknown, as often as they were asked for.
  private func checkOrder() throws {
    let cache = try makeCache()
    for number in 0..<200 { try cache.record(.sample(number)) }
    try cache.flush()
    let asked = [150, 3, 900, 3, 0, 901, 199] + Array((0..<200).reversed())
    let found = try cache.recordings(for: asked.map(SHA256Digest.sample))
    #expect(found.map { $0?.answer.output.content } == asked.map { $0 < 200 ? "answer \($0)" : nil })
    #expect(found.allSatisfy { $0 == nil || $0?.origin == .cached })
  }

  private func checkContents() throws {
    let cache = try makeCache()
    for (number, content) in Self.awkwardContents.enumerated() { try cache.record(.sample(number, content: content)) }
    try cache.flush()
    let found = try cache.recordings(for: Self.awkwardContents.indices.map(SHA256Digest.sample))
    for (content, recording) in zip(Self.awkwardContents, found) {
      #expect(recording?.bytes == Array(content.utf8), "\(content.prefix(20).debugDescription)")
    }
  }

  private func checkDetails() throws {
    let cache = try makeCache()
    let responses: [RecordedResponse] = [
      .sample(0, finish: .length, usage: nil, latency: .zero, recordedAt: 0),
      .sample(1, finish: FinishReason(rawValue: ""), usage: TokenUsage(input: 0, output: 0), latency: .seconds(3_600)),
      .sample(2, finish: FinishReason(rawValue: "ende 👋"), latency: .microseconds(1_500), recordedAt: 4_102_444_800),
      .sample(3, details: #"{"content":null,"tool_calls":[{"name":"f","arguments":"{\"é\":1}"}]}"#),
    ]
    for response in responses { try cache.record(response) }
    try cache.flush()
    for (response, found) in zip(responses, try cache.recordings(for: responses.map(\.key))) {
      let answer = try #require(found?.answer)
      #expect(answer.output == response.answer.output)
      #expect(answer.recordedAt == response.answer.recordedAt)
      #expect(abs((answer.latency - response.answer.latency) / .microseconds(1)) < 1)
    }
  }
}

// MARK: - Recording

extension ResponseCacheConformance {
  private func checkReplacement() throws {
    let cache = try makeCache()
    let first = RecordedResponse.sample(1)
    for response in [first, first.answering("second"), first.answering("third")] {
      try cache.record(response)
      try cache.flush()
      let found = try #require(try cache.recordings(for: [first.key])[0])
      #expect(found.bytes == response.bytes)
      #expect(found.answer.recordedAt == response.answer.recordedAt)
    }
    try cache.record(first.answering("fourth"))
    try cache.record(first.answering("fifth"))
    try cache.flush()
    #expect(try cache.recordings(for: [first.key])[0]?.answer.output.content == "fifth")
  }

  private func checkFlushing() throws {
    let cache = try makeCache()
    try cache.flush()
    try cache.record(.sample(1))
    try cache.flush()
    try cache.flush()
    #expect(try cache.recordings(for: [.sample(1)])[0] != nil)
  }

  private func checkVisibilityWithoutFlush() async throws {
    let cache = try makeCache()
    try cache.record(.sample(1))
    try await eventually { try cache.recordings(for: [.sample(1)])[0] != nil }
  }

  private func checkManyAtOnce() async throws {
    let cache = try makeCache()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<8 {
        group.addTask {
          for number in (worker * 100)..<(worker * 100 + 100) {
            try cache.record(.sample(number))
            _ = try cache.recordings(for: [.sample(number), .sample(799 - number)])
            if number % 30 == 0 { try cache.flush() }
          }
        }
      }
      try await group.waitForAll()
    }
    try cache.flush()
    let found = try cache.recordings(for: (0..<800).map(SHA256Digest.sample))
    #expect(found.enumerated().allSatisfy { $1?.answer.output.content == "answer \($0)" })
  }
}

extension SHA256Digest {
  /// The key of the sample with this number.
  static func sample(_ number: Int) -> SHA256Digest { ModelRequest.sample(number).key }
}

/// Waits until a condition holds; a failed expectation when it does not within a minute, which a busy machine may need.
func eventually(_ condition: () throws -> Bool, sourceLocation: Testing.SourceLocation = #_sourceLocation) async throws
{
  let end = ContinuousClock.now + .seconds(60)
  while try !condition() {
    guard ContinuousClock.now < end else {
      Issue.record("the condition did not come true within a minute", sourceLocation: sourceLocation)
      return
    }
    try await Task.sleep(for: .milliseconds(5))
  }
}
