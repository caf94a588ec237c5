internal import ArgumentParser
import RagSpecCore
import RagSpecToolkit

/// Which recordings a command is about, by what they are.
struct RecordingFilter: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only models whose name holds this text, or applications by their address.", valueName: "text"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Only what an endpoint was asked, by its name in ragspec.yaml or a part of its address.", valueName: "name"))
  var endpoint: String?

  @Option(help: ArgumentHelp("Only answers that hold this text, in capital or small letters.", valueName: "text"))
  var text: String?

  @Option(help: ArgumentHelp("Only what was recorded less than so many days ago.", valueName: "days"))
  var newerThan: Int?

  @Option(help: ArgumentHelp("Only what was recorded more than so many days ago.", valueName: "days"))
  var olderThan: Int?

  @Option(
    help: ArgumentHelp("Only requests and answers that are together larger, such as 100KB.", valueName: "size"))
  var largerThan: String?

  var isEmpty: Bool {
    model == nil && endpoint == nil && text == nil && newerThan == nil && olderThan == nil && largerThan == nil
  }

  func validate() throws {
    for (name, days) in [("--newer-than", newerThan), ("--older-than", olderThan)] {
      if let days, days < 0 { throw ValidationError("'\(name)' takes a number of days, 0 or more") }
    }
    if let largerThan, ByteSize.bytes(largerThan) == nil {
      throw ValidationError("'--larger-than' takes a size such as 100KB, not '\(largerThan)'")
    }
  }

  /// Returns what decides of a recording; all conditions must hold.
  func condition(in project: Project) throws(InvalidInput) -> (RecordedResponse) -> Bool {
    let named = try endpoint.map { (name) throws(InvalidInput) in try project.endpoint(called: name) } ?? nil
    let size = largerThan.flatMap(ByteSize.bytes)
    return { response in
      let age = WallClock.now - response.answer.recordedAt
      return newerThan.map { age < AgeArgument.seconds(ofDays: $0) } ?? true
        && olderThan.map { age > AgeArgument.seconds(ofDays: $0) } ?? true
        && size.map { response.size > $0 } ?? true
        && model.map { RecordingText(response).model.contains($0) } ?? true
        && endpoint.map { RecordingText(response).wasAsked(of: named, orAt: $0) } ?? true
        && text.map { response.answer.output.content.lowercased().contains($0.lowercased()) } ?? true
    }
  }
}

extension RecordingText {
  /// Whether an endpoint was asked, or where there is none of that name, an address that holds the name.
  fileprivate func wasAsked(of endpoint: Endpoint?, orAt name: String) -> Bool {
    guard let endpoint else { return address.contains(name) }
    return address == endpoint.url && (endpoint.service == .application || model == endpoint.model)
  }
}

extension RecordedResponse {
  /// The bytes of the request and of the answer's text.
  var size: Int { request.count + answer.output.content.utf8.count }
}
