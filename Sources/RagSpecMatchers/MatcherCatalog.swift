package import RagSpecCore

/// Every matcher there is. A new one is a file of its own and a line here.
package enum MatcherCatalog {
  package static let all = Registry<any Matcher.Type>(
    [
      EqualsMatcher.self, ContainsMatcher.self, ContainsAllMatcher.self, ContainsAnyMatcher.self,
      StartsWithMatcher.self, EndsWithMatcher.self, RegexMatcher.self, OneOfMatcher.self, LengthMatcher.self,
      SimilarMatcher.self, MentionsMatcher.self, MentionsAllMatcher.self,
      NumberMatcher.self, DateMatcher.self, ListMatcher.self, SetMatcher.self, ChoiceMatcher.self, BooleanMatcher.self,
      AbstainsMatcher.self,
      JSONMatcher.self, JSONPathMatcher.self, JSONPointerMatcher.self, JSONSchemaMatcher.self,
      CellMatcher.self, DenotationMatcher.self,
      RetrievedMatcher.self, NotRetrievedMatcher.self, RankedAboveMatcher.self, CoversMatcher.self,
      StandaloneMatcher.self, CarriesMatcher.self, UnchangedMatcher.self,
      MeansMatcher.self, JudgeMatcher.self,
      ExecMatcher.self,
    ],
    name: { $0.descriptor.name })

  /// The measures stand under names with parameters, `nDCG@10`, and so are looked up by their grammar.
  package static let measure: any Matcher.Type = MeasureMatcher.self

  /// The combinators, which judge no output themselves.
  package static let combinators: [ExtensionDescriptor] = Combinator.allCases.map(\.descriptor)
}
