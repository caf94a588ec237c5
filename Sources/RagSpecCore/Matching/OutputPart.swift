/// Which part of a text output an expectation looks at.
package enum OutputPart: Equatable, Sendable {
  case whole
  /// The last line that is not blank.
  case lastLine
  /// The inside of the first fenced code block.
  case codeBlock
  /// A value of an output that is or holds JSON (see ``OutputJSON``): RFC 6901.
  case pointer(String)
  /// What a regular expression first matches, or a group of it.
  case match(OutputPattern)

  /// Reads the `on` option where it is a word.
  package init?(_ text: String) {
    switch text {
    case "whole": self = .whole
    case "last-line": self = .lastLine
    case "code-block": self = .codeBlock
    default:
      guard text.hasPrefix("/") else { return nil }
      self = .pointer(text)
    }
  }

  /// Returns the part of a text, `nil` when it has none.
  func excerpt(of text: String) throws(UnsupportedObservation) -> OutputExcerpt? {
    switch self {
    case .whole: OutputExcerpt(0..<text.utf8.count, of: text)
    case .lastLine: Self.lastLine(of: text)
    case .codeBlock: CodeBlock.blocks(in: text).first?.excerpt(of: text)
    case .pointer(let pointer): (try? OutputJSON(in: text))?.excerpt(at: pointer, of: text)
    case .match(let pattern): try pattern.range(in: text).map { OutputExcerpt($0, of: text) }
    }
  }

  private static func lastLine(of text: String) -> OutputExcerpt? {
    let line = text.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
    return line.map { line in
      let start = text.utf8.distance(from: text.startIndex, to: line.startIndex)
      return OutputExcerpt(start..<start + line.utf8.count, of: text)
    }
  }

  /// Returns the inside of the first fenced code block, as far to the left as its fence; one without an end ends with the text.
  package static func codeBlock(of text: String) -> String? { CodeBlock.blocks(in: text).first?.excerpt(of: text).text }
}

extension OutputPart: CustomStringConvertible {
  package var description: String {
    switch self {
    case .whole: "the output"
    case .lastLine: "a last line"
    case .codeBlock: "a code block"
    case .pointer(let pointer): "JSON with a value at \(pointer)"
    case .match(let pattern): pattern.description
    }
  }
}
