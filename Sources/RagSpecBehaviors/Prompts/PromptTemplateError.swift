/// Why a text is not a template, and where.
package struct PromptTemplateError: Error, Hashable, Sendable {
  /// What is wrong.
  package let problem: Problem
  /// Counted from 1; a line ends with a line feed.
  package let line: Int
  /// Unicode scalars from 1.
  package let column: Int

  /// What can be wrong with a template.
  package enum Problem: Hashable, Sendable {
    case empty
    case unclosedTag
    case invalidName(String)
    /// The names that are known at the place, innermost first.
    case unknownName(String, known: [String])
    case noCurrentItem
    /// A list or a record where only text can be rendered.
    case notText(String)
    case unclosedSection(String)
    case mismatchedSection(opened: String, closed: String)
    case unopenedSection(String)
    case invalidDelimiters
    case unsupportedTag(String)
    case textBeforeFirstRole
    case tooDeep(limit: Int)
  }
}

extension PromptTemplateError: CustomStringConvertible {
  /// The problem in words: lower case, no final period.
  package var message: String {
    switch problem {
    case .empty: "the prompt is empty"
    case .unclosedTag: "the tag is never closed"
    case .invalidName(let name): "'\(name)' is not a name"
    case .unknownName(let name, _): "unknown name '\(name)'"
    case .noCurrentItem: "'.' means the current item, but this is outside of every section"
    case .notText(let name): "'\(name)' is not text; open it with {{#\(name)}}"
    case .unclosedSection(let name): "the section '\(name)' is never closed"
    case .mismatchedSection(let opened, let closed): "the section '\(opened)' is closed as '\(closed)'"
    case .unopenedSection(let name): "there is no open section '\(name)'"
    case .invalidDelimiters: "delimiters are set as {{=<% %>=}}"
    case .unsupportedTag(let sign): "tags with '\(sign)' (partials and blocks) are not supported"
    case .textBeforeFirstRole: "there is text before the first line with a role"
    case .tooDeep(let limit): "sections are nested deeper than \(limit) levels"
    }
  }

  package var description: String { "\(line):\(column): \(message)" }
}
