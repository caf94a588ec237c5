/// Emphasis, strike-through and code spans: runs of `*`, `_`, `~~` and backticks.
///
/// A run is a mark when there is text on one side of it and none, or punctuation, on the other, or when it stands
/// inside a word in the ways that Markdown allows. Operators stay: `2 * 3`, `2*3`, `2**3`, `snake_case`, `~5`. So does
/// a run after a backslash.
enum MarkdownEmphasis {
  static func strip(_ input: TextBuffer) -> TextBuffer {
    guard input.bytes.contains(where: isMark) else { return input }
    var output = TextBuffer(toFollow: input)
    var (index, copied) = (0, 0)
    while index < input.count {
      let end = endOfRun(in: input, from: index)
      if end > index {
        output.copy(copied..<index, of: input)
        append(Run(index..<end, in: input), of: input, to: &output)
        copied = end
      }
      index = max(end, index + 1)
    }
    output.copy(copied..<input.count, of: input)
    return output
  }

  private static func append(_ run: Run, of input: TextBuffer, to output: inout TextBuffer) {
    if !run.isMarkup { return output.copy(run.range, of: input) }
    // One tilde alone means "about" and belongs to the text, whatever marks stand around it.
    guard run.tildes == 1, let tilde = run.range.first(where: { input[$0] == 0x7E }) else { return }
    output.copy(tilde, of: input)
  }

  private static func endOfRun(in input: TextBuffer, from start: Int) -> Int {
    var end = start
    while end < input.count, isMark(input[end]) { end += 1 }
    return end
  }

  private static func isMark(_ byte: UInt8) -> Bool { byte == 0x2A || byte == 0x5F || byte == 0x60 || byte == 0x7E }
}

extension MarkdownEmphasis {
  /// A longest possible run of marks, with what stands before and after it.
  private struct Run {
    let range: Range<Int>
    private(set) var stars = 0
    private(set) var tildes = 0
    private var backticks = 0
    private let before: CharacterClass
    private let after: CharacterClass
    private let next: UInt32
    private let touchesOtherScript: Bool

    init(_ range: Range<Int>, in input: TextBuffer) {
      self.range = range
      before = input.characterClass(before: range.lowerBound)
      after = input.characterClass(at: range.upperBound)
      next = after == .edge ? 0 : input.scalar(at: range.upperBound)
      touchesOtherScript = next >= 0x80 || range.lowerBound > 0 && input[range.lowerBound - 1] >= 0x80
      for index in range {
        switch input[index] {
        case 0x2A: stars += 1
        case 0x7E: tildes += 1
        case 0x60: backticks += 1
        default: break
        }
      }
    }

    var isMarkup: Bool {
      if next >= 0x300, ScalarProperties(next).attachesToPrevious { return false }
      if backticks > 0 { return true }
      if before == .backslash || tildes == 1 && range.count == 1 { return false }
      if before.isOpen && after.isOpen { return false }
      if before == .digit { return after.isOpen || closes }
      return before.isWord && after.isWord ? isMarkupInsideWord : true
    }

    /// `**57.1**,` ends emphasis; `2*-3` and `2*(3)` are sums.
    private var closes: Bool {
      switch next {
      case 0x21, 0x22, 0x25, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7C, 0x7D: true
      default: after == .punctuation && next >= 0x80
      }
    }

    private var isMarkupInsideWord: Bool {
      if after == .digit || stars + tildes == 0 { return false }
      return stars + tildes >= 2 || touchesOtherScript
    }
  }
}
