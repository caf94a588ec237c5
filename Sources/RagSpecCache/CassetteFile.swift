import ContentDigest
import JSONText
package import RagSpecCore
package import SystemFiles

/// Writes a suite's recordings: sorted by key, one a line, lines that say the same left alone.
package enum CassetteFile {
  /// Puts the responses into the file.
  ///
  /// - Parameter isComplete: whether they are all that the suite needs; other lines are then dropped.
  /// - Returns: how many lines are new or changed.
  @discardableResult
  package static func update(
    _ path: String, with responses: [RecordedResponse], isComplete: Bool
  ) throws(CacheError) -> Int {
    try update(path, isComplete: isComplete) { _ in responses }
  }

  /// Puts new answers in the place of those that the file holds for the same requests: suites may share some.
  ///
  /// - Returns: how many lines changed.
  package static func renew(_ path: String, with responses: [RecordedResponse]) throws(CacheError) -> Int {
    try update(path, isComplete: false) { old in responses.filter { old[$0.key] != nil } }
  }

  private static func update(
    _ path: String, isComplete: Bool, with choose: ([SHA256Digest: OldLine]) -> [RecordedResponse]
  ) throws(CacheError) -> Int {
    do throws(SystemError) {
      let oldBytes = try existingBytes(path)
      let old = recordings(in: oldBytes)
      var lines = isComplete ? [:] : old.mapValues(\.line)
      // Cases that share a request share its line.
      var changed: Set<SHA256Digest> = []
      for response in choose(old) {
        if let kept = old[response.key], kept.output == response.answer.output {
          lines[response.key] = kept.line
        } else {
          lines[response.key] = CassetteLine.text(of: response)
          changed.insert(response.key)
        }
      }
      let newBytes = lines.sorted { $0.key < $1.key }.flatMap { $0.value + [UInt8(ascii: "\n")] }
      guard newBytes != oldBytes else { return 0 }
      try File.makeFolder(FilePath.parent(of: path))
      try File.replace(path, with: newBytes)
      return changed.count
    } catch { throw CacheError("the cassette cannot be written: \(error)") }
  }

  /// The cassettes of a folder; none when there is no such folder.
  package static func paths(in folder: String) throws(SystemError) -> [String] {
    guard File.kind(of: folder) != nil else { return [] }
    return try File.entries(of: folder).filter { $0.hasSuffix(".jsonl") }.map { FilePath.join(folder, $0) }
  }

  /// Returns a recording as a line of a cassette, with its end.
  package static func line(of response: RecordedResponse) -> [UInt8] {
    CassetteLine.text(of: response) + [UInt8(ascii: "\n")]
  }

  private typealias OldLine = (line: [UInt8], output: ModelOutput)

  private static func existingBytes(_ path: String) throws(SystemError) -> [UInt8] {
    File.kind(of: path) == nil ? [] : try File.contents(of: path)
  }

  private static func recordings(in bytes: [UInt8]) -> [SHA256Digest: OldLine] {
    var lines: [SHA256Digest: OldLine] = [:]
    bytes.withUnsafeBufferPointer { bytes in
      for line in JSONLines(bytes) {
        guard let response = try? CassetteLine.response(from: line.bytes, number: line.number) else { continue }
        lines[response.key] = (Array(line.bytes), response.answer.output)
      }
    }
    return lines
  }
}
