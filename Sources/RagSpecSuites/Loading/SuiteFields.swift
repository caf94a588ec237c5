package import RagSpecCore

/// The keys of a suite file, for the loader, the JSON Schema and the reference.
package enum SuiteFields {
  package static let defaults = Field(
    "defaults", .mapping([Field("expect", expectations, "expectations of cases that have none of their own")]),
    "what holds for cases that do not say otherwise")

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
  ]

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
  ]

  package static let expectations = ValueType.list(.expectation)
  package static let gates = ValueType.dictionary(.number(0...1_000_000))
}
