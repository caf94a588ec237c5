/// An I-Regexp: the small part of regular expressions that all engines agree on.
///
/// It knows no `\d`, no assertions, no references and no lazy quantifiers. `^` and `$` are read as the ends of the text, as
/// the published conformance tests of JSONPath read them, although the grammar takes them for plain characters.
///
/// - SeeAlso: RFC 9485.
package struct InternetRegularExpression: Sendable {
  private let expression: RegularExpression

  /// Whether the whole text must match, or some part of it.
  package enum Extent: Sendable { case whole, part }

  /// Checks and compiles a pattern.
  package init(_ pattern: String, matching extent: Extent) throws(RegularExpression.SyntaxError) {
    var reader = InternetPatternReader(pattern)
    let translated = try reader.translated()
    expression = try RegularExpression(
      extent == .whole ? "\\A(?:\(translated))\\z" : translated, syntax: .ecmaScript)
  }

  /// Returns whether a text matches.
  package func matches(_ text: String) throws(RegularExpression.GaveUp) -> Bool {
    try expression.firstMatch(in: text) != nil
  }
}
