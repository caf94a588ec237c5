import JSONText
import RagSpecCore
import TRECFormats

/// Judgments or rankings as JSON Lines, one record a line, made into TREC's lines of the same numbers.
///
/// A record has a query, a document and a grade or score. Further members do not count.
struct JSONLinesRecords {
  enum Kind { case judgments, rankings }

  private let kind: Kind
  private var writer = TRECWriter()
  private var problems: [Diagnostic] = []

  private static let mostProblems = 20

  /// Whether a file's first line that holds something begins an object.
  static func isJSONLines(_ bytes: [UInt8]) -> Bool {
    bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
  }

  /// Returns the file in TREC's form; throws all that is wrong with it, as far as a person wants to read on.
  static func converted(_ file: SourceFile, _ kind: Kind) throws(InvalidInput) -> SourceFile {
    var records = JSONLinesRecords(kind: kind)
    records.read(file)
    guard records.problems.isEmpty else { throw InvalidInput(records.problems) }
    return SourceFile(path: file.path, bytes: records.writer.bytes)
  }

  private init(kind: Kind) { self.kind = kind }

  private mutating func read(_ file: SourceFile) {
    var written = 0
    file.bytes.withUnsafeBufferPointer { bytes in
      for line in JSONLines(bytes) where problems.count < Self.mostProblems {
        while written + 1 < line.number {
          writer.skipLine()
          written += 1
        }
        if let problem = add(line.bytes) {
          problems.append(diagnostic(problem, at: SourceLocation(file: file, line: line.number, column: 1)))
          writer.skipLine()
        }
        written += 1
      }
    }
  }

  /// Writes a line's record; returns what is wrong with it.
  private mutating func add(_ line: UnsafeBufferPointer<UInt8>) -> String? {
    let json: JSONValue
    do throws(JSONError) { json = try JSONValue(parsing: line) } catch { return error.problem.message }
    guard let object = json.object else { return "a record is an object" }
    guard let query = object.name(Self.queryKeys) else { return "the record has no 'query'" }
    guard let document = object.name(Self.documentKeys) else { return "the record has no 'document'" }
    do throws(UnwritableField) {
      switch kind {
      case .judgments:
        guard let grade = object.first(Self.gradeKeys)?.number?.integer else {
          return "the record has no 'grade' that is a whole number"
        }
        try writer.judge(query: query, document: document, grade: grade)
      case .rankings:
        guard let score = object.score else { return "the record has no 'score', and no 'rank'" }
        try writer.rank(
          query: query, document: document, rank: 0, score: score, run: object.name(["run", "tag"]) ?? "run")
      }
    } catch { return error.description }
    return nil
  }

  private static let queryKeys = ["query", "query_id", "query-id", "qid"]
  private static let documentKeys = ["document", "doc_id", "docno", "corpus-id"]
  private static let gradeKeys = ["grade", "relevance", "score"]

  private func diagnostic(_ message: String, at location: SourceLocation) -> Diagnostic {
    switch kind {
    case .judgments:
      Diagnostic(
        "invalid-qrels", message, at: location,
        hint: #"a line of judgments in JSON is: {"query": "q1", "document": "d1", "grade": 1}"#)
    case .rankings:
      Diagnostic(
        "invalid-run", message, at: location,
        hint: #"a line of a run in JSON is: {"query": "q1", "document": "d1", "score": 1.5}"#)
    }
  }
}

extension JSONObject {
  /// The value under the first of the keys that there is.
  fileprivate func first(_ keys: [String]) -> JSONValue? { keys.lazy.compactMap { self[$0] }.first }

  /// A text, or the digits of a number.
  fileprivate func name(_ keys: [String]) -> String? { first(keys).flatMap { $0.string ?? $0.number?.text } }

  /// Without a score the rank orders.
  fileprivate var score: Double? { self["score"]?.number?.double ?? self["rank"]?.number.map { -$0.double } }
}
