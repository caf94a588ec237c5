package import RagSpecCore

/// Several searches whose rankings are made into one.
package struct HybridTarget: Target {
  private let parts: [(target: any Target, weight: Double)]
  private let fusion: RankFusion
  private let top: Int

  package var returnsRankings: Bool? { true }
  package var effort: TargetEffort { parts.contains { $0.target.effort == .program } ? .program : .computation }
  /// The corpora of all parts, unless a part searches elsewhere, and may know any document.
  package let corpus: (any DocumentTarget)?

  private init(parts: [(target: any Target, weight: Double)], fusion: RankFusion, top: Int) {
    (self.parts, self.fusion, self.top) = (parts, fusion, top)
    let corpora = parts.compactMap(\.target.corpus)
    corpus = corpora.count == parts.count ? HybridCorpus(corpora) : nil
  }

  package func problems(in cases: [Case], at location: SourceLocation?, mapping: PassageMapping?) -> [Diagnostic] {
    parts.flatMap { $0.target.problems(in: cases, at: location, mapping: mapping) }
  }

  package func work(for input: CaseInput) throws(CaseError) -> TargetWork {
    var searches: [(search: @Sendable () throws(CaseError) -> TargetOutput, weight: Double)] = []
    for (target, weight) in parts {
      guard case .local(let search) = try target.work(for: input) else {
        throw CaseError(.target, "a part of a hybrid search answers with text")
      }
      searches.append((search, weight))
    }
    return .local { [fusion, top, searches] () throws(CaseError) in
      var rankings: [(documents: [RankedDocument], weight: Double)] = []
      for (search, weight) in searches {
        guard case .ranking(let documents) = try search() else {
          throw CaseError(.unreadableOutput, "a part of a hybrid search answered with text")
        }
        rankings.append((documents, weight))
      }
      return .ranking(Array(try fusion.fused(rankings).prefix(top)))
    }
  }
}

extension HybridTarget: TargetKind {
  package static let descriptor = ExtensionDescriptor(
    name: "hybrid", summary: "several searches, their rankings made into one by reciprocal rank fusion",
    discussion: """
      Each part is another target that answers with documents: `retriever`, `run-file` or `exec`. A document's score is the \
      sum of weight / (constant + rank) over the rankings that have it; equal ones are in the order of their ids.
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
    var parts: [(target: any Target, weight: Double)] = []
    for (name, weight) in zip(names, weights) { parts.append((try part(name, in: project), weight)) }
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
    guard target.effort != .call else {
      throw InvalidInput(
        "wrong-target", "the target '\(name.text)' is called over HTTP, which a part of a hybrid cannot be",
        at: name.location)
    }
    return target
  }
}
