import RagSpecCore
import RagSpecSuites

/// The words that the suites of these tests use: two behaviors, two matchers, measures.
struct FakeProject: SuiteVocabulary, ProjectFiles {
  var texts: [String: String] = [:]

  let behaviors = Registry<any Behavior.Type>([Answers.self, Search.self, LookUp.self], name: { $0.descriptor.name })
  let targetNames = ["echo", "search", "broken", "ranker", "deaf"]

  func target(named name: String) throws(InvalidInput) -> any Target {
    switch name {
    case "search": return FakeSearch()
    case "ranker": return FakeTarget(returnsRankings: true)
    case "deaf": return FakeTarget(usedParts: [.question])
    case "broken": throw InvalidInput("unset-variable", "the environment variable 'KEY' is not set", at: nil)
    default: return FakeTarget()
    }
  }

  /// Reads `contains: x` and, for text alone, `equals: x`, with `weight` and `name`, and measures such as `nDCG@10: 0.5`.
  func expectation(from node: ConfigNode) throws(InvalidInput) -> RagSpecCore.Expectation {
    guard let entry = node.entries.first else { throw InvalidInput("wrong-type", "no mapping", at: node.location) }
    let name = entry.key.text
    if name == "equals" {
      return RagSpecCore.Expectation(rule: .matcher(FakeTextMatcher()), label: name, threshold: 1, node: node)
    }
    guard name == "contains" || name.hasPrefix("nDCG@") else {
      throw InvalidInput("unknown-matcher", "unknown matcher '\(name)'", at: entry.key.location)
    }
    return RagSpecCore.Expectation(
      rule: .matcher(FakeMatcher(needsRelevant: name != "contains")), label: node["name"]?.text ?? name,
      threshold: entry.value.number ?? 1, weight: node["weight"]?.number ?? 1, node: node)
  }

  func measure(named name: String, at node: ConfigNode) -> RagSpecCore.Expectation? {
    guard name.lowercased().hasPrefix("ndcg@") else { return nil }
    return RagSpecCore.Expectation(
      rule: .matcher(FakeMatcher(needsRelevant: true)), label: "nDCG@" + name.dropFirst(5), threshold: 0, weight: 0,
      node: node)
  }

  func perturbation(
    _ key: ConfigNode, _ value: ConfigNode, or others: [String]
  ) throws(InvalidInput) -> any Perturbation {
    guard key.isText(Shout.descriptor.name) else {
      let hint = NearestName.hint(for: key.text, in: [Shout.descriptor.name] + others)
      throw InvalidInput("unknown-perturbation", "unknown perturbation", at: key.location, hint: hint)
    }
    return try Shout(value, files: self)
  }

  func contents(at reference: FileReference) throws(InvalidInput) -> SourceFile {
    guard let text = texts[reference.path] else {
      throw InvalidInput("missing-file", "there is no file '\(reference.path)'", at: reference.location)
    }
    return SourceFile(path: reference.path, text: text)
  }

  /// What loading says of files.
  func load(_ files: [SourceFile], gates: [Gate] = []) -> SuiteLoader.Result {
    SuiteLoader(vocabulary: self, files: self, projectGates: gates).load(files)
  }

  func load(_ text: String, gates: [Gate] = []) -> SuiteLoader.Result { load([SourceFile(text: text)], gates: gates) }
}

enum Answers: Behavior {
  static let descriptor = ExtensionDescriptor(name: "answering", summary: "answers")
  static let fields = [
    Field("question", .text, isRequired: true, "the question"), Field("table", .text, "a file"),
    Field("sources", .list(.text), "documents that hold the answer"),
  ]

  static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    if let table = node["table"] { _ = try files.contents(at: table) }
    let sources = (node["sources"]?.elements ?? []).map { ($0.text, 1) }
    return CaseInput(
      question: node["question"]?.text ?? "", relevant: Dictionary(sources, uniquingKeysWith: { first, _ in first }))
  }
}

enum Search: Behavior {
  static let descriptor = ExtensionDescriptor(name: "retrieval", summary: "finds documents")
  static let fields = [
    Field("query", .text, isRequired: true, "the query"),
    Field("relevant", .either([.list(.text), .dictionary(.anyInteger)]), "relevant documents"),
  ]
  static let observesRankings = true
  static let questionKey = "query"

  static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    var relevant = [String: Int]()
    for id in node["relevant"]?.elements ?? [] { relevant[id.text] = 1 }
    for entry in node["relevant"]?.entries ?? [] { relevant[entry.key.text] = entry.value.integer }
    return CaseInput(question: node["query"]?.text ?? "", relevant: relevant)
  }
}

/// Answers from a table.
enum LookUp: Behavior {
  static let descriptor = ExtensionDescriptor(name: "looking-up", summary: "looks it up")
  static let fields = Answers.fields
  static let subject = CaseInput.Part.table

  static func input(from node: ConfigNode, files: any ProjectFiles) throws(InvalidInput) -> CaseInput {
    try Answers.input(from: node, files: files)
  }
}

/// Adds exclamation marks: one for the first variant, two for the second; a question that ends in one is loud enough.
struct Shout: Perturbation {
  static let descriptor = ExtensionDescriptor(name: "shout", summary: "says it louder", value: .integer(1...1_000_000))
  let names: [String]

  init(_ value: ConfigNode, files: (any ProjectFiles)?) throws(InvalidInput) {
    names = Array(repeating: "shout", count: value.integer ?? 1)
  }

  func texts(from original: String) -> [String?] {
    guard !original.hasSuffix("!") else { return names.map { _ in nil } }
    return names.indices.map { original + ($0 < 9 ? String(repeating: "!", count: $0 + 1) : "!\($0)") }
  }
}

struct FakeTarget: Target {
  var returnsRankings: Bool? = false
  var usedParts: Set<CaseInput.Part> = [.question, .history, .table]

  func uses(_ part: CaseInput.Part) -> Bool { usedParts.contains(part) }

  func work(for input: CaseInput) throws(CaseError) -> TargetWork { .local { () throws(CaseError) in .ranking([]) } }
}

/// A corpus of `d1` to `d9`.
struct FakeSearch: DocumentTarget {
  func work(for input: CaseInput) throws(CaseError) -> TargetWork { .local { () throws(CaseError) in .ranking([]) } }

  func unknownDocuments(among ids: Set<String>) throws(InvalidInput) -> Set<String> {
    ids.subtracting((1...9).map { "d\($0)" })
  }

  func hint(forUnknown id: String) -> String? { "the corpus has d1 to d9" }
}

struct FakeTextMatcher: Matcher {
  static let descriptor = ExtensionDescriptor(name: "equals", summary: "looks at text")

  init(_ options: Options) {}
  init() {}

  func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double { 1 }
  func explanation(of observation: Observation, in context: CaseContext) -> Explanation { Explanation(expected: "") }
}

struct FakeMatcher: Matcher {
  static let descriptor = ExtensionDescriptor(name: "fake", summary: "looks at nothing")
  static var observes: Observation.Kind? { nil }
  let needsRelevant: Bool

  init(_ options: Options) { needsRelevant = false }
  init(needsRelevant: Bool) { self.needsRelevant = needsRelevant }

  func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double { 1 }
  func explanation(of observation: Observation, in context: CaseContext) -> Explanation { Explanation(expected: "") }

  func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] {
    guard needsRelevant, !input.relevant.values.contains(where: { $0 > 0 }) else { return [] }
    return [Diagnostic("no-relevant", "the case has no relevant documents", at: node.location)]
  }
}
