package import RagSpecCore

/// Every perturbation there is. A new one is a file of its own and a line here.
package enum PerturbationCatalog {
  package static let all = Registry<any Perturbation.Type>(
    [
      TyposPerturbation.self, CasePerturbation.self, PunctuationPerturbation.self, WordOrderPerturbation.self,
      SynonymsPerturbation.self, FillerPerturbation.self, QuotesPerturbation.self,
    ],
    name: { $0.descriptor.name })
}
