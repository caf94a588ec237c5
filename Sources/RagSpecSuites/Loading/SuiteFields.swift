package import RagSpecCore

/// The keys of a suite file, for the loader, the JSON Schema and the reference.
package enum SuiteFields {
  package static let defaults = Field(
    "defaults",
    .mapping([
      Field("expect", expectations, "expectations of cases that have none of their own"),
      Field("variants", variants, "variants of cases that have no such list of their own"),
    ]), "what holds for cases that do not say otherwise")

  /// The keys of a suite.
  package static let suite = [
    Field("suite", .text, isRequired: true, "the suite's name, unique in the project"),
    Field("behavior", .text, isRequired: true, "the kind of behavior under test"),
    Field("target", .text, isRequired: true, "a target of ragspec.yaml"),
    Field("description", .text, "what the suite is about, for people"),
    Field("tags", .list(.text), "tags of all its cases"),
    defaults,
    Field("cases", .list(.anything), isRequired: true, "the cases, or sources of cases"),
    Field("gates", gates, "what must hold for the suite as a whole"),
  ]

  /// The keys that a case of any behavior may have.
  package static let anyCase = [
    Field("id", .text, isRequired: true, "the case's name, unique in its suite"),
    Field("description", .text, "what the case is about, for people"),
    Field("tags", .list(.text), "tags for --tag"),
    Field("expect", expectations, "what must hold for the output"),
    Field("known-failure", .text, "why the case fails today; it then breaks no gate"),
    Field("variants", variants, "the same question in other words, each a case of its own"),
  ]

  /// The keys behind the first one of a variant.
  package static let variant = [
    Field(
      "may-drop", .dictionary(.share),
      "scores, and how far each may be below that of the base: {nDCG@10: 0.1}; then only this is judged, and 'expect'"),
    Field("must-rise", .dictionary(.share), "scores, and how far each must be above that of the base"),
    Field("expect", expectations, "what must hold for the variant's output, in place of what its base expects"),
    Field("name", .text, "what its id ends in, in place of the perturbation's name"),
    Field("tags", .list(.text), "tags in addition to those of the base and 'variant'"),
    Field("known-failure", .text, "why the variant fails today; it then breaks no gate"),
    Field("description", .text, "what the variant is about, for people"),
  ]

  /// Whether a key is one that variants of any perturbation have.
  static func isOptionOfVariant(_ key: ConfigNode) -> Bool { variant.contains { key.isText($0.name) } }

  /// The keys of an item that stands for many cases.
  package static let source = [
    Field(
      "from",
      .either([
        .mapping([Field("jsonl", .text, isRequired: true, "a JSON Lines file with a case a line")]),
        .mapping([
          Field("beir", .text, isRequired: true, "a folder with corpus.jsonl, queries.jsonl and qrels/"),
          Field("split", .text, default: "test", "which qrels: qrels/SPLIT.tsv"),
        ]),
      ]), isRequired: true, "where the cases are"),
    Field("tags", .list(.text), "tags of all its cases"),
    Field("expect", expectations, "expectations of its cases that have none of their own"),
    Field("variants", variants, "variants of its cases that have no such list of their own"),
  ]

  package static let expectations = ValueType.list(.expectation)
  package static let variants = ValueType.list(.variant)
  package static let gates = ValueType.dictionary(.number(0...1_000_000))
}
