import JSONText
import RagSpecCore

/// A file of queries: lines of JSON, or of id, tab and text.
struct QueryFile {
  let queries: [(id: String, text: String)]

  private static let mostProblems = 20

  init(_ file: SourceFile) throws(InvalidInput) {
    var queries: [(id: String, text: String)] = []
    var problems: [Diagnostic] = []
    var lines: [String: Int] = [:]
    let isJSON = file.bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
    file.bytes.withUnsafeBufferPointer { bytes in
      for line in JSONLines(bytes) where problems.count < Self.mostProblems {
        let place = SourceLocation(file: file, line: line.number, column: 1)
        guard let query = isJSON ? Self.json(line.bytes) : Self.tabbed(line.bytes) else {
          problems.append(Self.problem(at: place))
          continue
        }
        if let earlier = lines.updateValue(line.number, forKey: query.id) {
          problems.append(
            Diagnostic("duplicate-query", "the query '\(query.id)' is already on line \(earlier)", at: place))
        }
        queries.append(query)
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    self.queries = queries
  }

  private static func json(_ line: UnsafeBufferPointer<UInt8>) -> (id: String, text: String)? {
    guard let object = try? JSONValue(parsing: line).object,
      let id = ["_id", "id", "query_id"].lazy.compactMap({ object[$0] }).first,
      let name = id.string ?? id.number?.text, !name.isEmpty,
      let text = ["text", "query", "question"].lazy.compactMap({ object[$0]?.string }).first
    else { return nil }
    return (name, text)
  }

  private static func tabbed(_ line: UnsafeBufferPointer<UInt8>) -> (id: String, text: String)? {
    guard let text = String(validating: line, as: UTF8.self), let tab = text.firstIndex(of: "\t") else { return nil }
    let id = text[..<tab]
    let query = text[text.index(after: tab)...].trimmed
    return id.isEmpty || query.isEmpty ? nil : (String(id), query)
  }

  private static func problem(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "invalid-query", "the line is no query", at: place,
      hint: #"a line is {"_id": "q1", "text": "…"}, or id, tab and text, in UTF-8"#)
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
