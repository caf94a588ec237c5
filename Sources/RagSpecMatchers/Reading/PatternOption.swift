import RagSpecCore
import RegularExpressions

/// A regular expression that a user wrote.
enum PatternOption {
  static func expression(_ node: ConfigNode, ignoresCase: Bool = false) throws(InvalidInput) -> RegularExpression {
    do throws(RegularExpression.SyntaxError) {
      return try RegularExpression(node.text, ignoresCase: ignoresCase)
    } catch {
      throw InvalidInput(
        "invalid-regex", "\(error.message), at character \(error.offset + 1) of the pattern", at: node.location,
        hint: "in YAML, write patterns in single quotes")
    }
  }
}
