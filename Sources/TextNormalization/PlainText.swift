/// The whole pipeline in one pass, for texts of plain ASCII without Markdown: what most questions and answers are.
///
/// It gives up, and the general steps take over, at the first character that needs more than its neighbors to be
/// judged.
struct PlainText {
  private let input: UnsafeBufferPointer<UInt8>
  private let output: UnsafeMutableBufferPointer<UInt8>
  private let folded: UnsafeBufferPointer<UInt8>
  private let stripsMarkdown: Bool
  private var count = 0
  private var index = 0

  /// Returns the normalized text, or nil when it takes the general steps.
  static func normalize(_ text: String, _ steps: NormalizationSteps) -> String? {
    guard steps.isSuperset(of: [.typography, .punctuation, .whiteSpace]), !steps.contains(.articles) else { return nil }
    var text = text
    let original = text
    return text.withUTF8 { bytes in normalize(original, bytes, steps) }
  }

  private static func normalize(
    _ text: String, _ bytes: UnsafeBufferPointer<UInt8>, _ steps: NormalizationSteps
  ) -> String? {
    let table = steps.contains(.caseFolding) ? foldedCase : keptCase
    return table.withUnsafeBufferPointer { folded in
      let settled = settledCount(bytes, folded)
      if settled == bytes.count { return text }
      var isPlain = true
      let result = String(unsafeUninitializedCapacity: bytes.count) { output in
        var pass = PlainText(
          input: bytes, output: output, folded: folded, stripsMarkdown: steps.contains(.markdown), settled: settled)
        isPlain = pass.run()
        return isPlain ? pass.count : 0
      }
      return isPlain ? result : nil
    }
  }

  /// How many bytes from the start on stay as they are; a space counts only with something behind it.
  private static func settledCount(_ bytes: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>) -> Int {
    var (index, last) = (0, UInt8(0x20))
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || folded[Int(byte)] != byte || byte == 0x20 && last == 0x20 { break }
      last = byte
      index &+= 1
    }
    return index > 0 && last == 0x20 ? index &- 1 : index
  }

  private init(
    input: UnsafeBufferPointer<UInt8>, output: UnsafeMutableBufferPointer<UInt8>, folded: UnsafeBufferPointer<UInt8>,
    stripsMarkdown: Bool, settled: Int
  ) {
    self.input = input
    self.output = output
    self.folded = folded
    self.stripsMarkdown = stripsMarkdown
    _ = output.update(fromContentsOf: input[..<settled])
    (index, count) = (settled, settled)
  }

  private mutating func run() -> Bool {
    while true {
      copyWords()
      guard index < input.count else { break }
      guard readOther(input[index]) else { return false }
      index += 1
    }
    if count > 0, output[count - 1] == 0x20 { count -= 1 }
    return true
  }

  /// Copies words with one space between them, and makes spaces of the marks that end sentences and clauses: the loop in
  /// which nearly all the time goes, hence the local variables.
  private mutating func copyWords() {
    let (input, output, folded) = (input, output, folded)
    var (from, to, last) = (index, count, count > 0 ? output[count - 1] : 0x20)
    while from < input.count {
      var byte = folded[Int(input[from])]
      if byte <= 0x20 {
        if byte == Self.sentenceMark {
          guard from &+ 1 == input.count || input[from &+ 1] == 0x20 else { break }
          from &+= 1
          if last == 0x20 { continue }
          (byte, from) = (0x20, from &- 1)
        } else if byte != 0x20 || last == 0x20 {
          break
        }
      }
      output[to] = byte
      last = byte
      from &+= 1
      to &+= 1
    }
    (index, count) = (from, to)
  }
}

extension PlainText {
  /// What each byte becomes wherever it stands; 0 for one that depends on its neighbors.
  private static let foldedCase: [UInt8] = keptCase.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }

  private static let keptCase: [UInt8] = (0...255).map { (byte: UInt8) -> UInt8 in
    if [0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F].contains(byte) { return sentenceMark }  // ! , . : ; ?
    return CharacterClass(ascii: byte).isWord || [0x20, 0x24, 0x25, 0x3C].contains(byte) ? byte : 0  // space $ % <
  }

  /// Stands for a mark that becomes a space when nothing but a space or the end follows, whatever is before it.
  private static let sentenceMark: UInt8 = 1

  /// Reads a byte that depends on its neighbors; says whether it could be judged.
  private mutating func readOther(_ byte: UInt8) -> Bool {
    guard byte < 0x80 else { return false }
    switch CharacterClass(ascii: byte) {
    case .space: return readSpace(byte)
    case .symbol, .equals: return readSymbol(byte)
    default: return readMark(byte)
    }
  }

  private mutating func readSpace(_ byte: UInt8) -> Bool {
    appendSpace()
    return byte == 0x20 || !stripsMarkdown || isPlainLine(from: index + 1)
  }

  private mutating func readSymbol(_ byte: UInt8) -> Bool {
    // Control characters vanish, which makes neighbors of what stands around them.
    guard byte >= 0x20, byte != 0x7F else { return false }
    if stripsMarkdown, count == 0, !neighbor(index + 1).isWord { return false }
    output[count] = byte
    count += 1
    return true
  }

  private mutating func readMark(_ byte: UInt8) -> Bool {
    if stripsMarkdown, isMarkdown(byte) { return false }
    let rule = PunctuationRule(before: neighbor(index - 1), after: neighbor(index + 1))
    switch rule.fate(of: UInt32(byte), afterNext: { neighbor(index + 2) }) {
    case .becomesSpace: appendSpace()
    case .vanishes: break
    case .stays:
      output[count] = byte
      count += 1
    }
    return true
  }

  private mutating func appendSpace() {
    guard count > 0, output[count - 1] != 0x20 else { return }
    output[count] = 0x20
    count += 1
  }

  private func neighbor(_ index: Int) -> CharacterClass {
    guard input.indices.contains(index) else { return .edge }
    return CharacterClass(ascii: input[index])
  }
}

// MARK: - Markdown

extension PlainText {
  /// Whether a mark might be Markdown, wherever it stands.
  private func isMarkdown(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2A, 0x60, 0x7C: true  // * ` |
    case 0x5F: !(neighbor(index - 1).isWord && neighbor(index + 1).isWord)
    case 0x7E: neighbor(index - 1) == .tilde || neighbor(index + 1) == .tilde
    case 0x28: index > 0 && input[index - 1] == 0x5D  // the parenthesis in "]("
    case 0x23, 0x2D: count == 0 && !neighbor(index + 1).isWord  // # -
    default: false
    }
  }

  /// Whether the line that begins here begins with nothing that might be a block mark.
  private func isPlainLine(from start: Int) -> Bool {
    var first = start
    // Only this line: to look beyond its end would make a run of empty lines quadratic.
    while first < input.count, input[first] != 0x0A, MarkdownLines.isSpace(input[first]) { first += 1 }
    guard first < input.count else { return true }
    switch input[first] {
    case 0x30...0x39: return !isNumbered(from: first)
    case 0x23, 0x2B, 0x2D, 0x3D, 0x3E: return neighbor(first + 1).isWord  // # + - = >
    default: return true
    }
  }

  private func isNumbered(from start: Int) -> Bool {
    var end = start
    while neighbor(end) == .digit { end += 1 }
    return end < input.count && (input[end] == 0x2E || input[end] == 0x29)
  }
}
