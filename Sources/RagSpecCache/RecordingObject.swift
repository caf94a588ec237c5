import ContentDigest
import RagSpecCore

/// A recording as an object of a store: a line of a cassette whose last member is the digest of the line without it.
///
/// So an object is a line that any cassette may hold, and one that was cut off, changed, or put under another name is
/// found out.
enum RecordingObject {
  /// Whether a line of a cassette says what its digest is, as an object does.
  static func isStated(in line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.count > memberLength && line[(line.count - memberLength)...].starts(with: memberStart)
  }

  private static let memberStart = Array(#","sha256":""#.utf8)
  private static let memberEnd = Array(#""}"#.utf8)
  private static let memberLength = memberStart.count + 2 * SHA256Digest.byteCount + memberEnd.count

  static func bytes(of response: RecordedResponse) -> [UInt8] {
    let line = CassetteLine.text(of: response)
    let digest = line.withUnsafeBytes { SHA256Digest(hashing: $0) }
    return line.dropLast() + memberStart + Array(digest.hex.utf8) + memberEnd + [UInt8(ascii: "\n")]
  }

  /// Reads what lies under a key; throws for everything but the recording of the request with that key.
  static func response(from bytes: [UInt8], key: SHA256Digest) throws(Fault) -> RecordedResponse {
    let object = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
    let start = object.count - memberLength
    guard start > 0, object[start...].starts(with: memberStart), object.suffix(memberEnd.count) == memberEnd[...] else {
      throw Fault("it is no recording, or a part of one")
    }
    let line = object[..<start] + [UInt8(ascii: "}")]
    let stated = object[(start + memberStart.count)...].prefix(2 * SHA256Digest.byteCount)
    let digest = line.withUnsafeBytes { SHA256Digest(hashing: $0) }
    guard digest == SHA256Digest(hex: String(decoding: stated, as: UTF8.self)) else {
      throw Fault("its digest is not that of what it says")
    }
    return try response(ofLine: line, key: key)
  }

  private static func response(ofLine line: ArraySlice<UInt8>, key: SHA256Digest) throws(Fault) -> RecordedResponse {
    let result = line.withUnsafeBufferPointer { bytes -> Result<RecordedResponse, CassetteLine.Problem> in
      do throws(CassetteLine.Problem) { return .success(try CassetteLine.response(from: bytes, number: 1)) } catch {
        return .failure(error)
      }
    }
    switch result {
    case .failure(let problem): throw Fault(problem.message)
    case .success(let response) where response.key != key: throw Fault("it answers another request")
    case .success(let response): return response
    }
  }

  /// Why an object is not used.
  struct Fault: Error, Hashable {
    /// Lower case, no final period; holds nothing of the object.
    let reason: String

    init(_ reason: String) { self.reason = reason }
  }
}
