import RagSpecCore
import RagSpecToolkit

/// The reference of one kind of named parts, made of their descriptors.
struct ReferencePage {
  let title: String
  let descriptors: [ExtensionDescriptor]

  var markdown: String {
    let heading = "# \(title.prefix(1).uppercased())\(title.dropFirst())\n"
    let origin = "\n<!-- Made by 'ragspec list \(title) --markdown'; the tests compare the two. -->\n"
    return heading + origin + "\n" + descriptors.map(Self.section).joined(separator: "\n") + common
  }

  /// The options that all matchers share, told once.
  private var common: String {
    switch title {
    case "matchers": "\n## Options of every matcher\n\n" + Self.table(of: Catalogs.commonOptions)
    case "perturbations": "\n## Options of every variant\n\n" + Self.table(of: Catalogs.variantOptions)
    default: ""
    }
  }

  static func section(on descriptor: ExtensionDescriptor) -> String {
    var text = "## `\(descriptor.name)`\n\n\(sentence(descriptor.summary))\n"
    if !descriptor.discussion.isEmpty { text += "\n\(descriptor.discussion)\n" }
    if case .anything = descriptor.value {} else { text += "\nValue: \(descriptor.value).\n" }
    for fields in mappings(in: descriptor) { text += "\n" + table(of: fields) }
    if !descriptor.options.isEmpty { text += "\n" + table(of: descriptor.options) }
    return text + examples(of: descriptor) + rewordings(of: descriptor)
  }

  /// The keys of its value; those that only some values of a matcher have are told in its discussion.
  private static func mappings(in descriptor: ExtensionDescriptor) -> [[Field]] {
    switch descriptor.value {
    case .mapping(let fields): return [fields]
    case .either(let types) where !descriptor.rewordings.isEmpty:
      return types.compactMap { if case .mapping(let fields) = $0 { fields } else { nil } }
    default: return []
    }
  }

  private static func sentence(_ summary: String) -> String {
    summary.prefix(1).uppercased() + summary.dropFirst() + "."
  }

  private static func table(of fields: [Field]) -> String {
    let rows = fields.map { field in
      let standard = field.isRequired ? "required" : field.defaultText.map { "`\($0)`" } ?? ""
      return "| `\(field.name)` | \(field.type) | \(standard) | \(field.summary) |"
    }
    return "| key | value | default | meaning |\n|---|---|---|---|\n" + rows.joined(separator: "\n") + "\n"
  }

  private static func rewordings(of descriptor: ExtensionDescriptor) -> String {
    guard !descriptor.rewordings.isEmpty else { return "" }
    let rows = descriptor.rewordings.map { rewording in
      let results = rewording.results.map { "#   → \($0 ?? "left as it is, so that there is no such variant")\n" }
      return "- \(rewording.item)\n#   \(rewording.original)\n\(results.joined())"
    }
    return "\n```yaml\n\(rows.joined(separator: "\n"))```\n"
  }

  private static func examples(of descriptor: ExtensionDescriptor) -> String {
    guard !descriptor.examples.isEmpty else { return "" }
    let rows = descriptor.examples.map { example -> String in
      let output = example.output.split(separator: "\n", omittingEmptySubsequences: false).joined(
        separator: "\n#       ")
      let given =
        example.caseKeys.isEmpty ? "" : example.caseKeys.split(separator: "\n").map { "# case: \($0)\n" }.joined()
      let verdict = example.passes ? "passes" : "fails"
      let lines = example.expectation.split(separator: "\n")
      let item = lines.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }.joined(separator: "\n")
      return "\(given)\(item)\n# \(verdict) on: \(output)\n"
    }
    return "\n```yaml\n\(rows.joined(separator: "\n"))```\n"
  }
}
