import JSONText

/// A document of a corpus as its line has it.
struct Passage {
  let id: String
  /// Empty when there is none.
  let title: String
  let text: String

  /// The title, or the first words of the text, in one line.
  var summary: String {
    guard title.isBlank else { return title.inOneLine }
    let start = text.prefix(4 * Self.summaryLength).inOneLine
    guard start.count > Self.summaryLength else { return start }
    let cut = start.prefix(Self.summaryLength)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
  }

  private static let summaryLength = 80
}

/// Why a line of a corpus is no document.
struct PassageProblem: Error {
  enum Kind { case syntax(String), missing(StaticString), emptyID, emptyDocument(id: String) }

  let kind: Kind
  let column: Int
}

// MARK: - Reading

extension Passage {
  /// Reads a line `{"_id": …, "title": …, "text": …}`: the title may be missing or null, other members are passed over.
  init(_ line: UnsafeBufferPointer<UInt8>) throws(PassageProblem) {
    var members = PassageMembers()
    do throws(JSONError) { try members.read(line) } catch {
      throw PassageProblem(kind: .syntax(error.problem.message), column: error.column)
    }
    guard let id = members.id else { throw PassageProblem(kind: .missing("_id"), column: 1) }
    guard let text = members.text else { throw PassageProblem(kind: .missing("text"), column: 1) }
    self.init(id: id, title: members.title ?? "", text: text)
    if id.isEmpty { throw PassageProblem(kind: .emptyID, column: 1) }
    if text.isBlank, title.isBlank { throw PassageProblem(kind: .emptyDocument(id: id), column: 1) }
  }
}

extension StringProtocol {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
  fileprivate var inOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

private struct PassageMembers {
  var id: String?
  var title: String?
  var text: String?

  mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var scanner = JSONScanner(line)
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "_id": try Self.read(&id, "_id", from: &scanner)
      case "text": try Self.read(&text, "text", from: &scanner)
      case "title": if try !scanner.skipNull() { try Self.read(&title, "title", from: &scanner) }
      default: try scanner.skipValue()
      }
    }
    try scanner.finish()
  }

  private static func read(
    _ member: inout String?, _ name: String, from scanner: inout JSONScanner
  ) throws(JSONError) {
    guard member == nil else { throw scanner.failure(.duplicateKey(name)) }
    member = try scanner.string().text
  }
}
