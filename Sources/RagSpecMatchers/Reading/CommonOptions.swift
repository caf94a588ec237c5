package import RagSpecCore
import TextNormalization

/// The options that every matcher takes.
package enum CommonOptions {
  package static let fields = [
    Field("min", .share, "the least score that passes"),
    Field("weight", .number(0...1_000_000), default: "1", "0 reports the score without judging it"),
    Field("name", .text, "the name under which the score is reported; its mean can be gated"),
    Field("on", .text, default: "whole", "which part of the output: whole, last-line, code-block, or a JSON Pointer"),
  ]

  /// The option of matchers that compare texts.
  package static let normalize = Field(
    "normalize", .either([.choice(["none"]), .list(.choice(NormalizationSteps.names.map(\.name)))]),
    default: "[\(NormalizationSteps.default.names.joined(separator: ", "))]",
    "the steps that make texts comparable, or none")

  /// Reads `normalize`: the default steps, the listed ones, or none.
  static func normalizer(_ options: Options) -> Normalizer {
    guard let node = options["normalize"] else { return Normalizer() }
    let steps = node.elements.compactMap { NormalizationSteps(named: $0.text) }
    return Normalizer(steps: steps.reduce(into: []) { $0.formUnion($1) })
  }
}
