internal import ArgumentParser
import RagSpecCore
import RagSpecToolkit

/// Which recordings a command is about, by what they are.
struct RecordingFilter: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only models whose name holds this text, or applications by their address.", valueName: "text"))
  var model: String?

  @Option(help: ArgumentHelp("Only answers that hold this text, in capital or small letters.", valueName: "text"))
  var text: String?

  @Option(help: ArgumentHelp("Only what was recorded less than so many days ago.", valueName: "days"))
  var newerThan: Int?

  @Option(help: ArgumentHelp("Only what was recorded more than so many days ago.", valueName: "days"))
  var olderThan: Int?

  func validate() throws {
    for (name, days) in [("--newer-than", newerThan), ("--older-than", olderThan)] {
      if let days, days < 0 { throw ValidationError("'\(name)' takes a number of days, 0 or more") }
    }
  }

  func accepts(_ response: RecordedResponse) -> Bool {
    let age = WallClock.now - response.answer.recordedAt
    return newerThan.map { age < $0 * 86_400 } ?? true && olderThan.map { age > $0 * 86_400 } ?? true
      && model.map { RecordingText(response).model.contains($0) } ?? true
      && text.map { response.answer.output.content.lowercased().contains($0.lowercased()) } ?? true
  }
}
