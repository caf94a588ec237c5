/// Hands the parameters of a written measure to its formula one by one, and notes them for the canonical name.
struct MeasureArguments {
  private let syntax: MeasureSyntax
  private let family: MeasureFamily
  /// The least grade that is relevant where a measure does not say so itself.
  private let usualLevel: Int
  private var unread: [MeasureSyntax.Argument]
  private var unreadCutoff: MeasureSyntax.Token?
  private var knownNames: [String] = []
  private var canonicalArguments: [String] = []
  private var canonicalCutoff = ""

  init(_ syntax: MeasureSyntax, of family: MeasureFamily, usualLevel: Int) {
    self.syntax = syntax
    self.family = family
    self.usualLevel = usualLevel
    unread = syntax.arguments
    unreadCutoff = syntax.cutoff
  }

  /// Takes `rel`, the least grade that counts as relevant; the usual one if it is not given.
  mutating func relevanceLevel() throws(MeasureSyntaxError) -> Int {
    let level = try takeArgument("rel").map { token throws(MeasureSyntaxError) in try wholeNumber(token) } ?? usualLevel
    if level != 1 { canonicalArguments.append("rel=\(level)") }
    return level
  }

  /// Takes `rel` where a measure has a meaning without it.
  mutating func optionalRelevanceLevel() throws(MeasureSyntaxError) -> Int? {
    guard let token = takeArgument("rel") else { return nil }
    let level = try wholeNumber(token)
    canonicalArguments.append("rel=\(level)")
    return level
  }

  /// Takes how many documents from the top count; the measure makes no sense without it.
  mutating func cutoff() throws(MeasureSyntaxError) -> Int {
    guard let cutoff = try optionalCutoff() else { throw missingCutoff(Self.wholeNumberForm) }
    return cutoff
  }

  /// Takes how many documents from the top count; nothing if all do.
  mutating func optionalCutoff() throws(MeasureSyntaxError) -> Int? {
    guard let token = try takeCutoff(named: "cutoff") else { return nil }
    let cutoff = try wholeNumber(token)
    canonicalCutoff = "@\(cutoff)"
    return cutoff
  }

  /// Takes a number that stands after `@` or goes by a name; the measure makes no sense without it.
  mutating func decimalCutoff(_ name: String, in range: ClosedRange<Double>) throws(MeasureSyntaxError) -> Double {
    guard let token = try takeCutoff(named: name) else { throw missingCutoff(Self.form(of: range)) }
    let number = try decimal(token, in: range)
    canonicalCutoff = "@\(DecimalText.shortest(number))"
    return number
  }

  /// Takes a whole number from 1 on.
  mutating func wholeNumber(_ name: String, default usual: Int) throws(MeasureSyntaxError) -> Int {
    guard let token = takeArgument(name) else { return usual }
    let number = try wholeNumber(token)
    if number != usual { canonicalArguments.append("\(name)=\(number)") }
    return number
  }

  /// Takes a number.
  mutating func number(
    _ name: String, default usual: Double, in range: ClosedRange<Double>
  ) throws(MeasureSyntaxError) -> Double {
    guard let token = takeArgument(name) else { return usual }
    let number = try decimal(token, in: range)
    if number != usual { canonicalArguments.append("\(name)=\(DecimalText.shortest(number))") }
    return number
  }

  /// Takes numbers, separated by commas and in quotes.
  mutating func numbers(
    _ name: String, default usual: [Double], in range: ClosedRange<Double>
  ) throws(MeasureSyntaxError) -> [Double] {
    guard let token = takeArgument(name) else { return usual }
    var numbers: [Double] = []
    for part in token.parts(",") { numbers.append(try decimal(part, in: range)) }
    let text = numbers.map(DecimalText.shortest).joined(separator: ",")
    if numbers != usual { canonicalArguments.append("\(name)='\(text)'") }
    return numbers
  }

  /// Takes one of some words, of which the first is the default.
  mutating func choice(_ name: String, of words: [String]) throws(MeasureSyntaxError) -> String {
    guard let token = takeArgument(name) else { return words[0] }
    guard let word = words.first(where: { $0 == token.text }) else {
      throw unexpected(token, words.map { "'\($0)'" }.joined(separator: " or "))
    }
    if word != words[0] { canonicalArguments.append("\(name)='\(word)'") }
    return word
  }

