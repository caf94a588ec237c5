/// A target that makes its outputs of those of another one: the calls are the other's, and what is recorded is their answers
/// as they came.
package protocol DerivedTarget: Target {
  /// The target whose outputs are changed.
  var base: any Target { get }
  /// Returns what an output of the base stands for.
  func derived(from output: TargetOutput) throws(CaseError) -> TargetOutput
}

extension DerivedTarget {
  package var returnsRankings: Bool? { base.returnsRankings }
  package var effort: TargetEffort { base.effort }
  package var findsOutputs: Bool { base.findsOutputs }
  package func uses(_ part: CaseInput.Part) -> Bool { base.uses(part) }

  package func problems(in cases: [Case], at location: SourceLocation?, mapping: PassageMapping?) -> [Diagnostic] {
    base.problems(in: cases, at: location, mapping: mapping)
  }

  package func work(for input: CaseInput) throws(CaseError) -> TargetWork {
    switch try base.work(for: input) {
    case .call(let request): .call(request)
    case .local(let search): .local { () throws(CaseError) in try derived(from: search()) }
    case .asking(let work): .asking(work.map(derived))
    }
  }

  package func output(from answer: ModelOutput) -> TargetOutput {
    do throws(CaseError) { return try derived(from: base.output(from: answer)) } catch {
      return .unreadable(answer, error)
    }
  }
}
