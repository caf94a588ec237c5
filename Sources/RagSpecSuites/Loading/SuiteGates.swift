package import RagSpecCore

/// The gates that hold for one suite: its own, and those of the project that it does not set.
struct SuiteGates {
  private let own: [GateReader.NamedGate]
  private let inherited: [Gate]

  /// Reads a suite's gates, and adds what is wrong with them.
  init(of suite: ConfigNode, project: [Gate], vocabulary: any SuiteVocabulary, problems: inout [Diagnostic]) {
    let label = { vocabulary.measure(named: $0, at: suite)?.label }
    let own = GateReader.gates(from: suite["gates"], measure: label, problems: &problems)
    self.own = own
    // The project's configuration is read before anybody knows of measures.
    inherited = project.map { $0.renamed(by: label) }
      .filter { gate in !own.contains { $0.gate.quantity == gate.quantity } }
  }

  var all: [Gate] { own.map(\.gate) + inherited }

  /// Returns the gates that say something about the cases: a project's gate on a measure is nothing to other behaviors.
  func gates(given cases: [Case]) -> [Gate] {
    own.map(\.gate) + inherited.filter { Self.isReported($0, by: cases) }
  }

  /// Complains about gates of the suite itself on scores that no case reports: they could never fail.
  func problems(given cases: [Case]) -> [Diagnostic] {
    own.filter { !Self.isReported($0.gate, by: cases) }.map { gate, key in
      let labels = Self.labels(gate, cases)
      var problem = Diagnostic.unreportedGate(gate.name, at: key.location, reported: labels)
      problem.hint = problem.hint ?? "reported are \(labels.joined(separator: ", "))"
      return problem
    }
  }

  /// What only variants report enters no mean but that of variants.
  private static func isReported(_ gate: Gate, by cases: [Case]) -> Bool {
    guard gate.label != nil || gate.perturbation != nil else { return true }
    return cases.contains { testCase in
      guard testCase.variant?.kind.perturbation == gate.perturbation else { return false }
      return gate.label.map { label in testCase.expectations.contains { $0.label == label } } ?? true
    }
  }

  /// The names that a gate could have had.
  private static func labels(_ gate: Gate, _ cases: [Case]) -> [String] {
    guard gate.perturbation != nil else {
      return Set(cases.filter { $0.variant == nil }.flatMap { $0.expectations.map(\.label) }).sorted()
    }
    let names = cases.flatMap { testCase -> [String] in
      guard let perturbation = testCase.variant?.kind.perturbation else { return [] }
      return (["pass-rate"] + testCase.expectations.map(\.label)).map { $0 + Variant.separator + perturbation }
    }
    return Set(names).sorted()
  }
}

extension Gate {
  fileprivate func renamed(by label: (String) -> String?) -> Gate {
    switch quantity {
    case .mean(let name): Gate(.mean(label(name) ?? name), bound)
    case .variantMean(let name, let perturbation):
      Gate(.variantMean(label(name) ?? name, perturbation: perturbation), bound)
    case .passRate, .unscored, .variantPassRate: self
    }
  }
}

extension Diagnostic {
  /// A gate on a score that no case reports, which could never fail.
  package static func unreportedGate(
    _ name: String, at location: SourceLocation, severity: Severity = .error, reported labels: [String]
  ) -> Diagnostic {
    Diagnostic(
      "unknown-gate", "no case reports a score under '\(name)'", at: location, severity: severity,
      hint: NearestName.hint(for: name, in: Gate.commonNames + labels))
  }
}
