package import ContentDigest
import JSONText
package import RagSpecCore

extension ModelOutput {
  /// Stands for what was answered: by it an answer that somebody changed is found.
  ///
  /// The SHA-256 of JSON without spaces, its members sorted: `content`, `details` where there are any, `finish`, and
  /// `usage` with `input` and `output` where the endpoint counted. When it was answered and how fast are not in it, so that
  /// the same answer has the same digest wherever it is kept.
  package var recordingDigest: SHA256Digest {
    var json = JSONWriter()
    json.beginObject()
    json.member("content", content)
    if let details { json.member("details", raw: Self.canonical(details.json)) }
    json.member("finish", finishReason.rawValue)
    if let usage {
      json.key("usage")
      json.beginObject()
      json.member("input", usage.input)
      json.member("output", usage.output)
      json.endObject()
    }
    json.endObject()
    return json.bytes.withUnsafeBytes { SHA256Digest(hashing: $0) }
  }

  /// What is no JSON stands for itself, as a string.
  private static func canonical(_ details: [UInt8]) -> [UInt8] {
    var json = JSONWriter()
    if let value = try? JSONValue(parsing: details) {
      json.value(value, .canonical)
    } else {
      json.string(String(decoding: details, as: UTF8.self))
    }
    return json.bytes
  }
}
