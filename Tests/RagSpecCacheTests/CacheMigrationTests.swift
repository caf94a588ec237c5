import ContentDigest
import Foundation
import RagSpecCache
import RagSpecCore
import RagSpecSQLite
import Testing

/// Files of older forms: read as they are, brought to the newest form when they are written, and by `migrate` at once.
@Suite struct CacheMigrationTests {
  private let folder = TemporaryFolder()
  private var path: String { folder["c"] }

  private static let forms = [
    1:
      "key BLOB PRIMARY KEY, content TEXT NOT NULL, finish TEXT NOT NULL, input_tokens INTEGER, output_tokens INTEGER, "
      + "latency_ms REAL NOT NULL, recorded_at INTEGER NOT NULL, request TEXT NOT NULL",
    2:
      "key BLOB PRIMARY KEY, content TEXT NOT NULL, finish TEXT NOT NULL, input_tokens INTEGER, output_tokens INTEGER, "
      + "latency_ms REAL NOT NULL, recorded_at INTEGER NOT NULL, request TEXT NOT NULL, details TEXT",
  ]

  /// Makes a file as an older version left it.
  private func make(_ form: Int, _ responses: [RecordedResponse]) throws {
    let database = try Database(path: path, access: .readWrite)
    let columns = try #require(Self.forms[form])
    try database.execute("CREATE TABLE response (\(columns)); PRAGMA user_version = \(form); PRAGMA journal_mode = WAL")
    let insert = try database.prepare(
      "INSERT INTO response (key, content, finish, input_tokens, output_tokens, latency_ms, recorded_at, request) "
        + "VALUES (?1, ?2, ?3, 7, 3, 12, 1700, ?4)")
    for response in responses {
      response.key.withUnsafeBytes { insert.bind(blob: $0, at: 1) }
      insert.bind(response.answer.output.content, at: 2)
      insert.bind(response.answer.output.finishReason.rawValue, at: 3)
      insert.bind(utf8: response.request, at: 4)
      try insert.run()
    }
  }

  private func stored() throws -> [SHA256Digest: StoredResponse] {
    var found: [SHA256Digest: StoredResponse] = [:]
    try CacheCatalog(path: path).forEachStored { found[$0.response.key] = $0 }
    return found
  }

  @Test(arguments: [1, 2]) func readsOlderFormsAndLeavesThemAlone(form: Int) throws {
    try make(form, (0..<5).map { .sample($0) })
    let found = try LocalCache(path: path).answers(for: (0..<5).map { .sample($0) })
    #expect(found.map { $0?.output } == (0..<5).map { RecordedResponse.sample($0).answer.output })
    #expect(try stored().values.allSatisfy { $0.digest == nil && !$0.isPinned && $0.isIntact })
    #expect(try CacheCatalog(path: path).form() == form)
    #expect(try CacheCatalog(path: path).statistics().count == 5)
    #expect(try CacheCatalog(path: path).orphanedPins().isEmpty)
  }

