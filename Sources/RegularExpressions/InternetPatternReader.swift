/// Checks a pattern against the grammar of RFC 9485 and writes it as PCRE2 takes it.
struct InternetPatternReader {
  private let pattern: [Unicode.Scalar]
  private var position = 0
  private var openGroups = 0
  private var output = ""
  /// Whether a quantifier may follow.
  private var hasAtom = false

  init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

  mutating func translated() throws(RegularExpression.SyntaxError) -> String {
    while let scalar = next() { try read(scalar) }
    guard openGroups == 0 else { throw failure("a parenthesis is not closed") }
    return output
  }

  private mutating func read(_ scalar: Unicode.Scalar) throws(RegularExpression.SyntaxError) {
    switch scalar {
    case "(": open()
    case ")": try close()
    case "|":
      output += "|"
      hasAtom = false
    case "*", "+", "?": try quantify(by: String(scalar))
    case "{": try quantify(by: bounds())
    case "}", "]": throw failure("a '\(scalar)' stands alone", at: position - 1)
    case ".": atom("[^\\n\\r]")
    case "\\": atom(try escape())
    case "[": try characterClass()
    default: atom(String(scalar))
    }
  }

  private mutating func open() {
    openGroups += 1
    output += "(?:"
    hasAtom = false
  }

  private mutating func close() throws(RegularExpression.SyntaxError) {
    guard openGroups > 0 else { throw failure("a parenthesis was never opened", at: position - 1) }
    openGroups -= 1
    atom(")")
  }

  private mutating func atom(_ text: String) {
    output += text
    hasAtom = true
  }

  // MARK: Quantifiers

  private mutating func quantify(by quantifier: String) throws(RegularExpression.SyntaxError) {
    guard hasAtom else { throw failure("a quantifier has nothing to repeat", at: position - 1) }
    output += quantifier
    hasAtom = false
  }

  private mutating func bounds() throws(RegularExpression.SyntaxError) -> String {
    let start = position
    while let scalar = next(), scalar != "}" {
      guard scalar == "," || ("0"..."9").contains(scalar) else { throw failure("bounds are digits", at: position - 1) }
    }
    let text = text(from: start)
    let parts = text.dropLast().split(separator: ",", omittingEmptySubsequences: false)
    guard text.last == "}", parts.count <= 2, parts.first?.isEmpty == false else {
      throw failure("bounds are written {2}, {2,} or {2,5}", at: start)
    }
    return "{" + text
  }

  // MARK: Escapes

  private mutating func escape() throws(RegularExpression.SyntaxError) -> String {
    switch next() {
    case "p": return try property("\\p")
    case "P": return try property("\\P")
    case let scalar? where "()*+-.?[\\]^nrt{|}$".unicodeScalars.contains(scalar): return "\\\(scalar)"
    case let scalar?: throw failure("I-Regexp has no '\\\(scalar)'", at: position - 1)
    case nil: throw failure("the pattern ends in a backslash")
    }
  }

  private mutating func property(_ name: String) throws(RegularExpression.SyntaxError) -> String {
    let start = position
    while let scalar = next(), scalar != "}" {}
    let text = text(from: start)
    guard text.first == "{", text.last == "}", Self.categories.contains(String(text.dropFirst().dropLast())) else {
      throw failure("a category is written \(name){Lu}", at: start)
    }
    return name + text
  }

  private static let categories: Set<String> = [
    "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe", "Pf", "Pi",
    "Po", "Ps", "Z", "Zl", "Zp", "Zs", "S", "Sc", "Sk", "Sm", "So", "C", "Cc", "Cf", "Cn", "Co",
  ]

  // MARK: Classes

  private mutating func characterClass() throws(RegularExpression.SyntaxError) {
    let start = position
    output += "["
    if peek() == "^" {
      position += 1
      output += "^"
    }
    var isEmpty = true
    while let scalar = next() {
      if scalar == "]", !isEmpty { return atom("]") }
      output += try member(scalar, isFirst: isEmpty)
      isEmpty = false
    }
    throw failure("a '[' is not closed", at: start)
  }

  /// A member is written so that PCRE2 sees no more in it than I-Regexp does: `[[:alpha:]]` names no class.
  private mutating func member(
    _ scalar: Unicode.Scalar, isFirst: Bool
  ) throws(RegularExpression.SyntaxError) -> String {
    switch scalar {
    case "\\": return try escape()
    case "[", "]": throw failure("a bracket in a class is written \\\(scalar)", at: position - 1)
    case "-" where isFirst || peek() == "]": return "\\-"
    case "-": return "-"
    case "^": return "\\^"
    default: return String(scalar)
    }
  }

  // MARK: Scalars

  private func peek() -> Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

  private mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek() else { return nil }
    position += 1
    return scalar
  }

  private func text(from start: Int) -> String { String(String.UnicodeScalarView(pattern[start..<position])) }

  private func failure(_ message: String, at offset: Int? = nil) -> RegularExpression.SyntaxError {
    RegularExpression.SyntaxError(message: message, offset: offset ?? position)
  }
}
