package import RagSpecCore
import TextNormalization

/// The options that every matcher takes.
package enum CommonOptions {
  package static let fields = [
    Field("min", .share, "the least score that passes"),
    Field(
      "weight", .number(0...1_000_000), default: "1",
      "0 reports the score without judging it; else how much it counts in the case's score, and never in its verdict"),
    Field("name", .text, "the name under which the score is reported; its mean can be gated"),
    PartOption.field,
  ]

  /// The options of matchers that compare texts.
  package static let normalization = [
    Field(
      "normalize", .either([.choice(["none"]), .list(.choice(NormalizationSteps.names.map(\.name)))]),
      default: "[\(NormalizationSteps.default.names.joined(separator: ", "))]",
      "the steps that make texts comparable, or none"),
    Field(
      "articles", .choice(ArticleLanguage.allCases.map(\.rawValue)),
      "the language whose articles do not count either; English where `normalize` lists them"),
  ]

  /// Reads `normalize` and `articles`: the default steps, the listed ones, or none; a language adds the step for it.
  static func normalizer(
    _ options: Options, default standard: NormalizationSteps = .default
  ) throws(InvalidInput) -> Normalizer {
    let node = options["normalize"]
    var steps = node == nil ? standard : []
    for step in (node?.elements ?? []).compactMap({ NormalizationSteps(named: $0.text) }) { steps.formUnion(step) }
    guard let language = options["articles"] else { return Normalizer(steps: steps) }
    guard node.map({ $0.kind == .sequence }) ?? true else {
      throw InvalidInput(
        "contradicting-options", "without normalization articles count", at: language.location,
        hint: "leave out 'normalize: none'")
    }
    let articles = ArticleLanguage(rawValue: language.text) ?? .english
    return Normalizer(steps: steps.union(.articles), articles: articles)
  }
}

extension Normalizer {
  /// Says which steps it takes for a condition to hold; `nil` when it does not hold, or takes none.
  func stepsNote(_ holds: (Normalizer) -> Bool) -> String? {
    guard let needed = neededSteps(holds), !needed.isEmpty else { return nil }
    return "needed the normalization steps \(needed.names.joined(separator: ", "))"
  }
}
