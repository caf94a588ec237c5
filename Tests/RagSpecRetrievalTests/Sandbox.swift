import Foundation
import RagSpecCore

@testable import RagSpecRetrieval

/// A project in a temporary folder, with one corpus, that removes itself.
final class Sandbox: TargetProject {
  let folder: URL
  let derivedFolder: String
  private let isOwned: Bool
  var corpusPath: String { folder.appending(path: "corpus.jsonl").path }

  /// - Parameter derivedFolder: relative to the project's folder, unless it starts with a slash.
  init(_ corpus: String, derivedFolder: String = ".ragspec") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ragspec-retrieval-\(UUID().uuidString)")
    isOwned = true
    self.derivedFolder = derivedFolder.hasPrefix("/") ? derivedFolder : folder.appending(path: derivedFolder).path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(corpus)
  }

  /// Another process' sandbox.
  init(existing folder: URL) {
    self.folder = folder
    derivedFolder = folder.appending(path: ".ragspec").path
    isOwned = false
  }

  deinit { if isOwned { try? FileManager.default.removeItem(at: folder) } }

  func write(_ corpus: String) throws { try Data(corpus.utf8).write(to: URL(filePath: corpusPath)) }

  /// Configures a retriever over the corpus.
  func retriever(
    _ options: [String: String] = [:], fields: [String: String]? = nil, stopWords: [String]? = nil
  ) throws -> BM25Target {
    let node = ConfigNode.mapping(
      options.merging(["retriever": "bm25", "corpus": corpusPath]) { own, _ in own },
      fields.map { ["fields": $0] } ?? [:], stopWords.map { ["stop-words": $0] } ?? [:])
    let target = try BM25Retriever.target(from: node, in: self)
    guard let target = target as? BM25Target else { throw Unexpected() }
    return target
  }

  /// The names of the files in the derived folder.
  func derivedFiles() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: derivedFolder).sorted() }

  /// The only file in the derived folder.
  func indexPath() throws -> String {
    let files = try derivedFiles()
    guard files.count == 1 else { throw Unexpected() }
    return "\(derivedFolder)/\(files[0])"
  }

  struct Unexpected: Error {}
}

// MARK: - The project's side

extension Sandbox {
  func contents(at path: FileReference) throws(InvalidInput) -> SourceFile {
    guard let data = FileManager.default.contents(atPath: path.path) else {
      throw InvalidInput("missing-file", "there is no file '\(path.path)'", at: path.location)
    }
    return SourceFile(path: "corpus.jsonl", bytes: Array(data))
  }

  func application(from node: ConfigNode) throws(InvalidInput) -> Endpoint {
    Endpoint(name: "", provider: "http", url: node["url"]?.text ?? "", model: "", service: .application)
  }

  func target(named node: ConfigNode, except kind: String) throws(InvalidInput) -> any Target {
    throw InvalidInput("unknown-target", "there are no targets", at: node.location)
  }

  func expandedText(of node: ConfigNode) throws(InvalidInput) -> String { node.text }

  func embedder(named node: ConfigNode?, for asker: ConfigNode) throws(InvalidInput) -> Endpoint {
    Endpoint(
      name: node?.text ?? "embedder", provider: "openai-embeddings", url: "u", model: node?.text ?? "m",
      service: .embedding)
  }

  func endpoint(named node: ConfigNode) throws(InvalidInput) -> Endpoint {
    throw InvalidInput("unknown-endpoint", "there are no endpoints", at: node.location)
  }
}

extension ConfigNode {
  /// A mapping of unquoted scalars, of mappings of such, and of lists.
  static func mapping(
    _ entries: [String: String], _ mappings: [String: [String: String]] = [:], _ lists: [String: [String]] = [:]
  ) -> ConfigNode {
    var builder = ConfigDocument.Builder(source: SourceFile(path: "ragspec.yaml", bytes: []))
    builder.beginMapping(line: 1, column: 1)
    builder.add(entries)
    for (key, entries) in mappings {
      builder.add(key)
      builder.beginMapping(line: 1, column: 1)
      builder.add(entries)
      builder.end()
    }
    for (key, texts) in lists {
      builder.add(key)
      builder.beginSequence(line: 1, column: 1)
      for text in texts { builder.add(text) }
      builder.end()
    }
    builder.end()
    return builder.finish().root
  }
}

extension ConfigDocument.Builder {
  fileprivate mutating func add(_ text: String) {
    Array(text.utf8).withUnsafeBufferPointer { scalar($0, isPlain: true, line: 1, column: 1) }
  }

  fileprivate mutating func add(_ entries: [String: String]) {
    for text in entries.sorted(by: { $0.key < $1.key }).flatMap({ [$0.key, $0.value] }) { add(text) }
  }
}

extension BM25Target {
  /// Does the work for a query.
  func ranking(_ query: String) throws -> [RankedDocument] {
    guard case .local(let search) = work(for: CaseInput(question: query)), case .ranking(let documents) = try search()
    else { throw Sandbox.Unexpected() }
    return documents
  }

  func ids(_ query: String) throws -> [String] { try ranking(query).map(\.id) }
}
