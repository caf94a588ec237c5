import RagSpecCore

/// The judgments of one split: lines of `query-id TAB corpus-id TAB score`, perhaps under a header.
struct BEIRJudgments {
  /// The judgments of one query.
  struct Entry {
    /// Grades by document id.
    fileprivate(set) var grades: [String: Int] = [:]
    /// Where the first of them stands.
    let location: SourceLocation
  }

  /// By query id.
  private(set) var entries: [String: Entry] = [:]
  private(set) var problems: [Diagnostic] = []
  private let file: SourceFile

  init(of file: SourceFile) {
    self.file = file
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(\.trimmedText)
      let isHeader = index == 0 && fields.first == "query-id"
      if !isHeader, !fields.allSatisfy(\.isEmpty) { read(fields, line: index + 1) }
    }
  }

  private mutating func read(_ fields: [String], line: Int) {
    let location = SourceLocation(file: file, line: line, column: 1)
    guard fields.count == 3, !fields[0].isEmpty, !fields[1].isEmpty, let grade = Int(fields[2]) else {
      problems.append(
        Diagnostic(
          "qrels-syntax", "expected 'query-id TAB corpus-id TAB score'", at: location,
          hint: "the score is a whole number"))
      return
    }
    guard entries[fields[0], default: Entry(location: location)].grades.updateValue(grade, forKey: fields[1]) != nil
    else { return }
    problems.append(
      Diagnostic(
        "duplicate-judgment", "the document '\(fields[1])' is judged twice for the query '\(fields[0])'", at: location,
        hint: "remove one of the two lines"))
  }
}

extension ArraySlice<UInt8> {
  /// The text without spaces and carriage returns around it.
  fileprivate var trimmedText: String {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\r") }
    let start = firstIndex { !isBlank($0) } ?? endIndex
    let end = lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return String(decoding: self[start..<end], as: UTF8.self)
  }
}
