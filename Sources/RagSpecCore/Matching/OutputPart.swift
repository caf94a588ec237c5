import JSONText

/// Which part of a text output an expectation looks at.
package enum OutputPart: Hashable, Sendable {
  case whole
  /// The last line that is not blank.
  case lastLine
  /// The inside of the first fenced code block.
  case codeBlock
  /// A value of an output that is JSON, perhaps inside a code block: RFC 6901.
  case pointer(String)

  /// Reads the `on` option.
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

  /// Returns the part, `nil` when the output has none; rankings have no parts.
  func of(_ observation: Observation) -> Observation? {
    guard self != .whole, case .text(let text) = observation else { return observation }
    return part(of: text).map(Observation.text)
  }

  private func part(of text: String) -> String? {
    switch self {
    case .whole: text
    case .lastLine: text.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
    case .codeBlock: Self.codeBlock(of: text)
    case .pointer(let pointer): Self.value(at: pointer, in: text)
    }
  }

  /// Returns the inside of the first fenced code block, as far to the left as its fence; one without an end ends with the text.
  package static func codeBlock(of text: String) -> String? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      guard let fence = Fence(opening: line) else { continue }
      let inside = lines[(index + 1)...].prefix { !fence.isClosed(by: $0) }
      return inside.map(fence.withoutIndentation).joined(separator: "\n")
    }
    return nil
  }

  private static func value(at pointer: String, in text: String) -> String? {
    let json = (try? JSONValue(parsing: text)) ?? codeBlock(of: text).flatMap { try? JSONValue(parsing: $0) }
    switch json?.value(at: pointer) {
    case .string(let string): return string
    case .number(let number): return number.text
    case let value: return value?.text(.canonical)
    }
  }
}

/// The line that opens a code block.
///
/// - SeeAlso: CommonMark 0.31, section 4.5.
private struct Fence {
  private let indentation: Int
  private let length: Int

  init?(opening line: Substring) {
    let text = line.drop { $0 == " " }
    let mark = text.prefix { $0 == "`" }
    // Behind the mark stands a language; with another mark it is code within a line.
    guard mark.count >= 3, !text.dropFirst(mark.count).contains("`") else { return nil }
    indentation = line.count - text.count
    length = mark.count
  }

  func isClosed(by line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    let mark = text.prefix { $0 == "`" }
    return mark.count >= length && text.dropFirst(mark.count).allSatisfy(\.isWhitespace)
  }

  func withoutIndentation(_ line: Substring) -> Substring {
    line.dropFirst(line.prefix(indentation).prefix { $0 == " " }.count)
  }
}

extension OutputPart: CustomStringConvertible {
  package var description: String {
    switch self {
    case .whole: "the output"
    case .lastLine: "a last line"
    case .codeBlock: "a code block"
    case .pointer(let pointer): "JSON with a value at \(pointer)"
    }
  }
}
