import RagSpecCore
import RagSpecToolkit

/// The options of a matcher on the command line, `--using token-f1`, which its descriptor names and not this program.
///
/// The argument parser knows only what is written down in it, so each becomes `--option using=token-f1` before.
struct MatcherOptions {
  /// The options that every matcher has here, and whether a value follows them.
  static let ofCommand = [
    "--expected": true, "-e": true, "--option": true, "-o": true, "--yaml": true, "--metric": true, "--case": true,
    "--file": true, "-f": true, "--lines": false, "--json": false, "--quiet": false, "-q": false, "--help": false,
    "-h": false, "--version": false,
  ]

  private let arguments: [String]
  private let matcher: String
  private let fields: [Field]

  /// Takes the arguments from `score` on.
  init(_ arguments: [String]) {
    self.arguments = arguments
    let names = Self.isWhole("--yaml", in: arguments) ? nil : Self.firstWord(of: arguments)
    matcher = Self.isWhole("--metric", in: arguments) ? "similar" : names ?? ""
    fields = Catalogs.matcher(named: matcher).map(Self.fields) ?? []
  }

  /// What may be set beside the name of a matcher: the keys of its value, if it has some, before all other options.
  static func fields(of descriptor: ExtensionDescriptor) -> [Field] {
    let all = descriptor.value.fields + descriptor.options + Catalogs.commonOptions
    return all.enumerated().filter { index, field in !all[..<index].contains { $0.name == field.name } }.map(\.element)
  }

  /// Returns the arguments with each option of the matcher in the form that the parser knows.
  func separated() throws(InvalidInput) -> [String] {
    var separated: [String] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      if argument == "--" { return separated + arguments[index...] }
      let (name, value) = Self.parts(of: argument)
      if let takesValue = Self.ofCommand[name] {
        // The parser takes the next argument for a value that is empty, and sees no "=" that carries an accent.
        if takesValue, let value, !value.hasPrefix("-") {
          separated += [name, value]
        } else {
          separated.append(argument)
        }
        if takesValue, value == nil, index + 1 < arguments.count {
          index += 1
          separated.append(arguments[index])
        }
      } else if name.hasPrefix("--") {
        separated += ["--option", try option(String(name.dropFirst(2)), value, at: &index)]
      } else {
        separated.append(argument)
      }
      index += 1
    }
    return separated
  }

  /// Reads an option, and the argument behind it where that is its value.
  private func option(_ name: String, _ value: String?, at index: inout Int) throws(InvalidInput) -> String {
    guard let field = fields.first(where: { $0.name == name }) else { throw unknown(name) }
    if let value { return "\(name)=\(value)" }
    let next = index + 1 < arguments.count ? arguments[index + 1] : nil
    if case .boolean = field.type, next.map({ !["true", "false"].contains($0) }) ?? true { return "\(name)=true" }
    guard let next else {
      throw InvalidInput("missing-value", "'--\(name)' has no value: expected \(field.type)", at: nil)
    }
    index += 1
    return "\(name)=\(next)"
  }

  private func unknown(_ name: String) -> InvalidInput {
    let known = fields.map { "--" + $0.name } + Self.ofCommand.keys.filter { $0.hasPrefix("--") }.sorted()
    let owner = fields.isEmpty ? "'score'" : "the matcher '\(matcher)'"
    return InvalidInput(
      "unknown-option", "\(owner) has no option '--\(name)'", at: nil,
      hint: NearestName.hint(for: "--" + name, in: known) ?? "'ragspec list matchers NAME' shows a matcher's options")
  }

  private static func parts(of argument: String) -> (name: String, value: String?) {
    let bytes = argument.utf8
    guard argument.hasPrefix("--"), let sign = bytes.firstIndex(of: UInt8(ascii: "=")) else { return (argument, nil) }
    return (String(bytes[..<sign]) ?? argument, String(bytes[bytes.index(after: sign)...]))
  }

  private static func isWhole(_ option: String, in arguments: [String]) -> Bool {
    arguments.prefix { $0 != "--" }.contains { $0 == option || $0.hasPrefix(option + "=") }
  }

  /// The first argument behind `score` that is neither an option of the command nor its value.
  private static func firstWord(of arguments: [String]) -> String? {
    var index = 1
    while index < arguments.count, arguments[index].hasPrefix("-") {
      index += ofCommand[arguments[index]] == true ? 2 : 1
    }
    return index < arguments.count ? arguments[index] : nil
  }
}

extension ValueType {
  /// The keys of a value that is a mapping.
  var fields: [Field] {
    switch self {
    case .mapping(let fields): fields
    case .either(let types): types.flatMap(\.fields)
    default: []
    }
  }
}
