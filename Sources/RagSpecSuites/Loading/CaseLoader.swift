import RagSpecCore
import ThreadPool

/// Reads the cases of one suite, those written in it and those it takes from elsewhere.
struct CaseLoader {
  let suite: ConfigNode
  let behavior: any Behavior.Type
  let loader: SuiteLoader

  var diagnostics: [Diagnostic] = []
  private let fields: FieldTable
  let suiteName: String
  let suiteTags: [String]
  private let defaults: ConfigNode?
  /// Measures that a gate needs from every case.
  private let gated: [Expectation]
  private var names = CaseNames()
  private var expansion = VariantExpansion(budget: VariantBudget())

  init(suite: ConfigNode, behavior: any Behavior.Type, gates: [Gate], loader: SuiteLoader) {
    self.suite = suite
    self.behavior = behavior
    self.loader = loader
    fields = FieldTable(SuiteFields.anyCase + behavior.fields)
    suiteName = suite["suite"]?.text ?? ""
    suiteTags = suite["tags"]?.elements.map(\.text) ?? []
    // Two gates may be about one measure, which is reported once.
    gated = gates.reduce(into: []) { gated, gate in
      guard behavior.observesRankings, let label = gate.label,
        let measure = loader.vocabulary.measure(named: label, at: suite),
        !gated.contains(where: { $0.label == measure.label })
      else { return }
      gated.append(measure)
    }
    defaults = suite["defaults"]
  }

  /// Returns the cases without an error; what is wrong with the others is in `diagnostics`.
  mutating func cases() -> [Case] {
    let inherited = Inherited(
      expectations: expectations(from: defaults?["expect"]), tags: suiteTags, variants: variants(from: defaults))
    var cases: [Case] = []
    let elements = suite["cases"]?.elements ?? []
    if elements.isEmpty {
      diagnostics.append(Diagnostic("no-cases", "the suite has no cases", at: suite["cases"]?.location))
    }
    // Runs of cases between sources are read together.
    var written: [ConfigNode] = []
    for node in elements {
      guard node["from"] != nil else {
        written.append(node)
        continue
      }
      cases += testCases(from: written, inherited: inherited) + self.cases(from: node, defaults: inherited)
      written = []
    }
    cases += testCases(from: written, inherited: inherited)
    diagnostics += names.repetitions().map { .duplicateCase($0.name, $0.node, first: $0.earlier) }
    diagnostics += expansion.diagnostics.withoutRepetitions + gaps.warnings(given: cases)
    return cases
  }

  /// The variants that there are not, since they would be what their base is.
  var gaps: VariantGaps { VariantGaps(expansion.gaps) }

  /// What a case takes over from its suite or source.
  struct Inherited: Sendable {
    var expectations: ExpectationList
    var tags: [String]
    var variants: VariantList
  }

  /// An `expect` list as far as it could be read.
  struct ExpectationList: Sendable {
    var readable: [Expectation] = []
    /// Whether nothing was wrong with it; else nobody can say that it expects nothing.
    var isSound = true
  }
}

// MARK: - One case

extension CaseLoader {
  /// Reads cases that stand one after the other; many of them on all processors.
  mutating func testCases(from nodes: [ConfigNode], inherited: Inherited) -> [Case] {
    let starts = Array(stride(from: 0, to: nodes.count, by: Self.partSize))
    return readParts(starts.count) { reader, part in
      reader.testCases(
        in: nodes[starts[part]..<min(starts[part] + Self.partSize, nodes.count)], inherited: inherited)
    }
  }

  /// Reads cases, each with its variants behind it.
  mutating func testCases(in nodes: some Sequence<ConfigNode>, inherited: Inherited) -> [Case] {
    var cases: [Case] = []
    for node in nodes {
      let variants = node["variants"] == nil ? inherited.variants : self.variants(from: node)
      guard let testCase = testCase(from: node, inherited: inherited, measured: variants.measures) else { continue }
      cases.append(testCase)
      if !variants.isEmpty { addVariants(of: testCase, by: variants, to: &cases) }
    }
    return cases
  }

  /// Cases that one processor takes at a time.
  static let partSize = 128

  /// Reads parts of the cases on all processors; what their readers found is put together in the parts' order.
  mutating func readParts(_ count: Int, _ read: @escaping @Sendable (inout CaseLoader, Int) -> [Case]) -> [Case] {
    var reader = self
    (reader.diagnostics, reader.names, reader.expansion) = ([], CaseNames(), expansion.emptied)
    let parts = ThreadPool.shared.results(count: count) { [reader] part in
      var reader = reader
      let cases = read(&reader, part)
      return (cases: cases, names: reader.names, diagnostics: reader.diagnostics, expansion: reader.expansion)
    }
    var cases: [Case] = []
    cases.reserveCapacity(parts.reduce(0) { $0 + $1.cases.count })
    for part in parts {
      names.append(part.names)
      expansion.append(part.expansion)
      diagnostics += part.diagnostics
      cases += part.cases
    }
    return cases
  }

