import RagSpecCore
import Testing

@Suite struct ConfigDocumentBuilderTests {
  private func builder() -> ConfigDocument.Builder {
    ConfigDocument.Builder(source: SourceFile(path: "test.yaml", bytes: []))
  }

  @Test func `a document without nodes is nothing`() {
    let root = builder().finish().root
    #expect(root.isNull)
    #expect(root.location.description == "test.yaml:1:1")
  }

  @Test func `an alias looks like its target and stands in its own place`() throws {
    var builder = builder()
    builder.beginSequence(line: 1, column: 1)
    let target = builder.nextIndex
    builder.beginMapping(line: 2, column: 3)
    builder.scalar("key", isPlain: true, line: 2, column: 3)
    builder.scalar("1", isPlain: true, line: 2, column: 8)
    builder.end()
    let alias = builder.nextIndex
    builder.alias(to: target, line: 3, column: 3)
    builder.alias(to: alias, line: 4, column: 5)
    builder.end()
    let elements = builder.finish().root.elements
    try #require(elements.count == 3)
    for (element, line) in zip(elements, [2, 3, 4]) {
      #expect(element.kind == .mapping)
      #expect(element["key"]?.integer == 1)
      #expect(element.location.line == line)
    }
  }

  /// Few keys are compared one by one, many through a table: both must find the same.
  @Test func `duplicate keys are found among few and among many`() {
    for count in [2, 12, 13, 40] {
      var builder = builder()
      builder.beginMapping(line: 1, column: 1)
      for number in 0..<count {
        builder.scalar("key \(number)", isPlain: true, line: number + 1)
        builder.scalar("value", isPlain: true, line: number + 1)
      }
      #expect(builder.duplicateKeys(ofOpenMapping: 0).isEmpty)
      for line in [count + 1, count + 2] {
        builder.scalar("key 1", isPlain: false, line: line)
        builder.scalar("value", isPlain: true, line: line)
      }
      let lines = builder.duplicateKeys(ofOpenMapping: 0).map {
        [$0.first, $0.second].map { builder.location(at: $0).line }
      }
      #expect(lines == [[2, count + 1], [2, count + 2]], "\(count) keys")
    }
  }

  @Test func `keys are the same when their bytes are`() {
    for further in [0, 20] {
      var builder = builder()
      builder.beginMapping(line: 1, column: 1)
      for key in ["\u{E9}", "e\u{301}"] + (0..<further).map(String.init) {
        builder.scalar(key, isPlain: true, line: 1)
        builder.scalar("", isPlain: true, line: 1)
      }
      #expect(builder.duplicateKeys(ofOpenMapping: 0).isEmpty, "\(further) further keys")
    }
  }

  @Test func `nodes are taken back, open collections included`() {
    var builder = builder()
    builder.beginSequence(line: 1, column: 1)
    builder.scalar("kept", isPlain: true, line: 2)
    let start = builder.nextIndex
    builder.beginMapping(line: 3, column: 1)
    builder.scalar("key", isPlain: true, line: 3)
    builder.beginSequence(line: 3, column: 5)
    builder.removeAll(from: start)
    builder.scalar("also kept", isPlain: true, line: 4)
    builder.end()
    #expect(builder.finish().root.elements.map(\.text) == ["kept", "also kept"])
  }
}
