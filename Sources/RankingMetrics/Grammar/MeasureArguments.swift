/// Hands the parameters of a written measure to its formula one by one, and notes them for the canonical name.
struct MeasureArguments {
  private let syntax: MeasureSyntax
  private let family: MeasureFamily
  private var unread: [MeasureSyntax.Argument]
  private var unreadCutoff: MeasureSyntax.Token?
  private var knownNames: [String] = []
  private var canonicalArguments: [String] = []
  private var canonicalCutoff = ""

  init(_ syntax: MeasureSyntax, of family: MeasureFamily) {
    self.syntax = syntax
    self.family = family
    unread = syntax.arguments
    unreadCutoff = syntax.cutoff
  }

  /// Takes `rel`, the least grade that counts as relevant; 1 if it is not given.
  mutating func relevanceLevel() throws(MeasureSyntaxError) -> Int {
    guard let token = takeArgument("rel") else { return 1 }
    let level = try wholeNumber(token)
    if level != 1 { canonicalArguments.append("rel=\(level)") }
    return level
  }

  /// Takes how many documents from the top count; the measure makes no sense without it.
  mutating func cutoff() throws(MeasureSyntaxError) -> Int {
    guard let cutoff = try optionalCutoff() else {
      throw error(.unexpected("", expected: "'@' and \(Self.wholeNumberForm)"), at: syntax.end)
    }
    return cutoff
  }

  /// Takes how many documents from the top count; nothing if all do.
  mutating func optionalCutoff() throws(MeasureSyntaxError) -> Int? {
    let named = takeArgument("cutoff")
    if named != nil, let twice = unreadCutoff { throw error(.repeatedParameter("cutoff"), at: twice) }
    guard let token = named ?? unreadCutoff else { return nil }
    unreadCutoff = nil
    let cutoff = try wholeNumber(token)
    canonicalCutoff = "@\(cutoff)"
    return cutoff
  }

  /// Returns the canonical name, once the formula has taken everything that it knows.
  func canonicalName() throws(MeasureSyntaxError) -> String {
    if let first = unread.first?.name {
      throw error(.unknownParameter(first.text, of: family.name, known: knownNames), at: first)
    }
    if let unreadCutoff { throw error(.needlessCutoff(of: family.name), at: unreadCutoff) }
    let arguments = canonicalArguments.joined(separator: ",")
    return family.name + (arguments.isEmpty ? "" : "(\(arguments))") + canonicalCutoff
  }
}

extension MeasureArguments {
  static var wholeNumberForm: String { "a whole number from 1 to \(wholeNumbers.upperBound)" }
  private static var wholeNumbers: ClosedRange<Int> { 1...1_000_000_000 }

  private mutating func takeArgument(_ name: String) -> MeasureSyntax.Token? {
    knownNames.append(name)
    guard let index = unread.firstIndex(where: { $0.name.text == name }) else { return nil }
    return unread.remove(at: index).value
  }

  private func wholeNumber(_ token: MeasureSyntax.Token) throws(MeasureSyntaxError) -> Int {
    let isPlain = token.text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard isPlain, let number = Int(token.text), Self.wholeNumbers ~= number else {
      throw error(.unexpected(token.text, expected: Self.wholeNumberForm), at: token)
    }
    return number
  }

  private func error(_ problem: MeasureSyntaxError.Problem, at token: MeasureSyntax.Token) -> MeasureSyntaxError {
    MeasureSyntaxError(text: syntax.text, column: token.column, problem: problem)
  }
}
