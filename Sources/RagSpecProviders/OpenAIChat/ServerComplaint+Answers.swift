import JSONText

extension ServerComplaint {
  /// Takes the error of a response with status 200 or of an event, which stands at the top or in the first choice.
  init(choiceOrBody body: [UInt8]) {
    let root = try? JSONValue(parsing: body.repairedUTF8)
    let choice = root?["choices"]?[0]
    let isInChoice = choice?["error"].map { !$0.isNull } ?? false
    let place = isInChoice ? choice : root?["x_groq"]?["error"] == nil ? root : root?["x_groq"]
    self = place.flatMap { ServerComplaint($0) } ?? ServerComplaint()
  }

  /// Takes an event that is called an error: whatever it says is one.
  init(event: ServerSentEvent) {
    let words = String(decoding: event.data, as: UTF8.self)
    self = ServerComplaint(body: event.data) ?? ServerComplaint(message: words.isEmpty ? nil : words)
  }
}
