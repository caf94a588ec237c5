package import JSONText
package import RegularExpressions

/// A query that selects nodes of a JSON value.
///
/// ```swift
/// let path = try JSONPath(parsing: "$.store.book[?@.price < 10].title")
/// let titles = try path.nodes(in: value).map(\.value)
/// ```
///
/// A query is checked when it is read, the types of function arguments included; selecting then fails only where it would
/// take too long.
///
/// - SeeAlso: RFC 9535.
package struct JSONPath: Sendable {
  let segments: [JSONPathSegment]
  /// The query as it was written.
  package let text: String
  /// Patterns of `match` and `search` that are no I-Regexps, and so match nothing.
  package let invalidPatterns: [InvalidPattern]

  /// A pattern, written as a literal, that will never match.
  package struct InvalidPattern: Sendable {
    /// The pattern without its quotes.
    package let pattern: String
    /// What is wrong with it.
    package let error: RegularExpression.SyntaxError
    /// Where its literal starts in the query, in Unicode scalars from 0.
    package let offset: Int
  }

  /// Reads a query, which starts with `$`.
  package init(parsing text: String) throws(JSONPathSyntaxError) {
    var parser = JSONPathParser(text)
    segments = try parser.wholeQuery()
    invalidPatterns = parser.invalidPatterns
    self.text = text
  }

  /// Whether the query selects at most one node whatever the value: names and indexes only.
  package var isSingular: Bool { segments.isSingular }

  /// Returns the selected nodes in the order that RFC 9535 has; a node that is selected twice is there twice.
  package func nodes(in value: JSONValue) throws(JSONPathGaveUp) -> [JSONPathNode] {
    var evaluation = JSONPathEvaluation(root: value)
    return try evaluation.nodes(of: segments, from: JSONPathNode(location: .root, value: value))
  }
}

/// The selection took more steps than it may: millions of nodes, or a pattern that tries too many ways.
package struct JSONPathGaveUp: Error {}