  @Test(arguments: [1, 2]) func aWriteBringsAFileToTheNewestForm(form: Int) throws {
    try make(form, [.sample(1)])
    let cache = LocalCache(path: path)
    cache.record(.sample(2, details: #"{"a":1}"#))
    try cache.flush()
    #expect(try CacheCatalog(path: path).form() == 3)
    let found = try stored()
    #expect(found[.sample(1)]?.digest == nil)
    #expect(found[.sample(2)]?.digest == RecordedResponse.sample(2, details: #"{"a":1}"#).answer.output.recordingDigest)
    #expect(found.count == 2 && found.values.allSatisfy(\.isIntact))
  }

  @Test(arguments: [1, 2]) func migrationGivesDigestsAndRemovesWhatIsNoAnswer(form: Int) throws {
    let none: [RecordedResponse] = [
      .sample(2_900, finish: .contentFilter), .sample(2_901, finish: FinishReason(rawValue: "error")),
      .sample(2_902, content: "", finish: .length),
    ]
    let kept = (0..<2_300).map { RecordedResponse.sample($0) } + [.sample(2_303, finish: .length)]
    try make(form, kept + none)
    let migration = try #require(try CacheCatalog(path: path).migrate())
    #expect((migration.oldForm, migration.newForm) == (form, 3))
    #expect((migration.digested, migration.removed) == (2_301, 3))
    let found = try stored()
    #expect(found.count == kept.count)
    #expect(kept.allSatisfy { found[$0.key]?.digest == $0.answer.output.recordingDigest })
    let log = folder.exists("c-wal") ? try Data(contentsOf: URL(filePath: folder["c-wal"])) : Data()
    #expect(log.isEmpty, "all is in the file")
    let again = try #require(try CacheCatalog(path: path).migrate())
    #expect(!again.hasChanged)
  }

  @Test func nothingIsMadeToBeMigrated() throws {
    #expect(try CacheCatalog(path: path).migrate() == nil)
    #expect(!folder.exists("c"))
  }

  /// What an older version recorded although it was no answer is not replayed.
  @Test(arguments: [
    RecordedResponse.sample(1, finish: .contentFilter), .sample(1, finish: FinishReason(rawValue: "abort")),
    .sample(1, content: "", finish: .length), .sample(1, content: "", finish: .refusal),
  ]) func replaysNoErrors(response: RecordedResponse) throws {
    try make(2, [response])
    #expect(try LocalCache(path: path).answers(for: [response.key])[0] == nil)
    try CassetteFile.update(folder["a.jsonl"], with: [response], isComplete: true)
    #expect(try Cassettes(folders: [folder.path]).isEmpty)
  }

  /// Answers that were cut off, refusals in words and empty answers are answers.
  @Test(arguments: [
    RecordedResponse.sample(1, finish: .length), .sample(1, content: "No.", finish: .refusal), .sample(1, content: ""),
    .sample(1, finish: .toolCalls), .sample(1, finish: FinishReason(rawValue: "")),
  ]) func replaysWhatIsAnAnswer(response: RecordedResponse) throws {
    try make(2, [response])
    #expect(try LocalCache(path: path).answers(for: [response.key])[0]?.output == response.answer.output)
  }
}

// MARK: - Digests

extension CacheMigrationTests {
  /// The canonical form, computed by hand with `printf … | sha256sum`.
  @Test func theDigestIsThatOfTheDocumentedForm() {
    let plain = ModelOutput(content: "Lima", finishReason: .stop)
    #expect(plain.recordingDigest == SHA256Digest(hashing: #"{"content":"Lima","finish":"stop"}"#))
    let full = ModelOutput(
      content: "a\n\"b\"", finishReason: .length, usage: TokenUsage(input: 7, output: 3),
      details: AnswerDetails(json: Array(#"{ "b": 1.0, "a": [true] }"#.utf8)))
    #expect(
      full.recordingDigest
        == SHA256Digest(
          hashing:
            #"{"content":"a\n\"b\"","details":{"a":[true],"b":1},"finish":"length","usage":{"input":7,"output":3}}"#))
  }

  @Test func everyPartOfAnAnswerIsInItsDigest() {
    let answers = [
      ModelOutput(content: "a"), ModelOutput(content: "b"), ModelOutput(content: "a", finishReason: .length),
      ModelOutput(content: "a", usage: TokenUsage(input: 1, output: 2)),
      ModelOutput(content: "a", usage: TokenUsage(input: 2, output: 1)),
      ModelOutput(content: "a", details: AnswerDetails(json: Array("{}".utf8))),
      ModelOutput(content: "a", details: AnswerDetails(json: Array("no JSON".utf8))),
      ModelOutput(content: "e\u{301}"), ModelOutput(content: "é"),
    ]
    #expect(Set(answers.map(\.recordingDigest)).count == answers.count)
  }

  @Test func aLineOfACassetteMayHaveADigest() throws {
    let response = RecordedResponse.sample(1)
    let line = String(
      decoding: try Data(contentsOf: URL(filePath: try cassette(with: response))), as: UTF8.self)
    func read(_ digest: String) throws -> RecordedResponse? {
      try folder.write(line.replacing(#","finish""#, with: #","digest":"\#(digest)","finish""#), to: "b/a.jsonl")
      return try Cassettes(folders: [folder["b"]])[response.key]
    }
    #expect(try read(response.answer.output.recordingDigest.hex) != nil)
    for wrong in [String(repeating: "0", count: 64), "", "abc"] {
      let error = try #require(throws: InvalidInput.self) { _ = try read(wrong) }
      #expect(error.diagnostics.first?.id == "broken-recording")
      #expect(error.diagnostics.first?.message.contains("digest is not that of the answer") == true)
    }
  }

  private func cassette(with response: RecordedResponse) throws -> String {
    try FileManager.default.createDirectory(atPath: folder["b"], withIntermediateDirectories: true)
    try CassetteFile.update(folder["a.jsonl"], with: [response], isComplete: true)
    return folder["a.jsonl"]
  }
}
