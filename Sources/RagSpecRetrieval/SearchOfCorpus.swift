package import RagSpecCore

/// A search that is elsewhere, of documents that are also here: names are checked against them, and failures explained by
/// what they say.
package struct SearchOfCorpus: Target {
  private let target: any Target
  private let documents: BM25Target

  package init(_ target: any Target, corpus: ConfigNode, project: any TargetProject) {
    self.target = target
    documents = BM25Target(
      settings: SearchSettings(), source: IndexSource(corpus: corpus, form: IndexForm(), fields: nil, project: project))
  }

  package var corpus: (any DocumentTarget)? { documents }
  package var returnsRankings: Bool? { target.returnsRankings }
  package var effort: TargetEffort { target.effort }
  package var findsOutputs: Bool { target.findsOutputs }
  package func uses(_ part: CaseInput.Part) -> Bool { target.uses(part) }
  package func work(for input: CaseInput) throws(CaseError) -> TargetWork { try target.work(for: input) }
  package func output(from answer: ModelOutput) -> TargetOutput { target.output(from: answer) }

  package func problems(in cases: [Case], at location: SourceLocation?, mapping: PassageMapping?) -> [Diagnostic] {
    target.problems(in: cases, at: location, mapping: mapping)
  }
}
