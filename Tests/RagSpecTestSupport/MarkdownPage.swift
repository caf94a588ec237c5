import Foundation

/// A page of the documentation, whose examples are tried as they are printed.
public struct MarkdownPage: Sendable {
  private let text: String

  /// Reads a page by its path from the project's root.
  public init(_ path: String) throws {
    text = try String(contentsOf: projectRoot.appending(path: path), encoding: .utf8)
  }

  /// The code blocks of a language under a heading, which is given without its `#`.
  public func blocks(_ language: String, under heading: String) -> [String] {
    var blocks: [String] = []
    var isUnder = false
    var block: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      switch line {
      case "```":
        block.map { blocks.append($0.joined(separator: "\n") + "\n") }
        block = nil
      case "```\(language)": block = isUnder ? [] : nil
      case _ where block != nil: block?.append(line)
      case _ where line.hasPrefix("#"): isUnder = line.drop { $0 == "#" || $0 == " " } == heading
      default: break
      }
    }
    return blocks
  }
}
