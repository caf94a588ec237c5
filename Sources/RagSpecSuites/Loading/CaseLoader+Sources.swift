import RagSpecCore

extension CaseLoader {
  /// Returns the cases that an item with `from:` stands for.
  mutating func cases(from node: ConfigNode, defaults: Inherited) -> [Case] {
    let problems = ValueType.problems(in: node, fields: SuiteFields.source)
    var inherited = defaults
    if let own = node["expect"] { inherited.expectations = expectations(from: own) }
    if node["variants"] != nil { inherited.variants = variants(from: node) }
    inherited.tags += node["tags"]?.elements.map(\.text) ?? []
    guard problems.isEmpty, let source = node["from"] else {
      diagnostics += problems
      return []
    }
    do throws(InvalidInput) {
      if let path = source["jsonl"] { return try jsonLines(at: path, inherited: inherited) }
      if let folder = source["beir"] { return try beir(at: folder, split: source["split"], inherited: inherited) }
    } catch { diagnostics += error.diagnostics }
    return []
  }

  private mutating func jsonLines(at path: ConfigNode, inherited: Inherited) throws(InvalidInput) -> [Case] {
    let file = try loader.files.contents(at: path)
    let parts = JSONLinesReader.parts(of: file)
    let before = diagnostics.count
    let cases = readParts(parts.count) { reader, part in
      let records = JSONLinesReader.document(of: parts[part], of: file, problems: &reader.diagnostics).root.elements
      return reader.testCases(in: records, inherited: inherited)
    }
    if cases.isEmpty, diagnostics.count == before { diagnostics.append(.noCases(at: path)) }
    return cases
  }

  private mutating func beir(
    at folder: ConfigNode, split: ConfigNode?, inherited: Inherited
  ) throws(InvalidInput) -> [Case] {
    guard behavior.observesRankings else {
      throw InvalidInput(
        "wrong-source", "a BEIR folder holds retrieval cases; the suite's behavior is '\(behavior.descriptor.name)'",
        at: folder.location)
    }
    let dataset = try BEIRDataset(folder: folder, split: split?.text ?? "test", files: loader.files)
    diagnostics += dataset.problems
    if dataset.queries.isEmpty, !dataset.problems.contains(where: { $0.severity == .error }) {
      diagnostics.append(.noCases(at: folder))
    }
    let (measurable, others) = parted(dataset.queries, by: inherited)
    if let first = others.first { diagnostics.append(.nothingRelevant(first, count: others.count, in: folder)) }
    let starts = Array(stride(from: 0, to: measurable.count, by: Self.partSize))
    return readParts(starts.count) { reader, part in
      var cases: [Case] = []
      for (query, input) in measurable[starts[part]...].prefix(Self.partSize) {
        reader.add(query, input, inherited: inherited, to: &cases)
      }
      return cases
    }
  }

  private mutating func add(
    _ query: BEIRDataset.Query, _ input: CaseInput, inherited: Inherited, to cases: inout [Case]
  ) {
    note(query.id, query.node)
    let testCase = checked(
      query.id, query.node, input, inherited.expectations, tags: inherited.tags, measured: inherited.variants.measures)
    cases.append(testCase)
    if !inherited.variants.isEmpty { addVariants(of: testCase, by: inherited.variants, to: &cases) }
  }

  /// Parts queries by whether the measures that are wanted are defined for them.
  ///
  /// People judge what a pool holds, and sometimes find nothing relevant in it. Such a query is no mistake, and says nothing
  /// of a search: to count 0, as trec_eval does, would blame one that cannot do better.
  private func parted(
    _ queries: [BEIRDataset.Query], by inherited: Inherited
  ) -> (measurable: [(BEIRDataset.Query, CaseInput)], others: [BEIRDataset.Query]) {
    let wanted = inherited.expectations.readable + inherited.variants.measures
    var (measurable, others): ([(BEIRDataset.Query, CaseInput)], [BEIRDataset.Query]) = ([], [])
    for query in queries {
      let input = CaseInput(id: query.id, question: query.text, relevant: query.relevant)
      let isUndefined =
        !query.relevant.values.contains { $0 > 0 }
        && wanted.contains { expectation in
          expectation.problems(in: input).contains { $0.id == "no-relevant" }
        }
      if isUndefined { others.append(query) } else { measurable.append((query, input)) }
    }
    return (measurable, others)
  }
}

extension Diagnostic {
  fileprivate static func nothingRelevant(_ query: BEIRDataset.Query, count: Int, in folder: ConfigNode) -> Diagnostic {
    Diagnostic(
      "nothing-relevant",
      count == 1
        ? "the query '\(query.id)' has no relevant document, and is left out"
        : "\(count) queries have no relevant document, and are left out: the first is '\(query.id)'",
      at: folder.location, severity: .warning,
      hint: "no ranking of them is better than another; 'ragspec measure' counts them as 0, as trec_eval does")
  }

  fileprivate static func noCases(at path: ConfigNode) -> Diagnostic {
    Diagnostic("no-cases", "'\(path.text)' holds no cases", at: path.location)
  }
}
