package import RagSpecCore

/// Several searches whose rankings are made into one.
package struct HybridTarget: Target {
  private let parts: [HybridPart]
  private let fusion: RankFusion
  private let top: Int

  package var returnsRankings: Bool? { true }
  package var effort: TargetEffort {
    let efforts = parts.map(\.target.effort)
    return efforts.contains(.program) ? .program : efforts.contains(.call) ? .call : .computation
  }
  /// The corpora of all parts, unless a part searches elsewhere, and may know any document.
  package let corpus: (any DocumentTarget)?

  private init(parts: [HybridPart], fusion: RankFusion, top: Int) {
    (self.parts, self.fusion, self.top) = (parts, fusion, top)
    let corpora = parts.compactMap(\.target.corpus)
    corpus = corpora.count == parts.count ? HybridCorpus(corpora) : nil
  }

  package func problems(in cases: [Case], at location: SourceLocation?, mapping: PassageMapping?) -> [Diagnostic] {
    parts.flatMap { $0.target.problems(in: cases, at: location, mapping: mapping) }
  }

  /// Returns the searches of all parts; what they ask of endpoints is asked together.
  package func work(for input: CaseInput) throws(CaseError) -> TargetWork {
    var searches: [HybridPart.Search] = []
    for part in parts where part.weight > 0 { searches.append(try part.search(for: input)) }
    let asked = AskedWork(questions: searches.flatMap(\.questions), groundwork: searches.flatMap(\.groundwork)) {
      [fusion, top, searches] (answers) throws(CaseError) in
      var rankings: [(documents: [RankedDocument], weight: Double)] = []
      for search in searches { rankings.append((try search.ranking(answers), search.weight)) }
      return .ranking(Array(try fusion.fused(rankings).prefix(top)))
    }
    guard asked.questions.isEmpty, asked.groundwork.isEmpty else { return .asking(asked) }
    return .local { () throws(CaseError) in try asked.output(ConsultedAnswers([:])) }
  }
}

extension HybridTarget: TargetKind {
  package static let descriptor = ExtensionDescriptor(
    name: "hybrid", summary: "several searches, their rankings made into one by reciprocal rank fusion",
    discussion: """
      Each part is another target that answers with documents: `retriever`, `run-file`, `http` or `exec`. A document's \
      score is the sum of weight / (constant + rank) over the rankings that have it; equal ones are in the order of their \
      ids. What a part asks of an endpoint is recorded like what it asks alone, and shared with it. When a part has no \
      answer, the case is errored: the others alone would be another search.
      """,
    value: .either([.list(.text), .dictionary(.number(0...1_000_000))]),
    options: [
      Field("constant", .number(0...1_000_000), default: "60", "the greater, the less the first places count"),
      Field("top", .integer(1...1_000_000), default: "20", "documents in a ranking at most"),
      PassageMapping.field,
    ])

  package static func target(from node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target {
    guard let list = node["hybrid"] else { throw InvalidInput([]) }
    let named = list.kind == .mapping
    let names = named ? list.entries.map(\.key) : list.elements
    let weights = named ? list.entries.map { $0.value.number ?? 1 } : names.map { _ in 1 }
    guard names.count >= 2, weights.contains(where: { $0 > 0 }) else {
      throw InvalidInput(
        "empty-list", "a hybrid search has two parts or more, and one with a weight", at: list.location,
        hint: "write 'hybrid: [search, other-search]'")
    }
    var parts: [HybridPart] = []
    for (name, weight) in zip(names, weights) {
      parts.append(HybridPart(name: name.text, target: try part(name, in: project), weight: weight))
    }
    return HybridTarget(
      parts: parts, fusion: RankFusion(constant: node["constant"]?.number ?? 60), top: node["top"]?.integer ?? 20)
  }

  private static func part(_ name: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target {
    // Parts that are hybrids might hold each other.
    let target = try project.target(named: name, except: descriptor.name)
    guard target.returnsRankings != false else {
      throw InvalidInput(
        "wrong-target", "the target '\(name.text)' answers with text, and a search with documents", at: name.location)
    }
    return target
  }
}
