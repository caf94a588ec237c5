import RagSpecCore
import RagSpecSuites
import RagSpecToolkit

/// What the command line says about a matcher, and the expectation that it comes to.
struct ExpectationArguments {
  let matcher: String
  /// The values of `--expected`.
  let expected: [String]
  /// The values of `--option`, such as `using=token-f1`.
  let options: [String]

  /// Returns the expectation as a suite would have it; throws what cannot be put into one.
  func node() throws(InvalidInput) -> ConfigNode {
    var document = ArgumentDocument(command: "score \(matcher)")
    let descriptor = Catalogs.matcher(named: matcher)
    var members: [ArgumentDocument.Member] = []
    let type = descriptor?.value ?? .anything
    for (key, texts) in try givenOptions() {
      if let field = type.fields.first(where: { $0.name == key }) {
        members.append(ArgumentDocument.Member(key: key, value: try optionValue(texts, field.type, of: key)))
      } else {
        let known = (descriptor?.options ?? []) + Catalogs.commonOptions
        let fieldType = known.first { $0.name == key }?.type ?? .anything
        let shown = texts.joined(separator: " --\(key) ")
        document.add(key, try optionValue(texts, fieldType, of: key), option: "--\(key)", as: shown)
      }
    }
    try addValue(type, members, to: &document)
    return document.root
  }

  private func addValue(
    _ type: ValueType, _ members: [ArgumentDocument.Member], to document: inout ArgumentDocument
  ) throws(InvalidInput) {
    let shown = expected.isEmpty ? nil : expected.joined(separator: " --expected ")
    func add(_ value: ArgumentDocument.Value) {
      document.addMatcher(matcher, column: "score ".count + 1, value, as: shown)
    }
    if let member = members.first, !expected.isEmpty {
      throw InvalidInput(
        "contradicting-options", "'--expected' is the whole value, and '--\(member.key)' a part of it", at: nil,
        hint: "write one or the other")
    }
    switch type {
    case _ where expected.isEmpty && !members.isEmpty: add(.mapping(members))
    case .mapping where expected.isEmpty: add(.mapping([]))
    case .boolean where expected.isEmpty: add(try yaml("true", of: "expected"))
    case _ where expected.count == 1 && type.takesNumber:
      let (number, unit) = Self.quantity(expected[0])
      add(try yaml(number, of: "expected"))
      if let unit { document.add("unit", .text(unit), option: "--expected", as: expected[0]) }
    default:
      guard !expected.isEmpty else { throw missing(type) }
      add(try value(expected, type, of: "expected"))
    }
  }

  private func missing(_ type: ValueType) -> InvalidInput {
    guard Catalogs.matcher(named: matcher) != nil else { return unknown }
    return InvalidInput(
      "missing-value", "'\(matcher)' needs '--expected': \(type)", at: nil,
      hint: "for example: ragspec score \(matcher) --expected …; 'ragspec list matchers \(matcher)' shows more")
  }

  private var unknown: InvalidInput {
    InvalidInput(
      "unknown-matcher", "unknown matcher '\(matcher)'", at: nil,
      hint: NearestName.hint(for: matcher, in: Catalogs.matchers.map(\.name))
        ?? "'ragspec list matchers' shows what there is")
  }

  /// The options with all values that each is given, in the order of the command line.
  private func givenOptions() throws(InvalidInput) -> [(key: String, texts: [String])] {
    var given: [(key: String, texts: [String])] = []
    for option in options {
      let (key, text) = try parts(of: option)
      if let index = given.firstIndex(where: { $0.key == key }) {
        given[index].texts.append(text)
      } else {
        given.append((key, [text]))
      }
    }
    return given
  }

  /// The value of an option: a list of what is given several times, where a list may stand.
  private func optionValue(
    _ texts: [String], _ type: ValueType, of key: String
  ) throws(InvalidInput) -> ArgumentDocument.Value {
    guard texts.count == 1 || type.takesTexts else {
      throw InvalidInput("duplicate-option", "the option '\(key)' is given twice", at: nil)
    }
    return try value(texts, type, of: key)
  }

