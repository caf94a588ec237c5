import JSONText

/// A document of a corpus as its line has it.
struct Passage {
  let id: String
  /// Empty when there is none.
  let title: String
  let text: String
  /// The members that are searched beside title and text, by name; none of those that the line does not have.
  var others: [String: String] = [:]

  /// Returns what is searched of a member; nothing for one that the document does not have.
  func searched(_ field: String) -> String {
    switch field {
    case "title": title
    case "text": text
    default: others[field] ?? ""
    }
  }

  /// All that the document says.
  var fullText: String { title.isBlank ? text : "\(title)\n\(text)" }

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
  ///
  /// - Parameter fields: the members that are searched; a list of texts is searched as one text.
  init(
    _ line: UnsafeBufferPointer<UInt8>, fields: [String] = IndexForm.standardFields
  ) throws(PassageProblem) {
    var members = PassageMembers(wanted: fields)
    do throws(JSONError) { try members.read(line) } catch {
      throw PassageProblem(kind: .syntax(error.problem.message), column: error.column)
    }
    guard let id = members.id else { throw PassageProblem(kind: .missing("_id"), column: 1) }
    guard let text = members.text else { throw PassageProblem(kind: .missing("text"), column: 1) }
    self.init(id: id, title: members.title ?? "", text: text, others: members.others)
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
  var others: [String: String] = [:]
  let wanted: [String]

  init(wanted: [String]) { self.wanted = wanted }

  mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var scanner = JSONScanner(line)
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "_id": try Self.read(&id, "_id", from: &scanner)
      case "text": try Self.read(&text, "text", from: &scanner)
      case "title": if try !scanner.skipNull() { try Self.read(&title, "title", from: &scanner) }
      default: try readOther(key.text, from: &scanner)
      }
    }
    try scanner.finish()
  }

  private mutating func readOther(_ name: String, from scanner: inout JSONScanner) throws(JSONError) {
    guard wanted.contains(name) else { return try scanner.skipValue() }
    guard others[name] == nil else { throw scanner.failure(.duplicateKey(name)) }
    others[name] = try Self.plainText(from: &scanner)
  }

  /// Reads a text, a number, a boolean or a list of them; an object is an error, since nobody can say what is in it.
  private static func plainText(from scanner: inout JSONScanner) throws(JSONError) -> String {
    switch try scanner.kind() {
    case .null:
      try scanner.null()
      return ""
    case .boolean: return try scanner.boolean() ? "true" : "false"
    case .number: return try scanner.number().text
    case .string, .object: return try scanner.string().text
    case .array:
      var texts: [String] = []
      try scanner.enterArray()
      while try scanner.nextElement() { texts.append(try plainText(from: &scanner)) }
      return texts.joined(separator: "\n")
    }
  }

  private static func read(
    _ member: inout String?, _ name: String, from scanner: inout JSONScanner
  ) throws(JSONError) {
    guard member == nil else { throw scanner.failure(.duplicateKey(name)) }
    member = try scanner.string().text
  }
}
