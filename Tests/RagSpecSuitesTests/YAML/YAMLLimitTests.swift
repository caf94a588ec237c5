import RagSpecCore
import RagSpecSuites
import Testing

/// Files that are small and want to be large: each must be refused, and at once.
@Suite struct YAMLLimitTests {
  private func told(_ text: String) -> [String] {
    var told: [String] = []
    let elapsed = ContinuousClock().measure {
      told = diagnostics { _ = try YAMLReader.document(of: SourceFile(text: text)) }.told
    }
    #expect(elapsed < .seconds(20))
    return told
  }

  @Test func `a billion laughs`() {
    let levels = (1...9).map { level in
      "l\(level): &l\(level) [" + [String](repeating: "*l\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let text = "l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + levels.joined()
    #expect(told(text) == ["6:45 alias-bomb"])
  }

  @Test func `a quadratic blow-up`() {
    let text = "a: &a [\(String(repeating: "x, ", count: 20_000))]\nb: [\(String(repeating: "*a, ", count: 20_000))]"
    #expect(told(text).map { $0.split(separator: " ").last } == ["alias-bomb"])
  }

  /// Merging makes entries of its own, so that it could fill the memory where aliases could not.
  @Test func `merges of a large mapping`() {
    let base = (0..<5_000).map { "k\($0): v" }.joined(separator: ", ")
    let text = "a: &a {\(base)}\nb:\n" + String(repeating: "  - {<<: *a}\n", count: 20_000)
    #expect(told(text).map { $0.split(separator: " ").last } == ["alias-bomb"])
  }

  @Test func `defaults that every case merges are no bomb`() throws {
    let text =
      "- &d {a: 1, b: 2, c: 3, d: [1, 2, 3], e: {x: y}}\n" + (0..<20_000).map { "- {<<: *d, id: c\($0)}\n" }.joined()
    let root = try YAMLReader.document(of: SourceFile(text: text)).root
    #expect(root.elements.last?.outline == "{id: c19999, a: 1, b: 2, c: 3, d: [1, 2, 3], e: {x: y}}")
  }

  @Test func `nesting a thousand deep`() throws {
    let limit = YAMLReader.greatestDepth
    let shapes: [(Int) -> String] = [
      { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) },
      { String(repeating: "{a: ", count: $0) + String(repeating: "}", count: $0) },
      { depth in (0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined() },
      { String(repeating: "- ", count: $0) },
    ]
    for shape in shapes {
      #expect(throws: Never.self) { try YAMLReader.document(of: SourceFile(text: shape(limit))) }
      for depth in [limit + 1, 1_000] {
        let found = diagnostics { _ = try YAMLReader.document(of: SourceFile(text: shape(depth))) }
        #expect(found.map(\.id) == ["too-deep"], "\(depth) deep")
      }
    }
    #expect(told(String(repeating: "[", count: 1_000_000)) == ["1:\(limit + 1) too-deep"])
  }

  /// Nothing here is nested deeply as it is written, but everything that follows aliases goes down as far.
  @Test func `nesting through aliases`() throws {
    func chain(_ length: Int) -> String {
      "- &n1 [x]\n" + (2..<length).map { "- &n\($0) [*n\($0 - 1)]\n" }.joined()
    }
    let limit = YAMLReader.greatestDepth
    let root = try YAMLReader.document(of: SourceFile(text: chain(limit))).root
    #expect(root.elements.count == limit - 1)
    #expect(told(chain(limit + 1)).map { $0.split(separator: " ").last } == ["too-deep"])
    #expect(told(chain(5_000)) == ["100:10 too-deep"])
  }

  @Test func `a file of more than a hundred megabytes is not looked into`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: YAMLReader.greatestSize + 1)
    let found = diagnostics { _ = try YAMLReader.document(of: SourceFile(path: "s.yaml", bytes: bytes)) }
    #expect(found.told == ["1:1 file-too-large"])
    #expect(found.messages == ["the file is larger than 100 MB"])
  }
}
