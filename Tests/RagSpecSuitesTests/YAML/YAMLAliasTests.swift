import RagSpecCore
import RagSpecSuites
import Testing

@Suite struct YAMLAliasTests {
  private func outline(_ text: String) throws -> String {
    try YAMLReader.document(of: SourceFile(text: text)).root.outline
  }

  @Test func `an alias is what its anchor names`() throws {
    let trees = [
      ("a: &x 1\nb: *x", "{a: 1, b: 1}"), ("- &x {k: [v]}\n- *x", "[{k: [v]}, {k: [v]}]"),
      ("- &x 'q'\n- *x", #"["q", "q"]"#), ("a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}"),
      ("- &x [a]\n- &y [*x, *x]\n- *y", "[[a], [[a], [a]], [[a], [a]]]"), ("&k a: 1\nb: *k", "{a: 1, b: a}"),
      ("- &x\n- *x", "[, ]"),
    ]
    for (text, tree) in trees { #expect(try outline(text) == tree, "\(text)") }
  }

  @Test func `a merge adds what the mapping does not say itself`() throws {
    let base = "base: &b {x: 1, y: 2}\nother: &o {y: 3, z: 4}\n"
    let merges = [
      ("m: {<<: *b}", "{x: 1, y: 2}"), ("m: {<<: *b, x: 9}", "{x: 9, y: 2}"), ("m: {x: 9, <<: *b}", "{x: 9, y: 2}"),
      ("m: {<<: [*b, *o]}", "{x: 1, y: 2, z: 4}"), ("m: {<<: [*o, *b]}", "{y: 3, z: 4, x: 1}"),
      ("m: {<<: {x: 7}, k: v}", "{k: v, x: 7}"), ("m: {<<: [*b, {w: 0}], k: v}", "{k: v, x: 1, y: 2, w: 0}"),
      ("m: {<<: *b, <<: *o}", "{x: 1, y: 2, z: 4}"), ("m: {<<: []}", "{}"),
      ("m: {\"<<\": *b}", #"{"<<": {x: 1, y: 2}}"#),
      ("m: {'x': 9, <<: *b}", #"{"x": 9, y: 2}"#), ("m: [<<, x]", "[<<, x]"), ("m: <<", "<<"),
    ]
    for (merge, tree) in merges {
      let text = try outline(base + merge)
      #expect(text == "{base: {x: 1, y: 2}, other: {y: 3, z: 4}, m: \(tree)}", "\(merge)")
    }
  }

  @Test func `merges of merges`() throws {
    let text = """
      a: &a {x: 1, deep: {k: v}}
      b: &b {<<: *a, y: 2}
      c: &c {<<: *b, x: 3}
      d: [{<<: *c}, {<<: [*a, *c], z: 4}]
      """
    let root = try YAMLReader.document(of: SourceFile(text: text)).root
    #expect(root["c"]?.outline == "{x: 3, y: 2, deep: {k: v}}")
    #expect(root["d"]?.outline == "[{x: 3, y: 2, deep: {k: v}}, {z: 4, x: 1, deep: {k: v}, y: 2}]")
    #expect(root["c"]?["deep"]?["k"]?.location.place == "1:24")
  }

  @Test func `merges in a mapping with many keys`() throws {
    let own = (0..<30).map { "k\($0): \($0)" }.joined(separator: ", ")
    let base = (20..<50).map { "k\($0): base" }.joined(separator: ", ")
    let root = try YAMLReader.document(of: SourceFile(text: "- &b {\(base)}\n- {<<: *b, \(own)}")).root
    let merged = try #require(root.elements.last)
    #expect(merged.entries.map(\.key.text) == (0..<50).map { "k\($0)" })
    #expect(merged["k29"]?.text == "29")
    #expect(merged["k30"]?.text == "base")
  }

  @Test func `what cannot be merged or followed is told`() {
    let texts: [(MarkedText, String)] = [
      ("a: 1️⃣*nope", "unknown-anchor"), ("a: &base {}\nb: 1️⃣*bsae", "unknown-anchor"), ("a: &x [1️⃣*x]", "recursive-alias"),
      ("a: &x {b: {c: 1️⃣*x}}", "recursive-alias"), ("a: &x {<<: 1️⃣*x}", "recursive-alias"),
      ("m: {<<: 1️⃣text}", "merge-not-mapping"), ("s: &s 1\nm: {<<: 1️⃣*s}", "merge-not-mapping"),
      ("m: {<<: [{a: 1}, 1️⃣x]}", "merge-not-mapping"), ("m: {<<: [1️⃣[{a: 1}]]}", "merge-not-mapping"),
      ("m:\n  <<:1️⃣\n  a: 1", "merge-not-mapping"),
    ]
    for (marked, id) in texts {
      let found = diagnostics { _ = try YAMLReader.document(of: marked.file()) }
      #expect(found.told == marked.places.map { "\($0) \(id)" }, "\(marked.text)")
    }
    let slip = diagnostics { _ = try YAMLReader.document(of: SourceFile(text: "a: &base {}\nb: *bsae")) }
    #expect(slip.map(\.hint) == ["did you mean 'base'?"])
  }
}
