/// A measure as it is written, before anything is known about its family: `name(parameter=value, …)@cutoff`.
struct MeasureSyntax {
  /// A part of the text and its column: Unicode scalars from 1.
  struct Token {
    let text: String
    let column: Int
  }

  struct Argument {
    let name: Token
    let value: Token
  }

  let text: String
  let name: Token
  let arguments: [Argument]
  /// What stands after `@`.
  let cutoff: Token?
  /// The end of the text.
  let end: Token

  init(parsing text: String) throws(MeasureSyntaxError) {
    var scanner = MeasureScanner(text)
    self.text = text
    name = try scanner.word("the name of a measure")
    let hasArguments = scanner.skip("(")
    arguments = hasArguments ? try scanner.arguments() : []
    let hasCutoff = scanner.skip("@")
    cutoff = hasCutoff ? try scanner.word("a number") : nil
    end = try scanner.end(hasCutoff ? "the end" : hasArguments ? "'@' or the end" : "'(', '@' or the end")
  }
}

extension MeasureScanner {
  /// Reads the rest of what stands in parentheses.
  fileprivate mutating func arguments() throws(MeasureSyntaxError) -> [MeasureSyntax.Argument] {
    if skip(")") { return [] }
    var arguments: [MeasureSyntax.Argument] = []
    repeat {
      let argument = try argument()
      guard !arguments.contains(where: { $0.name.text == argument.name.text }) else {
        throw error(.repeatedParameter(argument.name.text), at: argument.name)
      }
      arguments.append(argument)
    } while skip(",")
    guard skip(")") else { throw unexpected("',' or ')'") }
    return arguments
  }

  private mutating func argument() throws(MeasureSyntaxError) -> MeasureSyntax.Argument {
    let name = try word("the name of a parameter")
    guard skip("=") else { throw unexpected("'='") }
    return MeasureSyntax.Argument(name: name, value: try value("a value"))
  }
}
