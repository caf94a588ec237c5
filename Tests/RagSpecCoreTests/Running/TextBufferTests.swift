import RagSpecCore
import Testing

@Suite struct TextBufferTests {
  @Test func `text is appended and taken away in pieces`() {
    var buffer = TextBuffer()
    #expect(buffer.drain().isEmpty)
    buffer.append("é")
    buffer.appendLine("漢")
    buffer.append([0x61])
    buffer.appendLine()
    #expect(buffer.text == "é漢\na\n")
    #expect(buffer.drain() == Array("é漢\na\n".utf8))
    #expect(buffer.text.isEmpty)
    buffer.append("b")
    #expect(buffer.drain() == [0x62])
  }
}
