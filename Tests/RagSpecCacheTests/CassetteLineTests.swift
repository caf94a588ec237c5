import ContentDigest
import RagSpecCache
import RagSpecCore
import Testing

/// The form of a line, as it stands in a file.
@Suite struct CassetteLineTests {
  private let folder = TemporaryFolder()

  /// Writes a response to a file and reads it back.
  private func roundTrip(_ response: RecordedResponse) throws -> RecordedResponse {
    try CassetteFile.update(folder["a.jsonl"], with: [response], isComplete: true)
    return try #require(try Cassettes(folders: [folder.path])[response.key])
  }

  @Test func holdsWhatPeopleReadFirst() throws {
    let response = RecordedResponse.sample(1, content: "say \"hi\"\n\tand \\ \0 🙂", latency: .microseconds(1_600))
    try CassetteFile.update(folder["a.jsonl"], with: [response], isComplete: true)
    let expected = #"""
      {"key":"\#(response.key.hex)","content":"say \"hi\"\n\tand \\ \u0000 🙂","finish":"stop",\#
      "usage":{"input":7,"output":3},"latency_ms":2,"recorded_at":1700,"request":\#
      {"keyVersion":1,"messages":[{"content":"question 1","role":"user"}],"model":"small",\#
      "provider":"openai-chat","url":"http://127.0.0.1:1/v1"}}

      """#
    #expect(try folder.text(of: "a.jsonl") == expected)
  }

  @Test func givesBackDetails() throws {
    let details = #"{"content":null,"refusal":"say \"no\"","first_token_ms":12.5}"#
    let found = try roundTrip(.sample(1, details: details))
    #expect(found.answer.output.details?.json == Array(details.utf8))
    #expect(try folder.text(of: "a.jsonl").contains(#""details":{"content":null,"#))
    #expect(try roundTrip(.sample(1)).answer.output.details == nil)
  }

  @Test func givesBackAwkwardContents() throws {
    for content in ResponseCacheConformance.awkwardContents {
      let response = RecordedResponse.sample(1, content: content)
      let found = try roundTrip(response)
      #expect(found.bytes == response.bytes, "\(content.prefix(20).debugDescription)")
      #expect(found.request == response.request)
    }
  }

  @Test func staysOneLine() throws {
    let response = RecordedResponse.sample(1, content: "a\nb\r\nc\rd\u{2028}e\u{85}f")
    try CassetteFile.update(folder["a.jsonl"], with: [response], isComplete: true)
    #expect(try folder.text(of: "a.jsonl").utf8.count { $0 == UInt8(ascii: "\n") } == 1)
  }

  @Test func givesBackTheDetails() throws {
    let response = RecordedResponse.sample(
      1, finish: FinishReason(rawValue: "pause_turn"), usage: nil, latency: .milliseconds(123),
      recordedAt: 1_763_874_000)
    let found = try roundTrip(response)
    #expect(found.answer == response.answer)
    let counted = RecordedResponse.sample(2, usage: TokenUsage(input: 0, output: .max))
    #expect(try roundTrip(counted).answer.output.usage == TokenUsage(input: 0, output: .max))
  }

  /// Whoever edits a line may write members in another order, leave out what is optional, and add what is not known.
  @Test func readsEditedLines() throws {
    let response = RecordedResponse.sample(1)
    let request = String(decoding: response.request, as: UTF8.self)
    try folder.write(
      "{ \"request\" : \(request) , \"note\" : [1, {\"a\": null}], \"content\": \"\\u00e9\\ud83d\\ude42\", "
        + "\"key\": \"\(response.key.hex.uppercased())\" }",
      to: "a.jsonl")
    let found = try #require(try Cassettes(folders: [folder.path])[response.key])
    #expect(found.answer.output == ModelOutput(content: "\u{E9}🙂"))
    #expect(found.answer.latency == .zero)
  }

  /// Numbers beyond all sense end neither the process nor the run.
  @Test(arguments: ["1e300", "-5", "1e-300", "99999999999999999999", "0"])
  func survivesAbsurdNumbers(_ number: String) throws {
    try CassetteFile.update(folder["a.jsonl"], with: [.sample(1)], isComplete: true)
    let line = try folder.text(of: "a.jsonl")
    try folder.write(
      line.replacing("\"latency_ms\":12", with: "\"latency_ms\":\(number)")
        .replacing("\"input\":7", with: "\"input\":\(number)").replacing(":1700", with: ":\(number)"),
      to: "a.jsonl")
    let found = try #require(try Cassettes(folders: [folder.path])[.sample(1)])
    #expect(found.answer.latency >= .zero)
  }
}
