/// One event of a stream.
struct ServerSentEvent: Equatable, Sendable {
  /// What the `event` field says, `message` without one.
  var name = "message"
  /// The lines of `data`, with a line feed between them.
  var data: [UInt8] = []
}