  /// Takes a flag that is off by default.
  mutating func flag(_ name: String) throws(MeasureSyntaxError) -> Bool {
    guard let token = takeArgument(name) else { return false }
    guard let isOn = ["true": true, "1": true, "false": false, "0": false][token.text.lowercased()] else {
      throw unexpected(token, "True or False")
    }
    if isOn { canonicalArguments.append("\(name)=True") }
    return isOn
  }

  /// Takes `gains`, what the grades are worth: `{1:3,2:9}`.
  mutating func gains() throws(MeasureSyntaxError) -> GradeGains {
    guard let token = takeArgument("gains") else { return GradeGains() }
    var gains: [Int: Double] = [:]
    for part in token.parts(",") {
      let pair = part.parts(part.text.contains("=") ? "=" : ":")
      guard pair.count == 2, let grade = Int(pair[0].text), grade >= 0, gains[grade] == nil else {
        throw unexpected(part, "a grade and its gain as in 2:9")
      }
      gains[grade] = try decimal(pair[1], in: Self.anyNumber)
    }
    let text = gains.sorted { $0.key < $1.key }.map { "\($0.key):\(DecimalText.shortest($0.value))" }
    canonicalArguments.append("gains={\(text.joined(separator: ","))}")
    return GradeGains(gains)
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
  /// Numbers beyond this make sums overflow.
  static var anyNumber: ClosedRange<Double> { -1e9...1e9 }
  private static var wholeNumbers: ClosedRange<Int> { 1...1_000_000_000 }
  private static var wholeNumberForm: String { "a whole number from 1 to \(wholeNumbers.upperBound)" }

  private static func form(of range: ClosedRange<Double>) -> String {
    "a number from \(DecimalText.shortest(range.lowerBound)) to \(DecimalText.shortest(range.upperBound))"
  }

  private mutating func takeCutoff(named name: String) throws(MeasureSyntaxError) -> MeasureSyntax.Token? {
    let named = takeArgument(name)
    if named != nil, let twice = unreadCutoff { throw error(.repeatedParameter(name), at: twice) }
    defer { unreadCutoff = nil }
    return named ?? unreadCutoff
  }

  private mutating func takeArgument(_ name: String) -> MeasureSyntax.Token? {
    knownNames.append(name)
    guard let index = unread.firstIndex(where: { $0.name.text == name }) else { return nil }
    return unread.remove(at: index).value
  }

  private func wholeNumber(_ token: MeasureSyntax.Token) throws(MeasureSyntaxError) -> Int {
    let isPlain = token.text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard isPlain, let number = Int(token.text), Self.wholeNumbers ~= number else {
      throw unexpected(token, Self.wholeNumberForm)
    }
    return number
  }

  private func decimal(
    _ token: MeasureSyntax.Token, in range: ClosedRange<Double>
  ) throws(MeasureSyntaxError) -> Double {
    let isPlain = token.text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || "-.e".utf8.contains($0) }
    let text = token.text.first == "." ? "0" + token.text : token.text
    guard isPlain, let number = Double(text), range ~= number else { throw unexpected(token, Self.form(of: range)) }
    return number
  }

  private func missingCutoff(_ form: String) -> MeasureSyntaxError {
    error(.unexpected("", expected: "'@' and \(form)"), at: syntax.end)
  }

  private func unexpected(_ token: MeasureSyntax.Token, _ expectation: String) -> MeasureSyntaxError {
    error(.unexpected(token.text, expected: expectation), at: token)
  }

  private func error(_ problem: MeasureSyntaxError.Problem, at token: MeasureSyntax.Token) -> MeasureSyntaxError {
    MeasureSyntaxError(text: syntax.text, column: token.column, problem: problem)
  }
}

extension MeasureSyntax.Token {
  /// The parts between separators, without the spaces around them, each with its own column.
  fileprivate func parts(_ separator: Unicode.Scalar) -> [MeasureSyntax.Token] {
    var column = column
    return text.unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map { part in
      defer { column += part.count + 1 }
      let start = part.drop { $0 == " " }
      let end = start.lastIndex { $0 != " " }.map { start[...$0] } ?? start
      return MeasureSyntax.Token(text: String(end), column: column + part.count - start.count)
    }
  }
}
