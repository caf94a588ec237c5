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
    let starts = Array(stride(from: 0, to: dataset.queries.count, by: Self.partSize))
    return readParts(starts.count) { reader, part in
      var cases: [Case] = []
      for query in dataset.queries[starts[part]...].prefix(Self.partSize) {
        reader.add(query, inherited: inherited, to: &cases)
      }
      return cases
    }
  }

  private mutating func add(_ query: BEIRDataset.Query, inherited: Inherited, to cases: inout [Case]) {
    let input = CaseInput(id: query.id, question: query.text, relevant: query.relevant)
    note(query.id, query.node)
    let testCase = checked(
      query.id, query.node, input, inherited.expectations, tags: inherited.tags, measured: inherited.variants.measures)
    cases.append(testCase)
    if !inherited.variants.isEmpty { addVariants(of: testCase, by: inherited.variants, to: &cases) }
  }
}

extension Diagnostic {
  fileprivate static func noCases(at path: ConfigNode) -> Diagnostic {
    Diagnostic("no-cases", "'\(path.text)' holds no cases", at: path.location)
  }
}