  private func parts(of option: String) throws(InvalidInput) -> (key: String, text: String) {
    guard let sign = option.firstIndex(of: "="), sign != option.startIndex else {
      throw InvalidInput("wrong-option", "'\(option)' sets nothing", at: nil, hint: "write '--option using=token-f1'")
    }
    return (String(option[..<sign]), String(option[option.index(after: sign)...]))
  }
}

// MARK: - Values

extension ExpectationArguments {
  private func value(
    _ texts: [String], _ type: ValueType, of name: String
  ) throws(InvalidInput) -> ArgumentDocument.Value {
    if texts.count == 1, Self.isMoreThanText(texts[0], type) { return try yaml(texts[0], of: name) }
    if type.isText { return type.needsList || texts.count > 1 ? .list(texts.map { .text($0) }) : .text(texts[0]) }
    guard texts.count == 1, let text = texts.first else {
      throw InvalidInput("wrong-type", "'--\(name)' is given \(texts.count) times: expected \(type)", at: nil)
    }
    // A list of words is commonly written with commas.
    if type.takesWords, text.contains(","), !text.hasPrefix("[") { return try yaml("[\(text)]", of: name) }
    return try yaml(text, of: name)
  }

  /// Whether a text is a mapping or a flag, where these may stand as well: `--on "{matches: …}"`.
  private static func isMoreThanText(_ text: String, _ type: ValueType) -> Bool {
    if text == "true" || text == "false" { return type.takesFlag }
    let start = text.drop(while: \.isWhitespace)
    // "[1]" may be a text, `["a", "b"]` is a list where one may stand.
    if start.hasPrefix("["), type.takesTexts { return type.needsList || start.hasPrefix("[\"") }
    return type.takesKeys && start.hasPrefix("{")
  }

  private func yaml(_ text: String, of name: String) throws(InvalidInput) -> ArgumentDocument.Value {
    let file = SourceFile(path: "--\(name)", bytes: Array(text.utf8))
    return .node(try YAMLReader.document(of: file).root)
  }

  /// Parts a number from the unit behind it: `25 %`, `12.5 USD million`.
  private static func quantity(_ text: String) -> (number: String, unit: String?) {
    let trimmed = text.drop { $0 == " " }
    let number = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
    let unit = trimmed.dropFirst(number.count).drop { $0 == " " }
    // `1e6` is a number as it stands; what begins with no digit is none, nor is `1.234,5`, where no unit follows.
    guard !number.isEmpty, !unit.isEmpty, unit.first != ",", CoreSchema.number(text) == nil else { return (text, nil) }
    return (String(number), String(unit))
  }
}

extension ValueType {
  /// Whether what a user writes is text, whatever it looks like.
  fileprivate var isText: Bool {
    switch self {
    case .text: true
    case .list(let element): element.isText
    case .either(let types): types.contains(where: \.isText)
    default: false
    }
  }

  /// Whether a mapping may stand there, beside text perhaps.
  fileprivate var takesKeys: Bool {
    switch self {
    case .mapping, .dictionary: true
    case .either(let types): types.contains(where: \.takesKeys)
    default: false
    }
  }

  /// Whether true or false may stand there, beside text perhaps.
  fileprivate var takesFlag: Bool {
    switch self {
    case .boolean: true
    case .either(let types): types.contains(where: \.takesFlag)
    default: false
    }
  }

  /// Whether a number is meant, with a unit perhaps, and no other text.
  fileprivate var takesNumber: Bool {
    switch self {
    case .number: true
    case .either(let types): !isText && types.contains(where: \.takesNumber)
    default: false
    }
  }

  /// Whether it is a list even of one value: where a list of texts may stand, and no text alone.
  fileprivate var needsList: Bool {
    switch self {
    case .list: true
    case .either(let types):
      types.contains(where: \.needsList) && !types.contains { if case .text = $0 { true } else { false } }
    default: false
    }
  }

  /// Whether several texts may stand there.
  fileprivate var takesTexts: Bool {
    switch self {
    case .list(let element): element.isText
    case .either(let types): types.contains(where: \.takesTexts)
    default: false
    }
  }

  /// Whether it may be a list of words of ours.
  fileprivate var takesWords: Bool {
    switch self {
    case .list(.choice): true
    case .either(let types): types.contains(where: \.takesWords)
    default: false
    }
  }
}