  private mutating func testCase(from node: ConfigNode, inherited: Inherited, measured: [Expectation]) -> Case? {
    let name = node["id"]?.text ?? ""
    if !name.isEmpty { note(name, node) }
    guard node.kind == .mapping else {
      diagnostics.append(Diagnostic("wrong-type", "a case is a mapping, found \(node.summary)", at: node.location))
      return nil
    }
    // Each check is made although another failed, so that one run shows everything.
    var problems = fields.problems(in: node)
    if let reason = node["known-failure"], reason.boolean != nil {
      problems.append(
        Diagnostic(
          "wrong-type", "'known-failure' tells why the case fails", at: reason.location,
          hint: "leave it out for a case that passes"))
    }
    diagnostics += problems
    let expectations = node["expect"].map { self.expectations(from: $0) } ?? inherited.expectations
    let tags = inherited.tags + (node["tags"]?.elements.map(\.text) ?? [])
    guard problems.isEmpty else { return nil }
    do throws(InvalidInput) {
      let input = try behavior.input(from: node, files: loader.files)
      return checked(name, node, input, expectations, tags: tags, measured: measured)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  /// Remembers a case's name, which no other case of the suite may have.
  mutating func note(_ name: String, _ node: ConfigNode) { names.add(name, node) }

  /// Makes the case, after the checks that need all of it.
  ///
  /// - Parameter measured: measures that it reports beside those that gates are about: its variants are compared by them.
  mutating func checked(
    _ name: String, _ node: ConfigNode, _ input: CaseInput, _ list: ExpectationList, tags: [String],
    measured: [Expectation]
  ) -> Case {
    let expectations = list.readable
    if list.isSound, !expectations.contains(where: { $0.weight > 0 }) {
      diagnostics.append(.missingExpectation(name, node))
    }
    diagnostics += problems(of: expectations, in: input, node)
    let reported = (measured.isEmpty ? gated : Self.united(gated, measured)).filter { measure in
      !expectations.contains { $0.label == measure.label } && measure.problems(in: input).isEmpty
    }
    return Case(
      id: CaseID(suite: suiteName, name: name), node: node, input: input,
      expectations: reported.isEmpty ? expectations : expectations + reported, tags: tags,
      knownFailure: node["known-failure"]?.text)
  }

  private static func united(_ some: [Expectation], _ others: [Expectation]) -> [Expectation] {
    some + others.filter { other in !some.contains { $0.label == other.label } }
  }

  /// Makes the variants of a case, and checks those that expect something of their own.
  mutating func addVariants(of base: Case, by list: VariantList, to cases: inout [Case]) {
    var added: [(variant: Case, template: VariantTemplate)] = []
    expansion.expand(base, by: list) { added.append(($0, $1)) }
    for (variant, template) in added {
      note(variant.id.name, template.node)
      cases.append(variant)
      guard let own = template.expectations else { continue }
      if own.isSound, template.kind.demands.isEmpty, !own.readable.contains(where: { $0.weight > 0 }) {
        diagnostics.append(.missingExpectation(variant.id.name, template.node))
      }
      diagnostics += problems(of: own.readable, in: variant.input, base.node)
    }
  }

  /// Reads the `variants` of a case, a source or the defaults; none for a node without.
  mutating func variants(from node: ConfigNode?) -> VariantList {
    guard let variants = node?["variants"] else { return VariantList() }
    var reader = VariantReader(behavior: behavior, loader: loader)
    let list = reader.list(from: variants) { self.expectations(from: $0) }
    diagnostics += reader.diagnostics
    return list
  }

  /// Returns what shows only beside the case; an expectation that it inherited stands elsewhere, so the case is named.
  ///
  /// Not in warnings, so that advice on an expectation which a thousand cases inherit is given once.
  private func problems(of expectations: [Expectation], in input: CaseInput, _ node: ConfigNode) -> [Diagnostic] {
    let problems = expectations.flatMap { $0.problems(in: input) }
    guard !problems.isEmpty, node["expect"] == nil else { return problems }
    return problems.map { problem in
      guard problem.severity == .error else { return problem }
      var problem = problem
      problem.notes.append("in the case at \(node.location)")
      return problem
    }
  }

  mutating func expectations(from node: ConfigNode?) -> ExpectationList {
    guard let node else { return ExpectationList() }
    var list = ExpectationList(isSound: node.kind == .sequence)
    let elements = node.elements
    list.readable.reserveCapacity(elements.count)
    for element in elements {
      do throws(InvalidInput) {
        let expectation = try loader.vocabulary.expectation(from: element)
        diagnostics += expectation.misfits(in: behavior)
        list.readable.append(expectation)
      } catch {
        list.isSound = false
        diagnostics += error.diagnostics
      }
    }
    return list
  }
}

extension Diagnostic {
  fileprivate static func duplicateCase(_ id: String, _ node: ConfigNode, first: ConfigNode) -> Diagnostic {
    Diagnostic(
      "duplicate-case", "the case '\(id)' exists twice in its suite", at: (node["id"] ?? node).location,
      notes: ["the first is at \((first["id"] ?? first).location)"], hint: "give one of them another id")
  }

  fileprivate static func missingExpectation(_ id: String, _ node: ConfigNode) -> Diagnostic {
    Diagnostic(
      "no-expectation", "the case '\(id)' expects nothing", at: node.location,
      hint: "add 'expect:' with at least one matcher, or 'defaults: {expect: […]}' to the suite")
  }
}
