import RagSpecCore

/// A configuration as a tree, for tests of the core, which knows no YAML.
indirect enum Written: ExpressibleByStringLiteral, Sendable {
  case plain(String)
  case quoted(String)
  case list([Written])
  case mapping([(key: String, value: Written)])

  init(stringLiteral text: String) { self = .plain(text) }

  /// The root of a document of this tree; every scalar stands on a line of its own.
  var node: ConfigNode {
    var builder = ConfigDocument.Builder(source: SourceFile(path: "test.yaml", bytes: Array(text.utf8)))
    var line = 1
    add(to: &builder, line: &line)
    return builder.finish().root
  }

  /// The lines of the file: a scalar each.
  private var text: String {
    switch self {
    case .plain(let text): "\(text)\n"
    case .quoted(let text): "\"\(text)\"\n"
    case .list(let elements): "-\n" + elements.map(\.text).joined()
    case .mapping(let entries): ":\n" + entries.map { "\($0.key)\n\($0.value.text)" }.joined()
    }
  }

  private func add(to builder: inout ConfigDocument.Builder, line: inout Int) {
    defer { line += 1 }
    switch self {
    case .plain(let text): builder.scalar(text, isPlain: true, line: line)
    case .quoted(let text): builder.scalar(text, isPlain: false, line: line)
    case .list(let elements):
      builder.beginSequence(line: line, column: 1)
      addInner(elements, to: &builder, line: &line)
    case .mapping(let entries):
      builder.beginMapping(line: line, column: 1)
      addInner(entries.flatMap { [.plain($0.key), $0.value] }, to: &builder, line: &line)
    }
  }

  private func addInner(_ elements: [Written], to builder: inout ConfigDocument.Builder, line: inout Int) {
    line += 1
    for element in elements { element.add(to: &builder, line: &line) }
    builder.end()
    line -= 1
  }
}

extension ConfigDocument.Builder {
  mutating func scalar(_ text: String, isPlain: Bool, line: Int, column: Int = 1) {
    Array(text.utf8).withUnsafeBufferPointer { scalar($0, isPlain: isPlain, line: line, column: column) }
  }
}

extension [Diagnostic] {
  /// Line, id and message of each, a text a diagnostic.
  var told: [String] { map { "\($0.location?.line ?? 0) [\($0.id.rawValue)] \($0.message)" } }
}
