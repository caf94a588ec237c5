internal import ArgumentParser
import ContentDigest
import JSONText
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache diff`.
struct CacheDiffCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two recordings: what was asked, and what was answered, word by word.",
    discussion: """
      With one name its recordings in cassettes and in the local cache are compared, such as what was committed and what \
      '--cache refresh' brought. Of a case its target's answer counts.

      EXAMPLES
        ragspec cache diff revenue/q2-emea                   what was committed, and what came since
        ragspec cache diff revenue/q1-emea revenue/q2-emea   two cases
        ragspec cache diff 3fa2c1 91bc02                     two keys
      """)

  @Argument(help: ArgumentHelp("First digits of a key (at least four), or a case.", valueName: "key-or-case"))
  var first: String

  @Argument(help: ArgumentHelp("The same of the other recording.", valueName: "key-or-case"))
  var second: String?

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let names = RecordingNames(project: try project.open(console))
    let pair =
      if let second {
        (
          try Self.recording(first, in: names.versions(named: first)),
          try Self.recording(second, in: names.versions(named: second))
        )
      } else {
        try Self.versions(of: first, in: names.versions(named: first))
      }
    console.print(RecordingDifference(from: pair.0, to: pair.1).lines.joined(separator: "\n"))
    return .success
  }

  /// The recording that a run would use.
  private static func recording(
    _ name: String, in found: [PlacedRecording]
  ) throws(InvalidInput) -> PlacedRecording {
    guard let first = found.first else { throw InvalidInput([]) }
    let others = Set(found.map(\.response.key)).subtracting([first.response.key])
    guard others.isEmpty || !name.allSatisfy(\.isHexDigit) else {
      throw InvalidInput(
        "not-one-recording", "'\(name)' stands for \(others.count + 1) recordings", at: nil,
        hint: "give more digits of the key")
    }
    return first
  }

  /// What two layers have under one key.
  private static func versions(
    of name: String, in found: [PlacedRecording]
  ) throws(InvalidInput) -> (PlacedRecording, PlacedRecording) {
    let first = try recording(name, in: found)
    let versions = found.filter { $0.response.key == first.response.key }
    guard versions.count == 2 else {
      throw InvalidInput(
        "one-recording", "'\(name)' is recorded once, in the \(first.layer)", at: nil,
        hint: "name another recording to compare it with; 'ragspec run --cache refresh' records anew beside a cassette")
    }
    return (versions[0], versions[1])
  }
}

/// What differs between two recordings, for people.
private struct RecordingDifference {
  let lines: [String]

  init(from old: PlacedRecording, to new: PlacedRecording) {
    var lines = ["- \(old.title)", "+ \(new.title)"]
    let requests = [old, new].map { (try? JSONValue(parsing: $0.response.request)) ?? .null }
    let request = JSONDifference.all(from: requests[0], to: requests[1])
    lines += ["", "request" + (request.isEmpty ? ": the same" : "")]
    lines += DifferenceText.lines(request).map { "  \($0)" }

    let (answer, other) = (old.response.answer.output, new.response.answer.output)
    let isSame = answer.content.utf8.elementsEqual(other.content.utf8)
    lines += ["", "answer" + (isSame ? ": the same" : "")]
    if !isSame { lines += DifferenceText.lines(from: answer.content, to: other.content, of: "text").map { "  \($0)" } }
    let tokens = [old, new].map { RecordingText($0.response).tokens }
    let details = [
      (name: "finish", old: answer.finishReason.rawValue, new: other.finishReason.rawValue),
      (name: "tokens", old: tokens[0], new: tokens[1]),
    ]
    self.lines = lines + details.filter { $0.old != $0.new }.map { "  \($0.name): \($0.old) → \($0.new)" }
  }
}
