import ContentDigest
import RagSpecCore
import Testing

@testable import RagSpecCache

@Suite struct RecordingObjectTests {
  private func fault(_ text: String, key: SHA256Digest = .sample(1)) -> String? {
    do throws(RecordingObject.Fault) {
      _ = try RecordingObject.response(from: Array(text.utf8), key: key)
      return nil
    } catch { return error.reason }
  }

  private func text(_ response: RecordedResponse) -> String {
    String(decoding: RecordingObject.bytes(of: response), as: UTF8.self)
  }

  @Test(arguments: ResponseCacheConformance.awkwardContents) func `comes back as it went`(content: String) throws {
    let response = RecordedResponse.sample(1, content: content, finish: .length, details: #"{"a":[1,"é"]}"#)
    let back = try RecordingObject.response(from: RecordingObject.bytes(of: response), key: response.key)
    #expect(back.key == response.key && back.request == response.request && back.bytes == response.bytes)
    #expect(back.answer == response.answer)
  }

  @Test func `is a line of a cassette with a digest of it at its end`() throws {
    let object = text(.sample(1))
    #expect(object.hasSuffix("\"}\n") && object.count { $0 == "\n" } == 1)
    let digits = object.dropLast(3).suffix(64)
    let line = object.replacing(#","sha256":"\#(digits)""#, with: "").dropLast()
    #expect(SHA256Digest(hashing: String(line)).hex == digits)
    #expect(line == String(decoding: CassetteLine.text(of: .sample(1)), as: UTF8.self))
    // Another program may leave the line end out.
    #expect(fault(String(object.dropLast())) == nil)
  }

  @Test func `every changed byte is found`() {
    let object = Array(text(.sample(1)).utf8)
    for place in object.indices.dropLast() {
      var changed = object
      changed[place] ^= 1
      let found = fault(String(decoding: changed, as: UTF8.self))
      #expect(found != nil, "byte \(place)")
    }
    for count in 0..<object.count - 1 {
      #expect(fault(String(decoding: object.prefix(count), as: UTF8.self)) != nil, "\(count) bytes")
    }
  }

  @Test func `what answers another request is none, though it is sound`() {
    #expect(fault(text(.sample(2))) == "it answers another request")
  }

  /// A digest keeps off accidents; the key keeps off what was written for another request.
  @Test(arguments: [
    (#"{"key":"KEY","content":"x"}"#, "a recorded response has"),
    (#"{"key":"KEY","content":"x","request":{"a":1}}"#, "the key is not the digest of the request"),
    ("[]", ""), ("{}", "a recorded response has"), (String(repeating: "[", count: 200_000), ""), ("{\"key\":", ""),
  ])
  func `what has a digest may still be nonsense`(line: String, reason: String) {
    let line = line.replacing("KEY", with: SHA256Digest.sample(1).hex)
    let whole = line.hasSuffix("}") ? line : line + "}"
    let digest = SHA256Digest(hashing: whole).hex
    let found = fault("\(whole.dropLast()),\"sha256\":\"\(digest)\"}")
    #expect(found?.hasPrefix(reason) ?? false, "\(found ?? "nothing")")
  }
}
