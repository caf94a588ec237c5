/// The step that makes every run of white space one space and leaves none at the ends.
enum WhiteSpace {
  static func collapse(_ input: TextBuffer) -> TextBuffer {
    var output = TextBuffer(toFollow: input)
    var (index, copied) = (0, 0)
    while index < input.count {
      let end = endOfSpace(in: input, from: index)
      if end > index {
        output.copy(copied..<index, of: input)
        if output.count > 0, end < input.count { output.append(0x20, for: index..<end, of: input) }
        copied = end
      }
      index = end == index ? index + input.width(at: index) : end
    }
    output.copy(copied..<index, of: input)
    return output
  }

  private static func endOfSpace(in input: TextBuffer, from start: Int) -> Int {
    var end = start
    while input.characterClass(at: end) == .space { end += input.width(at: end) }
    return end
  }
}
