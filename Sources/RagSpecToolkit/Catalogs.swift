package import JSONText
import RagSpecBehaviors
package import RagSpecCore
import RagSpecMatchers
import RagSpecProviders
import RagSpecReports
import RagSpecSuites
import RagSpecVariants

/// Everything that has a name, for lists, references and schemas.
package enum Catalogs {
  package static var matchers: [ExtensionDescriptor] {
    MatcherCatalog.all.all.map { $0.descriptor } + [MatcherCatalog.measure.descriptor] + MatcherCatalog.combinators
  }
  /// Returns what is known of a matcher, a measure such as `nDCG@10` or a combinator.
  package static func matcher(named name: String) -> ExtensionDescriptor? {
    matchers.first { $0.name == name }
      ?? (MeasureMatcher.isMeasure(name) ? MatcherCatalog.measure.descriptor : nil)
  }

  /// The steps of the normalization in their order, with the version of Unicode that they follow.
  package static var normalization: [ExtensionDescriptor] { NormalizationCatalog.steps }

  package static var behaviors: [ExtensionDescriptor] { Project.behaviors.all.map { $0.descriptor } }
  package static var targets: [ExtensionDescriptor] { Project.targetKinds.all.map { $0.descriptor } }
  package static var providers: [ExtensionDescriptor] { Registry.providers.all.map { $0.descriptor } }
  package static var reporters: [ExtensionDescriptor] { ReporterCatalog.all.all.map { $0.descriptor } }
  package static var perturbations: [ExtensionDescriptor] { PerturbationCatalog.all.all.map { $0.descriptor } }
  /// The keys behind the first one of a variant.
  package static var variantOptions: [Field] { SuiteFields.variant }
  package static var commonOptions: [Field] { CommonOptions.fields }

  /// The JSON Schema of suites or of the project's configuration.
  package static func schema(ofProject isProject: Bool) -> JSONValue {
    let schema = JSONSchema(
      behaviors: Project.behaviors, matchers: MatcherCatalog.all.all.map { $0.descriptor } + MatcherCatalog.combinators,
      measure: MatcherCatalog.measure.descriptor, commonOptions: CommonOptions.fields, targetKinds: Project.targetKinds,
      perturbations: perturbations)
    return isProject ? schema.project : schema.suite
  }
}
