import ContentDigest
import JSONText
package import RagSpecCore

/// Takes recordings of other machines and programs into a local cache: lines of cassettes, or objects of a shared one.
package struct RecordingImport {
  private let cache: LocalCache
  private let replaces: Bool
  /// Lines that wait to be compared with what is recorded, each key once.
  private var batch: [SHA256Digest: PlacedResponse] = [:]

  /// Recordings that were not known.
  package private(set) var added = 0
  /// Recordings that were known with the same answer.
  package private(set) var known = 0
  /// Recordings that were known with another answer, and have the new one now.
  package private(set) var replaced = 0
  /// Lines that were not taken in: no recordings, or other answers to what is recorded.
  package private(set) var refused = 0
  /// What is wrong with them, in the order of the lines.
  package private(set) var problems: [Diagnostic] = []

  private typealias PlacedResponse = (response: RecordedResponse, place: SourceLocation)

  /// Lines that are compared and written together.
  private static let batchSize = 256

  /// - Parameter replaces: whether an answer takes the place of another one that is recorded for the same request.
  package init(into cache: LocalCache, replaces: Bool) { (self.cache, self.replaces) = (cache, replaces) }

  /// Takes in the lines of a file; those that cannot be used are left out.
  package mutating func take(_ file: SourceFile) throws(CacheError) {
    let lines = file.bytes.withUnsafeBufferPointer { bytes in
      JSONLines(bytes).map { line in (Self.response(from: line.bytes, number: line.number), line.number) }
    }
    for (result, number) in lines {
      switch result {
      case .success(let response):
        try add((response, SourceLocation(file: file, line: number, column: 1)))
      case .failure(let problem):
        refused += 1
        problems.append(
          Diagnostic(
            "broken-recording", problem.message, at: SourceLocation(file: file, line: number, column: problem.column)))
      }
    }
    try settle()
  }

  private static func response(
    from line: UnsafeBufferPointer<UInt8>, number: Int
  ) -> Result<RecordedResponse, CassetteLine.Problem> {
    do throws(CassetteLine.Problem) {
      let response = try CassetteLine.response(from: line, number: number)
      guard !response.answer.output.isNoAnswer else {
        throw CassetteLine.Problem(
          column: 1, message: "it is no answer: the call failed or was cut off at once, or a filter withheld the answer"
        )
      }
      guard RecordingObject.isStated(in: line) else { return .success(response) }
      do throws(RecordingObject.Fault) {
        return .success(try RecordingObject.response(from: Array(line), key: response.key))
      } catch { throw CassetteLine.Problem(column: 1, message: error.reason) }
    } catch { return .failure(error) }
  }

  private mutating func add(_ line: PlacedResponse) throws(CacheError) {
    // The first of two lines for a request counts as recorded for the second.
    if batch.count >= Self.batchSize || batch[line.response.key] != nil { try settle() }
    batch[line.response.key] = line
  }

  /// Compares what waits with what is recorded, and records what is new.
  private mutating func settle() throws(CacheError) {
    let lines = batch.values.sorted { $0.place.line < $1.place.line }
    batch = [:]
    let recorded = try cache.answers(for: lines.map(\.response.key))
    for (line, answer) in zip(lines, recorded) {
      guard let answer else {
        added += 1
        cache.record(line.response)
        continue
      }
      guard answer.output != line.response.answer.output else {
        known += 1
        continue
      }
      contradict(line)
    }
    try cache.flush()
  }

  private mutating func contradict(_ line: PlacedResponse) {
    guard !replaces else {
      replaced += 1
      return cache.record(line.response)
    }
    refused += 1
    problems.append(
      Diagnostic(
        "contradicting-recordings", "the request \(line.response.key.hex.prefix(12)) has another recorded answer",
        at: line.place, severity: .warning, hint: "'--replace' takes the new ones"))
  }
}
