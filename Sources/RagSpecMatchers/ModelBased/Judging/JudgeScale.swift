import JSONText
import RagSpecCore

/// What a judge may say, and which score that is.
enum JudgeScale: Sendable {
  /// Yes or no.
  case boolean
  /// A number between the worst and the best one, either of which may be the greater.
  case range(worst: Double, best: Double)
  /// A word, of which each has a score.
  case categories([Category])

  struct Category: Sendable {
    let name: String
    let score: Double
  }

  /// The option of the matcher.
  static let field = Field(
    "scale",
    .either([
      .choice(["boolean"]),
      .mapping([
        Field("from", .anyNumber, isRequired: true, "the worst verdict"),
        Field("to", .anyNumber, isRequired: true, "the best verdict"),
      ]),
      .mapping([
        Field("categories", .dictionary(.share), isRequired: true, "words that a verdict may be, each with its score")
      ]),
    ]), default: "boolean", "what a verdict is: boolean, {from: 1, to: 5}, or {categories: {good: 1, bad: 0}}")

  /// Reads the option; throws when every verdict would be the same.
  init(_ node: ConfigNode?) throws(InvalidInput) {
    guard let node, node.kind == .mapping else {
      self = .boolean
      return
    }
    if let categories = node["categories"] {
      self = .categories(try Self.categories(categories))
      return
    }
    let (worst, best) = (node["from"]?.number ?? 0, node["to"]?.number ?? 0)
    guard worst != best, (best - worst).isFinite else {
      throw InvalidInput(
        "one-sided-scale", "a scale leads from the worst verdict to another one", at: node.location,
        hint: "write 'scale: {from: 1, to: 5}'")
    }
    self = .range(worst: worst, best: best)
  }

  private static func categories(_ node: ConfigNode) throws(InvalidInput) -> [Category] {
    var categories: [Category] = []
    for entry in node.entries {
      let name = entry.key.text.trimmed
      guard !name.isEmpty, !categories.contains(where: { $0.name.isSameWord(as: name) }) else {
        throw InvalidInput(
          "ambiguous-category", "'\(entry.key.text)' cannot be told from another category", at: entry.key.location,
          hint: "upper and lower case are the same to a verdict, and it is not blank")
      }
      categories.append(Category(name: name, score: entry.value.number ?? 0))
    }
    guard Set(categories.map(\.score)).count > 1 else {
      throw InvalidInput(
        "one-sided-scale", "all verdicts would have the same score", at: node.location,
        hint: "write 'categories: {good: 1, partly: 0.5, bad: 0}'")
    }
    return categories
  }

  /// The verdicts in words, for the judge.
  var wording: String {
    switch self {
    case .boolean: "true when the output fulfills the rubric, false when it does not"
    case .range(let worst, let best): "a number from \(Self.text(worst)) (worst) to \(Self.text(best)) (best)"
    case .categories(let categories):
      "one of the words " + categories.map { JSONValue.string($0.name).text() }.joined(separator: ", ")
    }
  }

  static func text(_ number: Double) -> String { JSONNumber(number)?.text ?? "\(number)" }
}

// MARK: - Verdicts

extension JudgeScale {
  /// Returns the score of a verdict, from 0 to 1; `nil` when it is none on this scale.
  ///
  /// Judges write `"true"` for `true`, and `"4"` for `4`.
  func score(of verdict: JSONValue) -> Double? {
    switch self {
    case .boolean: Self.boolean(verdict).map { $0 ? 1 : 0 }
    case .range(let worst, let best):
      Self.number(verdict).flatMap { number in
        let share = (number - worst) / (best - worst)
        return (0...1).contains(share) ? share : nil
      }
    case .categories(let categories):
      Self.word(verdict).flatMap { word in categories.first { $0.name.isSameWord(as: word.trimmed) }?.score }
    }
  }

  /// A word of the categories may look like something else: `true`, or `1`.
  private static func word(_ verdict: JSONValue) -> String? {
    verdict.string ?? verdict.number?.text ?? verdict.boolean.map { $0 ? "true" : "false" }
  }

  private static func boolean(_ verdict: JSONValue) -> Bool? {
    if let boolean = verdict.boolean { return boolean }
    switch verdict.string?.trimmed.lowercased() {
    case "true", "yes", "pass", "passed": return true
    case "false", "no", "fail", "failed": return false
    default: return nil
    }
  }

  private static func number(_ verdict: JSONValue) -> Double? {
    if let number = verdict.number { return number.double }
    return verdict.string.flatMap { CoreSchema.number($0.trimmed) }
  }
}

extension String {
  fileprivate func isSameWord(as other: String) -> Bool { lowercased() == other.lowercased() }

  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}
