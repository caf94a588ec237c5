/// Makes the text of qrels and runs.
package struct TRECWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  /// Starts with an empty file.
  package init() {}

  /// Adds a line of qrels.
  package mutating func judge(query: String, document: String, grade: Int) throws(UnwritableField) {
    try add([query, "0", document, "\(grade)"])
  }

  /// Adds a line of a run; ranks count from 1, and a higher score is better.
  package mutating func rank(
    query: String, document: String, rank: Int, score: Double, run: String
  ) throws(UnwritableField) {
    try add([query, "Q0", document, "\(rank)", "\(score)", run])
  }

  /// Adds a line that says nothing to those who read records.
  ///
  /// - Parameter comment: nothing for an empty line; line breaks become blanks.
  package mutating func skipLine(_ comment: String = "") {
    let text = comment.split(whereSeparator: \.isNewline).joined(separator: " ")
    if !text.isEmpty { bytes += "# \(text)".utf8 }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func add(_ fields: [String]) throws(UnwritableField) {
    for field in fields where field.isEmpty || field.utf8.contains(where: { $0 == 0x20 || $0 &- 9 < 5 }) {
      throw UnwritableField(text: field)
    }
    guard fields[0].utf8.first != UInt8(ascii: "#") else { throw UnwritableField(text: fields[0]) }
    bytes += fields.joined(separator: " ").utf8
    bytes.append(UInt8(ascii: "\n"))
  }
}

/// A name that would be read as none, as several or as a comment.
package struct UnwritableField: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name.
  package let text: String

  /// A message for a diagnostic.
  package var description: String {
    "'\(text)' cannot stand in a TREC file: names are not empty, have no spaces, and those of queries do not begin with '#'"
  }
}
