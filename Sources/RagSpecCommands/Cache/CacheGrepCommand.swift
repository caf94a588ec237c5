internal import ArgumentParser
import ContentDigest
import JSONText
import RagSpecCore
import RagSpecToolkit
import RegularExpressions

/// `ragspec cache grep`.
struct CacheGrepCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "grep", abstract: "Search what was asked and answered, in cassettes and in the local cache.",
    discussion: """
      A line for each line that matches: the first digits of the key, where the line stands (answer:LINE, or the path of \
      the request's field), and the line. The exit code is 5 when nothing matches.

      EXAMPLES
        ragspec cache grep 'as an AI'                  answers and requests
        ragspec cache grep -a -i '\\bsorry\\b'           answers only, in any case
      """)

  @Argument(help: ArgumentHelp("A regular expression, as in Perl.", valueName: "pattern"))
  var pattern: String

  @Flag(name: [.short, .long], help: "Capital and small letters are the same.")
  var ignoreCase = false

  @Flag(name: [.short, .long], help: "Search answers only.")
  var answers = false

  @Flag(name: [.short, .long], help: "Print each key once, and whole.")
  var list = false

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    let expression: RegularExpression
    do throws(RegularExpression.SyntaxError) {
      expression = try RegularExpression(pattern, ignoresCase: ignoreCase)
    } catch {
      throw InvalidInput("invalid-pattern", "the pattern cannot be read: \(error.message)", at: nil)
    }
    var (count, failures) = (0, 0)
    try RecordingShelf(project).forEach { found in
      let lines = Self.lines(of: found.response, withRequest: !answers).filter { line in
        do throws(RegularExpression.GaveUp) { return try expression.firstMatch(in: line.text) != nil } catch {
          failures += 1
          return false
        }
      }
      guard !lines.isEmpty else { return }
      count += 1
      if list { return console.print(found.response.key.hex) }
      for line in lines {
        console.print("\(found.response.key.hex.prefix(12))  \(line.place): \(line.text)".escapingControls)
      }
    }
    if failures > 0 { console.printError("the pattern was given up on in \(failures) lines: it backtracks too much") }
    return count > 0 ? .success : .nothingSelected
  }

  private static func lines(of response: RecordedResponse, withRequest: Bool) -> [(place: String, text: String)] {
    // Vectors are no text.
    let request = try? JSONValue(parsing: response.request)
    let isVector = request?["input"]?.string != nil
    let answer = isVector ? [] : lines(of: response.answer.output.content, at: "answer")
    guard withRequest, let request else { return answer }
    return JSONDifference.all(from: .object(JSONObject()), to: request).flatMap { texts(of: $0) } + answer
  }

  /// The texts of a member of the request.
  private static func texts(of member: JSONDifference) -> [(place: String, text: String)] {
    guard case .added(let value) = member.change else { return [] }
    return texts(in: value, at: member.path)
  }

  private static func texts(in value: JSONValue, at path: String) -> [(place: String, text: String)] {
    switch value {
    case .string(let text): lines(of: text, at: path)
    case .array(let elements): elements.enumerated().flatMap { texts(in: $0.element, at: "\(path)[\($0.offset)]") }
    case .object(let object): object.members.flatMap { texts(in: $0.value, at: "\(path).\($0.key)") }
    default: [(path, value.text())]
    }
  }

  private static func lines(of text: String, at place: String) -> [(place: String, text: String)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ("\(place):\($0.offset + 1)", String($0.element))
    }
  }
}
