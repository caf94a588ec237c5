/// Links and images: `[text](destination "title")` becomes its text.
///
/// One pass with two stacks, linear whatever is nested in what. A destination holds no white space before its title, so
/// `[1] (see below)` and `f[i](a b)` are not links.
struct MarkdownLinks {
  private let input: TextBuffer
  private var output: TextBuffer
  private var openBrackets: [Int] = []
  private var closedBrackets: [Range<Int>] = []
  private var parentheses: [Parenthesis] = []

  static func strip(_ input: TextBuffer) -> TextBuffer {
    guard mightOccur(in: input) else { return input }
    var links = MarkdownLinks(input)
    for index in 0..<input.count { links.read(index) }
    return links.output.removingErased()
  }

  /// An open parenthesis, with what was seen since.
  private struct Parenthesis {
    let start: Int
    /// The brackets directly before, when this could be a link's destination.
    let brackets: Range<Int>?
    var firstSpace: Int?
    var titleStart: Int?
  }

  private init(_ input: TextBuffer) {
    self.input = input
    output = TextBuffer(toFollow: input)
  }

  private static func mightOccur(in input: TextBuffer) -> Bool {
    var opened = false
    for byte in input.bytes {
      if byte == 0x5B { opened = true }
      if byte == 0x28, opened { return true }
    }
    return false
  }

  private mutating func read(_ index: Int) {
    let byte = input[index]
    noteWhiteSpace(MarkdownLines.isSpace(byte))
    output.copy(index, of: input)
    switch byte {
    case 0x5B: openBrackets.append(output.count - 1)
    case 0x5D: closeBracket()
    case 0x28: openParenthesis()
    case 0x29: closeParenthesis()
    default: break
    }
  }

  private mutating func noteWhiteSpace(_ isSpace: Bool) {
    guard let top = parentheses.indices.last else { return }
    if parentheses[top].firstSpace == nil {
      if isSpace { parentheses[top].firstSpace = output.count }
    } else if !isSpace, parentheses[top].titleStart == nil {
      parentheses[top].titleStart = output.count
    }
  }

  private mutating func closeBracket() {
    guard let start = openBrackets.popLast() else { return }
    while let last = closedBrackets.last, last.lowerBound > start { closedBrackets.removeLast() }
    closedBrackets.append(start..<(output.count - 1))
  }

  private mutating func openParenthesis() {
    let start = output.count - 1
    let brackets = closedBrackets.last.flatMap { $0.upperBound == start - 1 ? $0 : nil }
    parentheses.append(Parenthesis(start: start, brackets: brackets))
  }

  private mutating func closeParenthesis() {
    guard let closed = parentheses.popLast() else { return }
    if let brackets = closed.brackets, isDestination(closed) { return removeLink(brackets) }
    guard let top = parentheses.indices.last, parentheses[top].firstSpace == nil else { return }
    parentheses[top].firstSpace = closed.firstSpace
    parentheses[top].titleStart = closed.titleStart
  }

  /// Whether nothing but a quoted title follows the first white space.
  private func isDestination(_ parenthesis: Parenthesis) -> Bool {
    let end = output.count - 1
    guard parenthesis.firstSpace != nil, let title = parenthesis.titleStart, title < end else { return true }
    var last = end - 1
    while last > title, MarkdownLines.isSpace(output[last]) { last -= 1 }
    return last > title && output[title] == output[last] && (output[title] == 0x22 || output[title] == 0x27)
  }

  private mutating func removeLink(_ brackets: Range<Int>) {
    let start = brackets.lowerBound
    output.truncate(to: brackets.upperBound)
    output.erase(start)
    if start > 0, output[start - 1] == 0x21 { output.erase(start - 1) }
    while let last = output.bytes.last, last == TextBuffer.erased { output.truncate(to: output.count - 1) }
    while let last = openBrackets.last, last >= output.count { openBrackets.removeLast() }
    while let last = closedBrackets.last, last.upperBound >= output.count { closedBrackets.removeLast() }
  }
}
