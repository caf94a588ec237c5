import RagSpecCore
import RagSpecSuites

/// An expectation put together from arguments: a document whose lines are the options as they were given.
///
/// What a user means as text stays text, whatever it looks like. Diagnostics show the option that they are about.
struct ArgumentDocument {
  private var lines: [String]
  private var entries: [Entry] = []

  /// A key with what stands behind it, each with its place.
  private struct Entry {
    let key: String
    let keyPlace: Place
    let value: Value
    let valuePlace: Place
  }

  /// Line and column count from 1.
  fileprivate struct Place {
    let line: Int
    let column: Int
  }

  enum Value {
    case text(String)
    /// Anything that YAML has: a number, a flag, a list.
    case node(ConfigNode)
    case list([Value])
    case mapping([Member])
  }

  /// A key of a mapping, with what stands behind it.
  struct Member {
    let key: String
    let value: Value
  }

  /// Starts with the command itself.
  init(command: String) { lines = [command.onOneLine] }

  /// Adds a key, given by a line of its own: `--using token-f1`.
  mutating func add(_ key: String, _ value: Value, option: String, as shown: String) {
    let place = addLine(option, shown)
    entries.append(Entry(key: key, keyPlace: Place(line: place.line, column: 1), value: value, valuePlace: place))
  }

  /// Adds the matcher's name, which stands in the command, and its value; one that nobody wrote is told of at the name.
  mutating func addMatcher(_ name: String, column: Int, _ value: Value, as shown: String?) {
    let place = Place(line: 1, column: column)
    let valuePlace = shown.map { addLine("--expected", $0) } ?? place
    entries.insert(Entry(key: name, keyPlace: place, value: value, valuePlace: valuePlace), at: 0)
  }

  private mutating func addLine(_ option: String, _ shown: String) -> Place {
    lines.append("\(option) \(shown.onOneLine)")
    return Place(line: lines.count, column: option.unicodeScalars.count + 2)
  }

  /// The expectation.
  var root: ConfigNode {
    let source = SourceFile(path: Self.name, bytes: Array(lines.joined(separator: "\n").utf8))
    var builder = ConfigDocument.Builder(source: source)
    builder.beginMapping(line: 1, column: 1)
    for entry in entries {
      builder.text(entry.key, entry.keyPlace)
      builder.append(entry.value, entry.valuePlace)
    }
    builder.end()
    return builder.finish().root
  }

  /// What diagnostics call the place.
  static let name = "arguments"
}

extension ConfigDocument.Builder {
  fileprivate mutating func text(_ text: String, _ place: ArgumentDocument.Place, isPlain: Bool = false) {
    var text = text
    text.withUTF8 { scalar($0, isPlain: isPlain, line: place.line, column: place.column) }
  }

  fileprivate mutating func append(_ value: ArgumentDocument.Value, _ place: ArgumentDocument.Place) {
    switch value {
    case .text(let text): self.text(text, place)
    case .node(let node): append(node, place)
    case .list(let values):
      beginSequence(line: place.line, column: place.column)
      for value in values { append(value, place) }
      end()
    case .mapping(let entries):
      beginMapping(line: place.line, column: place.column)
      for entry in entries {
        text(entry.key, place)
        append(entry.value, place)
      }
      end()
    }
  }

  /// Copies a node of another document; all of it stands where its argument does.
  private mutating func append(_ node: ConfigNode, _ place: ArgumentDocument.Place) {
    switch node.kind {
    case .scalar: text(node.text, place, isPlain: node.isPlain)
    case .sequence:
      beginSequence(line: place.line, column: place.column)
      for element in node.elements { append(element, place) }
      end()
    case .mapping:
      beginMapping(line: place.line, column: place.column)
      for entry in node.entries {
        append(entry.key, place)
        append(entry.value, place)
      }
      end()
    }
  }
}
