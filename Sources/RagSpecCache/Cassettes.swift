package import ContentDigest
import JSONText
package import RagSpecCore
import SystemFiles

/// Committed recordings: JSON Lines files in folders, read whole.
package struct Cassettes: Sendable {
  private var responses: [SHA256Digest: RecordedResponse] = [:]
  private var places: [SHA256Digest: SourceLocation] = [:]
  private var problems: [Diagnostic] = []

  /// Reads every `.jsonl` file of the folders; a folder that is not there holds nothing.
  ///
  /// Throws a diagnostic for each line that is not a recorded response, and for a key that stands twice with different
  /// answers, as a careless merge leaves it. Lines that are no answers, which older versions recorded, are passed over.
  package init(folders: [String]) throws(InvalidInput) {
    for folder in folders {
      for path in files(in: folder) { read(path) }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
  }

  /// The recordings that are no older than a time, in seconds since 1970 in UTC.
  package func recorded(notBefore time: Int) -> Cassettes {
    guard time > .min else { return self }
    var recent = self
    recent.responses = responses.filter { $0.value.answer.recordedAt >= time }
    return recent
  }

  package var isEmpty: Bool { responses.isEmpty }

  package subscript(key: SHA256Digest) -> RecordedResponse? { responses[key] }

  /// All recordings, in the order of their keys.
  package var all: [RecordedResponse] { responses.values.sorted { $0.key < $1.key } }

  /// Stands for all requests and what they are answered with.
  package var digest: SHA256Digest {
    var bytes: [UInt8] = []
    for response in all {
      response.key.withUnsafeBytes { bytes += $0 }
      SHA256Digest(hashing: response.answer.output.content).withUnsafeBytes { bytes += $0 }
    }
    return bytes.withUnsafeBytes { SHA256Digest(hashing: $0) }
  }

  private mutating func files(in folder: String) -> [String] {
    do throws(SystemError) { return try CassetteFile.paths(in: folder) } catch {
      problems.append(.unreadable(error))
      return []
    }
  }

  private mutating func read(_ path: String) {
    do throws(SystemError) {
      let file = SourceFile(path: path, bytes: try File.contents(of: path))
      file.bytes.withUnsafeBufferPointer { bytes in
        for line in JSONLines(bytes) { add(line.bytes, line.number, of: file) }
      }
    } catch { problems.append(.unreadable(error)) }
  }

  private mutating func add(_ line: UnsafeBufferPointer<UInt8>, _ number: Int, of file: SourceFile) {
    do throws(CassetteLine.Problem) {
      let response = try CassetteLine.response(from: line, number: number)
      guard !response.answer.output.isNoAnswer else { return }
      let place = SourceLocation(file: file, line: number, column: 1)
      if let first = responses[response.key], first.answer.output != response.answer.output {
        problems.append(.contradiction(response.key, at: place, first: places[response.key]))
      }
      responses[response.key] = response
      places[response.key] = place
    } catch {
      problems.append(
        Diagnostic(
          "broken-recording", error.message, at: SourceLocation(file: file, line: number, column: error.column),
          hint: "record it again with 'ragspec run --record', or remove the line"))
    }
  }
}

extension Diagnostic {
  fileprivate static func unreadable(_ error: SystemError) -> Diagnostic {
    Diagnostic("unreadable-file", "cannot read '\(error.path)': \(error.reason)", at: nil)
  }

  fileprivate static func contradiction(
    _ key: SHA256Digest, at place: SourceLocation, first: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      "contradicting-recordings", "the request \(key.hex.prefix(12)) has two different recorded answers", at: place,
      notes: first.map { ["the other one is at \($0)"] } ?? [], hint: "keep one of the two lines")
  }
}
