import ContentDigest
import RagSpecCache
import RagSpecCore
import Testing

@Suite struct CassetteFileTests {
  private let folder = TemporaryFolder()
  private var path: String { folder["cassettes/suite.jsonl"] }

  private func update(_ responses: [RecordedResponse], isComplete: Bool) throws -> Int {
    try CassetteFile.update(path, with: responses, isComplete: isComplete)
  }

  private func lines() throws -> [Substring] {
    try folder.text(of: "cassettes/suite.jsonl").split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func sortsByKeyWhateverTheOrder() throws {
    let responses = (0..<50).map { RecordedResponse.sample($0) }
    #expect(try update(responses.shuffled(), isComplete: true) == 50)
    let first = try lines()
    #expect(first.last == "", "the last line ends too")
    let keys = first.dropLast().map { $0.dropFirst(8).prefix(64) }
    #expect(keys == keys.sorted() && keys.count == 50)
    #expect(try update(responses.shuffled(), isComplete: true) == 0)
    #expect(try lines() == first)
  }

  @Test func changesOnlyTheLineThatSaysSomethingElse() throws {
    let responses = (0..<20).map { RecordedResponse.sample($0) }
    _ = try update(responses, isComplete: true)
    let before = try lines()
    // Other latencies and times are no reason to touch a line.
    var again = responses.map { $0.answering($0.answer.output.content, recordedAt: 9_999) }
    again[7] = again[7].answering("changed")
    #expect(try update(again, isComplete: true) == 1)
    let after = try lines()
    #expect(zip(before, after).count { $0 != $1 } == 1)
    #expect(after.count { $0.contains("\"changed\"") && $0.contains("1800") } == 1)
  }

  @Test func writesASpellingThatChanged() throws {
    let response = RecordedResponse.sample(1)
    _ = try update([response.answering("caf\u{E9}")], isComplete: true)
    #expect(try update([response.answering("cafe\u{301}")], isComplete: true) == 1)
    #expect(try Cassettes(folders: [folder["cassettes"]])[response.key]?.bytes == Array("cafe\u{301}".utf8))
  }

  @Test func dropsOtherLinesOnlyWhenComplete() throws {
    _ = try update((0..<5).map { .sample($0) }, isComplete: true)
    #expect(try update([.sample(9)], isComplete: false) == 1)
    #expect(try lines().count == 7)
    #expect(try update([.sample(1), .sample(9)], isComplete: true) == 0)
    #expect(try Cassettes(folders: [folder["cassettes"]]).all.map(\.key) == [.sample(1), .sample(9)].sorted())
    #expect(try update([], isComplete: false) == 0)
    #expect(try lines().count == 3)
  }

  /// Lines that people edited stay as they are; what is no recording, and stands in the way of all runs, goes.
  @Test func keepsEditedLinesAndDropsBrokenOnes() throws {
    _ = try update([.sample(1)], isComplete: true)
    let edited = try lines()[0].replacing(",\"content\"", with: " , \"content\"")
    try folder.write("\(edited)\r\n<<<<<<< ours\n", to: "cassettes/suite.jsonl")
    #expect(try update([.sample(1)], isComplete: true) == 0)
    #expect(try folder.text(of: "cassettes/suite.jsonl") == "\(edited)\r\n")
  }

  @Test func leavesNoTraceOfNothing() throws {
    #expect(try update([], isComplete: true) == 0)
    #expect(folder.names.isEmpty)
  }

  @Test func leavesNoDraftsBehind() throws {
    _ = try update([.sample(1)], isComplete: true)
    _ = try update([.sample(2)], isComplete: true)
    let cassettes = try #require(folder.names.first)
    #expect(cassettes == "cassettes")
    #expect(try Cassettes(folders: [folder["cassettes"]]).all.map(\.key) == [.sample(2)])
  }

  @Test func saysWhereItCannotWrite() throws {
    try folder.write("", to: "file")
    let error = try #require(throws: CacheError.self) {
      try CassetteFile.update(folder["file/below.jsonl"], with: [.sample(1)], isComplete: true)
    }
    #expect(error.message.contains(folder["file"]))
    #expect(error.message.contains("Not a directory"))
  }
}
