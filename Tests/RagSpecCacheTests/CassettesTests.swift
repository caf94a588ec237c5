import ContentDigest
import RagSpecCache
import RagSpecCore
import Testing

@Suite struct CassettesTests {
  private let folder = TemporaryFolder()

  private func problems() throws -> [Diagnostic] {
    try #require(throws: InvalidInput.self) { try Cassettes(folders: [folder.path]) }.diagnostics
  }

  @Test func readsEveryFileOfEveryFolder() throws {
    let (one, other) = (folder["one"], folder["other"])
    try CassetteFile.update("\(one)/a.jsonl", with: [.sample(1), .sample(2)], isComplete: true)
    try CassetteFile.update("\(one)/b.jsonl", with: [.sample(3)], isComplete: true)
    try CassetteFile.update("\(other)/c.jsonl", with: [.sample(4)], isComplete: true)
    try folder.write("this is no recording", to: "one/notes.txt")
    let cassettes = try Cassettes(folders: [one, folder["missing"], other])
    #expect(cassettes.all.map(\.key) == (1...4).map { SHA256Digest.sample($0) }.sorted())
    #expect(cassettes[.sample(3)]?.answer.output.content == "answer 3")
    #expect(cassettes[.sample(9)] == nil)
  }

  @Test func passesOverBlankLinesMarksAndLineEnds() throws {
    try CassetteFile.update(folder["a.jsonl"], with: [.sample(1), .sample(2)], isComplete: true)
    let lines = try folder.text(of: "a.jsonl").split(separator: "\n")
    try folder.write("\u{FEFF}\(lines[0])\r\n\r\n  \n\(lines[1])", to: "a.jsonl")
    #expect(try Cassettes(folders: [folder.path]).all.count == 2)
  }

  /// Each broken line is named with its place, all of them at once.
  @Test func namesTheBrokenLines() throws {
    try CassetteFile.update(folder["a.jsonl"], with: [.sample(1)], isComplete: true)
    let sound = try folder.text(of: "a.jsonl")
    let broken = [
      "<<<<<<< ours", "{\"key\":\"\(SHA256Digest.sample(1).hex)\"", "{}", "[]", "null", "{\"key\":\"12\"}",
      sound.dropLast() + "trailing", sound.replacing("answer 1", with: "tab\there"),
    ]
    try folder.write(sound + broken.joined(separator: "\n"), to: "a.jsonl")
    let found = try problems()
    #expect(found.map(\.location?.line) == [2, 3, 4, 5, 6, 7, 8, 9])
    #expect(found.allSatisfy { $0.id == "broken-recording" && $0.hint?.contains("remove the line") == true })
    #expect(found.first?.location?.description == "\(folder["a.jsonl"]):2:1")
  }

  /// An answer must not be replayed for a question that somebody changed, nor a question for a key.
  @Test(arguments: [
    ("question 1", "question 7"), ("\"model\":\"small\"", "\"model\":\"large\""), ("{\"key\":\"", "{\"key\":\"0"),
  ])
  func refusesARequestThatIsNotItsKeys(change: (from: String, to: String)) throws {
    try CassetteFile.update(folder["a.jsonl"], with: [.sample(1)], isComplete: true)
    try folder.write(try folder.text(of: "a.jsonl").replacing(change.from, with: change.to), to: "a.jsonl")
    #expect(try problems().map(\.location?.line) == [1])
  }

  @Test func refusesTwoAnswersToOneRequest() throws {
    try CassetteFile.update(folder["a.jsonl"], with: [.sample(1), .sample(2)], isComplete: true)
    try CassetteFile.update(folder["b.jsonl"], with: [RecordedResponse.sample(1).answering("no")], isComplete: true)
    let problem = try #require(try problems().first)
    #expect(problem.id == "contradicting-recordings")
    #expect(problem.message.contains(SHA256Digest.sample(1).hex.prefix(12)))
    #expect(problem.location?.description == "\(folder["b.jsonl"]):1:1")
    #expect(problem.notes.first?.contains("\(folder["a.jsonl"]):") == true)
  }

  /// Two spellings of one character are two answers.
  @Test func comparesAnswersByteByByte() throws {
    let response = RecordedResponse.sample(1)
    try CassetteFile.update(folder["a.jsonl"], with: [response.answering("caf\u{E9}")], isComplete: true)
    try CassetteFile.update(folder["b.jsonl"], with: [response.answering("cafe\u{301}")], isComplete: true)
    #expect(try problems().map(\.id) == ["contradicting-recordings"])
  }

  @Test func takesTheSameAnswerTwice() throws {
    try CassetteFile.update(folder["a.jsonl"], with: [.sample(1)], isComplete: true)
    try CassetteFile.update(folder["b.jsonl"], with: [.sample(1, latency: .seconds(9))], isComplete: true)
    #expect(try Cassettes(folders: [folder.path]).all.count == 1)
  }

  @Test func namesWhatCannotBeRead() throws {
    try CassetteFile.update(folder["f/a.jsonl"], with: [.sample(1)], isComplete: true)
    try CassetteFile.update(folder["f/folder.jsonl/x.jsonl"], with: [.sample(2)], isComplete: true)
    try folder.write("broken", to: "f/z.jsonl")
    let input = try #require(throws: InvalidInput.self) { try Cassettes(folders: [folder["f/a.jsonl"], folder["f"]]) }
    #expect(input.diagnostics.map(\.id) == ["unreadable-file", "unreadable-file", "broken-recording"])
    #expect(input.diagnostics.map { $0.message.contains("Not a directory") }.first == true)
  }
}
