/// Options with their values right behind the letter, as trec_eval takes them: `-mndcg.1=3,2=9`, `-qM100`.
///
/// The argument parser would take the rest of such a word for letters of its own, or cut it at its first `=`.
enum JoinedOptions {
  /// Options that take a value, in both forms.
  private static let withValue: Set<String> = [
    "-m", "-M", "-l", "-N", "-R", "-T", "-Z", "--measure", "--depth", "--level", "--documents", "--standard-scores",
  ]
  private static let flags: Set<Character> = ["q", "n", "c", "J", "o"]

  /// Returns the arguments with each value as a word of its own.
  static func separated(_ arguments: [String]) -> [String] {
    var separated: [String] = []
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { return separated + arguments[index...] }
      let isValue = separated.last.map(withValue.contains) ?? false
      separated += isValue ? [argument] : words(of: argument)
    }
    return separated
  }

  private static func words(of argument: String) -> [String] {
    guard argument.first == "-" else { return [argument] }
    let letters = argument.dropFirst().prefix(while: flags.contains)
    let rest = argument.dropFirst(letters.count + 1)
    guard let option = rest.first, rest.count > 1, withValue.contains("-\(option)") else { return [argument] }
    return (letters.isEmpty ? [] : ["-\(letters)"]) + ["-\(option)", String(rest.dropFirst())]
  }
}
