import RagSpecCore
import TextNormalization

/// The options of which an output is to pick one, with their labels.
struct DeclaredOptions: Sendable {
  struct Option: Sendable {
    /// "B"; `nil` for options of a list that is longer than the alphabet.
    let label: String?
    let text: String
    /// The text, normalized.
    let normalized: String

    /// How a person reads it: "B (Paris)".
    var name: String { label.map { "\($0) (\(text))" } ?? "'\(text)'" }
  }

  let options: [Option]
  /// Without punctuation, unless options such as "C" and "C++" differ in nothing else.
  let normalizer: Normalizer

  /// Reads a mapping from labels to texts, or a list, whose labels are the letters of the alphabet.
  init(_ node: ConfigNode) throws(InvalidInput) {
    let entries: [(label: String?, node: ConfigNode)] =
      node.kind == .mapping
      ? node.entries.map { ($0.key.text, $0.value) }
      : zip(node.elements.indices, node.elements).map { (Self.letter($0), $1) }
    normalizer = Self.normalizer(for: entries.map(\.node.text))
    var options: [Option] = []
    for entry in entries {
      let text = try PhraseOptions.plainPhrase(entry.node)
      let option = Option(label: entry.label, text: text, normalized: normalizer.normalize(text))
      guard !options.contains(where: { $0.normalized == option.normalized }) else {
        throw InvalidInput("duplicate-option", "the option '\(option.text)' is there twice", at: entry.node.location)
      }
      options.append(option)
    }
    guard options.count > 1 else {
      throw InvalidInput("no-choice", "fewer than two options leave no choice", at: node.location)
    }
    self.options = options
  }

  private static func normalizer(for texts: [String]) -> Normalizer {
    let plain = Set(texts.map { Normalizer().normalize($0) })
    let haveSigns = texts.contains { $0.utf8.contains(UInt8(ascii: "+")) || $0.utf8.contains(UInt8(ascii: "#")) }
    guard haveSigns, plain.count < texts.count else { return Normalizer() }
    return Normalizer(steps: NormalizationSteps.default.subtracting([.punctuation, .markdown]))
  }

  private static func letter(_ index: Int) -> String? {
    index < 26 ? String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(index)))) : nil
  }

  /// Returns the option that a label or a text names.
  func index(of node: ConfigNode) throws(InvalidInput) -> Int {
    let normalized = normalizer.normalize(node.text)
    let labeled = options.firstIndex { $0.label?.lowercased() == node.text.lowercased() }
    let named = options.firstIndex { $0.normalized == normalized }
    if let labeled, let named, labeled != named {
      throw InvalidInput(
        "ambiguous-option", "'\(node.text)' is the label of one option and the text of another", at: node.location,
        hint: "it may be \(options[labeled].name) or \(options[named].name): give them labels of your own")
    }
    if let index = labeled ?? named { return index }
    let known = options.flatMap { [$0.label, $0.text].compactMap(\.self) }
    throw InvalidInput(
      "unknown-value", "'\(node.text)' is none of the options", at: node.location,
      hint: NearestName.hint(for: node.text, in: known)
        ?? "the options are \(options.map(\.name).joined(separator: ", "))")
  }
}
