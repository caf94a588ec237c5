import JSONText
import RagSpecCore

/// The documents of a corpus file, in the order of their ids.
///
/// It holds the ids and where the lines are; titles and texts are read again when they are wanted, so that a corpus takes
/// little more memory than its file.
struct Corpus {
  let file: SourceFile
  private let fields: [String]
  private(set) var entries: [Entry] = []
  /// The members to be searched that no document has.
  private(set) var missingFields: [String] = []

  struct Entry {
    let id: String
    let lineNumber: Int
    let bytes: Range<Int>
  }

  /// Checks every line; throws all that is wrong with them, as far as a person wants to read on.
  init(_ file: SourceFile, fields: [String] = IndexForm.standardFields) throws(InvalidInput) {
    self.file = file
    self.fields = fields
    var problems = CorpusProblems(file: file)
    readEntries(&problems)
    sortEntries()
    for (first, second) in zip(entries, entries.dropFirst()) where first.id.hasSameBytes(as: second.id) {
      problems.addDuplicate(second, of: first)
    }
    try problems.throwAny()
    guard !entries.isEmpty else {
      throw InvalidInput(
        "empty-corpus", "the corpus has no documents", at: SourceLocation(file: file, line: 1, column: 1),
        hint: CorpusProblems.lineHint)
    }
  }

  private mutating func readEntries(_ problems: inout CorpusProblems) {
    var found: Set<String> = ["title", "text"]
    defer { missingFields = fields.filter { !found.contains($0) } }
    file.bytes.withUnsafeBufferPointer { bytes in
      for line in JSONLines(bytes) {
        do throws(PassageProblem) {
          let passage = try Passage(line.bytes, fields: fields)
          let place = line.offset..<line.offset + line.bytes.count
          entries.append(Entry(id: passage.id, lineNumber: line.number, bytes: place))
          if !passage.others.isEmpty { found.formUnion(passage.others.keys) }
        } catch { problems.add(error, line: line.number) }
      }
    }
  }

  /// Sorts by the bytes of the ids, the same in every locale; lines of one id stay in the order of the file.
  private mutating func sortEntries() {
    entries.sort { one, other in
      if one.id.hasSameBytes(as: other.id) { return one.lineNumber < other.lineNumber }
      return one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
    }
  }

  /// Calls a function with each document, and where its line is.
  func forEachPassage<Failure: Error>(_ body: (Passage, Range<Int>) throws(Failure) -> Void) throws(Failure) {
    for entry in entries {
      if let passage = passage(at: entry) { try body(passage, entry.bytes) }
    }
  }

  /// Reads a document again; each of the lines was read before.
  func passage(at entry: Entry) -> Passage? {
    file.bytes.withUnsafeBufferPointer { try? Passage(UnsafeBufferPointer(rebasing: $0[entry.bytes]), fields: fields) }
  }

  /// Returns where a document is, `nil` when there is none.
  func entry(_ id: String) -> Entry? {
    let place = place(of: id)
    guard place < entries.count, entries[place].id.hasSameBytes(as: id) else { return nil }
    return entries[place]
  }

  /// Returns the place of a document among the entries, or where it would be.
  func place(of id: String) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].id.utf8.lexicographicallyPrecedes(id.utf8) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension String {
  /// Whether two texts are the same bytes; for `==` the composed and the decomposed é are one.
  fileprivate func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
