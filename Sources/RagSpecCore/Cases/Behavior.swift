package import ContentDigest

/// A kind of behavior under test: which keys its cases have, and how an output of its targets is read.
package protocol Behavior: NamedExtension {
  /// The keys of a case beside those that every case has.
  static var fields: [Field] { get }
  /// Whether it asks with a search engine's ranking in mind, so that ranking measures make sense.
  static var observesRankings: Bool { get }
  /// The part of the input without which no target could do what it is asked.
  static var subject: CaseInput.Part { get }
  /// The key of a case whose text is asked, and which variants ask in other words.
  static var questionKey: String { get }

  /// Reads a case's own keys, which were checked against `fields`.
  static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput
}

extension Behavior {
  package static var observesRankings: Bool { false }
  package static var subject: CaseInput.Part { .question }
  package static var questionKey: String { "question" }

  /// Returns what an output says; throws when it is of a kind that the behavior cannot read.
  package static func observation(of output: TargetOutput) throws(CaseError) -> Observation {
    switch output {
    case .ranking(let documents): return .ranking(documents)
    case .unreadable(_, let error): throw error
    case .text(let answer):
      guard !observesRankings else {
        throw CaseError(.unreadableOutput, "expected a ranking of documents, got text")
      }
      return .text(answer.content)
    }
  }
}

/// The files of the project, read on behalf of a place in a configuration file.
package protocol ProjectFiles: Sendable {
  /// Returns a file's contents; the path is relative to the file that the request stands in.
  ///
  /// Throws a diagnostic at the request's place for a missing file, and for one outside the project.
  func contents(at path: FileReference) throws(InvalidInput) -> SourceFile
  /// Returns the digest of a file's contents, which may be more than fits into memory; throws as ``contents(at:)``.
  func digest(at path: FileReference) throws(InvalidInput) -> SHA256Digest
  /// Where tables that were read are kept; by default a new shelf each time, so that nothing is.
  var tables: TableShelf { get }
}

extension ProjectFiles {
  package var tables: TableShelf { TableShelf() }

  package func digest(at path: FileReference) throws(InvalidInput) -> SHA256Digest {
    try contents(at: path).bytes.withUnsafeBytes { SHA256Digest(hashing: $0) }
  }

  package func contents(at node: ConfigNode) throws(InvalidInput) -> SourceFile {
    try contents(at: FileReference(node))
  }
}

/// A path that somebody wrote, and where.
package struct FileReference: Sendable {
  package let path: String
  package let location: SourceLocation

  package init(_ node: ConfigNode) {
    path = node.text
    location = node.location
  }

  package init(path: String, location: SourceLocation) {
    self.path = path
    self.location = location
  }

  /// A file below the folder that a node names.
  package init(_ name: String, in folder: ConfigNode) {
    path = folder.text.hasSuffix("/") ? folder.text + name : "\(folder.text)/\(name)"
    location = folder.location
  }
}
