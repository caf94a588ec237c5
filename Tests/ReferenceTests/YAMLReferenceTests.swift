import Foundation
import RagSpecCore
import RagSpecSuites
import RagSpecTestSupport
import Testing

/// PyYAML's parser is written in Python and shares no code with the one behind our reader.
///
/// What scalars mean is another matter: PyYAML follows YAML 1.1 there, so that only the structure is compared.
@Suite struct YAMLReferenceTests {
  private static let seed: UInt64 = 20_241_125

  private static let texts = [
    "a: 1\nb: [x, 'y', \"z\\n\"]\nc:\n- d: e\n  f: |\n    one\n     two\n\n- >-\n  folded\n  text\n\n  more\n",
    "base: &b {x: 1, y: [2, 3]}\nm: {<<: *b, x: 9}\nn:\n  <<: [*b, {z: 4}]\n  k: v\ncopy: *b\n",
    "- - a\n  - b\n-\n  - c\n- {d: e, 'f': g, \"h\": [i, [j]]}\n- plain text\n  over lines\n- 'it''s'\n- ''\n-\n",
    "# comment\nkey with spaces: value # comment\n\"quoted key\": |-\n  text # no comment\n? explicit\n: value\n...\n",
    "{a: b, c: [d, e: f, 'g': h], i: {}}\n",
    "text: \"a\\\n  b \\u00e9 \\x41\"\nlist:\n  - &x one\n  - *x\n  -   three\n",
  ]

  @Test func `the structure is that which PyYAML finds`() throws {
    let texts = try Self.texts + Self.shippedFiles()
    let expected = try ReferencePython.run("yaml_structure.py", on: texts, as: [String?].self)
    try #require(expected.count == texts.count)
    for (text, expected) in zip(texts, expected) { #expect(try structure(text) == expected, "\(text)") }
  }

  @Test func `so it is after changes at random, where both read the text`() throws {
    var random = SeededGenerator(seed: Self.seed)
    let mutants = (0..<1_500).map { random.mutant(of: Self.texts[$0 % Self.texts.count]) }
    let expected = try ReferencePython.run("yaml_structure.py", on: mutants, as: [String?].self)
    var comparedCount = 0
    for (text, expected) in zip(mutants, expected) {
      guard let expected, let found = try? structure(text) else { continue }
      #expect(found == expected, "\(text.debugDescription)")
      comparedCount += 1
    }
    #expect(comparedCount > 400, "seed \(Self.seed)")
  }

  private static func shippedFiles() throws -> [String] {
    let files = FileManager.default.enumerator(
      at: projectRoot.appending(path: "scenarios").resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
    let suites = try #require(files).compactMap { $0 as? URL }.filter { $0.pathExtension == "yaml" }
    try #require(!suites.isEmpty)
    return try suites.map { try String(contentsOf: $0, encoding: .utf8) }
  }

  private func structure(_ text: String) throws -> String {
    Self.structure(try YAMLReader.document(of: SourceFile(path: "s.yaml", bytes: Array(text.utf8))).root)
  }

  private static func structure(_ node: ConfigNode) -> String {
    switch node.kind {
    case .scalar: "\(node.isPlain ? "p" : "q")\(node.text.unicodeScalars.count):\(node.text)"
    case .sequence: "[" + node.elements.map(structure).joined() + "]"
    case .mapping:
      "{"
        + node.entries.map { (key: structure($0.key), value: structure($0.value)) }
        .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { $0.key + $0.value }.joined() + "}"
    }
  }
}

extension SeededGenerator {
  /// Deletes, doubles or replaces a few characters.
  fileprivate mutating func mutant(of text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &self) {
      let place = Int.random(in: scalars.indices, using: &self)
      switch Int.random(in: 0..<3, using: &self) {
      case 0: scalars.remove(at: place)
      case 1: scalars.insert(scalars[place], at: place)
      default: scalars[place] = Array(" \n'\"-:[]{},#|>&*?xé".unicodeScalars).randomElement(using: &self) ?? "x"
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
