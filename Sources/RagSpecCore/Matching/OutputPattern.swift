package import RegularExpressions

/// A regular expression that picks a part of an output, with the group that is the part.
package struct OutputPattern: Sendable {
  private let pattern: String
  private let expression: RegularExpression
  private let group: Int

  /// - Parameters:
  ///   - pattern: what `expression` was made of, for messages.
  ///   - group: 0 for the whole match; at most the number of groups that there are.
  package init(_ pattern: String, _ expression: RegularExpression, group: Int) {
    (self.pattern, self.expression, self.group) = (pattern, expression, group)
  }

  /// Returns where the part first stands, as UTF-8 offsets.
  func range(in text: String) throws(UnsupportedObservation) -> Range<Int>? {
    do throws(RegularExpression.GaveUp) { return try expression.firstMatch(in: text, group: group) } catch {
      throw UnsupportedObservation("the pattern '\(pattern)' of 'on' took too many steps on this output")
    }
  }
}

extension OutputPattern: Equatable {
  package static func == (one: Self, other: Self) -> Bool { one.pattern == other.pattern && one.group == other.group }
}

extension OutputPattern: CustomStringConvertible {
  package var description: String { group == 0 ? "a match of \(pattern)" : "a match of \(pattern) with group \(group)" }
}
