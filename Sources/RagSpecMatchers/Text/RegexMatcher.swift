package import RagSpecCore
import RegularExpressions

/// A regular expression matches somewhere in the output.
package struct RegexMatcher: Matcher {
  package static let descriptor = ExtensionDescriptor(
    name: "matches", summary: "a regular expression matches somewhere in the output",
    discussion: """
      Perl's syntax (PCRE2), on the output as it is: nothing is normalized. `^` and `$` stand for the ends of a line. A \
      pattern that takes millions of steps is given up, and the case counts as errored.
      """,
    value: .text,
    options: [Field("ignore-case", .boolean, default: "false", "whether upper and lower case are the same")],
    examples: [
      .pass(#"matches: '\bE-1[0-9]\b'"#, on: "The code is E-14."), .fail(#"matches: '\bE-1[0-9]\b'"#, on: "E-41"),
      .pass("matches: '^yes'\nignore-case: true", on: "Yes"),
    ])

  private let pattern: String
  private let expression: RegularExpression

  package init(_ options: Options) throws(InvalidInput) {
    pattern = options.value.text
    guard !pattern.isEmpty else {
      throw InvalidInput("empty-text", "an empty pattern matches everything", at: options.value.location)
    }
    expression = try PatternOption.expression(options.value, ignoresCase: options.flag("ignore-case"))
  }

  package func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double {
    guard case .text(let text) = observation else {
      throw UnsupportedObservation("it looks at text, the output is \(observation.kind)")
    }
    do throws(RegularExpression.GaveUp) {
      return try expression.firstMatch(in: text) == nil ? 0 : 1
    } catch { throw UnsupportedObservation("the pattern '\(pattern)' took too many steps on this output") }
  }

  package func explanation(of observation: Observation, in context: CaseContext) -> Explanation {
    guard case .text(let text) = observation else { return Explanation(wanting: .text, not: observation) }
    return Explanation(expected: "a match of \(pattern)", span: try? expression.firstMatch(in: text))
  }
}
