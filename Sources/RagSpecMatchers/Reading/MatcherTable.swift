import RagSpecCore

/// The matchers by name, with what it takes to check and to make one: every expectation of every case is looked up.
struct MatcherTable {
  /// A class: each expectation looks at one, and copies of a struct would count ten references each.
  final class Entry: Sendable {
    let type: any Matcher.Type
    /// The type when it asks models.
    let consulting: (any ConsultingMatcher.Type)?
    /// The type when `inputs` says what its answers depend on, so that they can be recorded.
    let recorded: (any ConsultingMatcher.Type)?
    let descriptor: ExtensionDescriptor
    let value: ValueType
    /// Its own options and those that every matcher takes.
    let options: FieldTable
    /// Whether `$references` stands for the case's references.
    let takesReferences: Bool

    init(_ type: any Matcher.Type) {
      self.type = type
      consulting = type.consulting
      recorded = type == ExecMatcher.self ? RecordedExecMatcher.self : nil
      descriptor = type.descriptor
      value = descriptor.value
      options = FieldTable(descriptor.options + CommonOptions.fields)
      takesReferences = MatcherTable.takeReferences.contains(descriptor.name)
    }
  }

  private let entries: [Entry]
  private let index: NameIndex

  static let shared = MatcherTable(MatcherCatalog.all.all)
  static let measure = Entry(MatcherCatalog.measure)
  static let takeReferences = [
    SimilarMatcher.descriptor.name, OneOfMatcher.descriptor.name, MentionsMatcher.descriptor.name,
    MeansMatcher.descriptor.name,
  ]

  private init(_ types: [any Matcher.Type]) {
    entries = types.map(Entry.init)
    index = NameIndex(entries.map(\.descriptor.name))
  }

  subscript(name: ConfigNode) -> Entry? { index[name].map { entries[$0] } }
}
