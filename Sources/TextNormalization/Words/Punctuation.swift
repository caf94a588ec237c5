/// The step that takes punctuation out of a text.
enum Punctuation {
  static func strip(_ input: TextBuffer) -> TextBuffer {
    var output = TextBuffer(toFollow: input)
    var before = CharacterClass.edge
    var (index, copied) = (0, 0)
    while index < input.count {
      let current = input.characterClass(at: index)
      let range = index..<(index + input.width(at: index))
      if isMark(current) {
        output.copy(copied..<index, of: input)
        strip(range, after: before, from: input, to: &output)
        copied = range.upperBound
      }
      before = current
      index = range.upperBound
    }
    output.copy(copied..<index, of: input)
    return output
  }

  private static func isMark(_ characterClass: CharacterClass) -> Bool {
    switch characterClass {
    case .punctuation, .minus, .point, .tilde, .backslash: true
    case .edge, .space, .letter, .digit, .currency, .equals, .symbol: false
    }
  }

  private static func strip(
    _ range: Range<Int>, after before: CharacterClass, from input: TextBuffer, to output: inout TextBuffer
  ) {
    let rule = PunctuationRule(before: before, after: input.characterClass(at: range.upperBound))
    let fate = rule.fate(of: input.scalar(at: range.lowerBound)) {
      input.characterClass(at: range.upperBound + input.width(at: range.upperBound))
    }
    switch fate {
    case .stays: output.copy(range, of: input)
    case .becomesSpace: output.append(0x20, for: range, of: input)
    case .vanishes: break
    }
  }
}
