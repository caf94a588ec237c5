package import RagSpecCore
import TextNormalization

/// What users may know of the steps that `normalize` takes.
package enum NormalizationCatalog {
  /// The steps in the order of the pipeline.
  package static let steps = NormalizationSteps.names.map { step, name in
    let isDefault = NormalizationSteps.default.contains(step)
    return ExtensionDescriptor(name: name, summary: summary(of: step) + (isDefault ? "" : " (not by default)"))
  }

  private static func summary(of step: NormalizationSteps) -> String {
    switch step {
    case .compatibility: "compatibility composition (NFKC) of Unicode \(normalizationUnicodeVersion); 1½ is 1 1/2"
    case .caseFolding: "full case folding of Unicode \(normalizationUnicodeVersion)"
    case .typography: "quotes, dashes and all spaces of Unicode are their ASCII forms; invisible characters vanish"
    case .markdown: "Markdown's marks go: emphasis, code, links, headings, quotes, list marks, table pipes"
    case .diacritics: "accents go: café is cafe"
    case .punctuation: "punctuation is a space, but in numbers"
    case .articles:
      "articles of one language go; 'articles' names it: \(ArticleLanguage.allCases.map(\.rawValue).joined(separator: ", "))"
    default: "runs of white space are one space"
    }
  }
}
