import RagSpecCore

/// How one protocol asks for the continuation of a conversation, and how its answers are read.
protocol ConversationFormat: Sendable {
  associatedtype Reader: AnswerReader
  /// Returns the request; throws when the protocol cannot ask that.
  static func request(for messages: [Turn], to endpoint: Endpoint) throws(ProviderError) -> HTTPRequest
  /// What an answer is read with.
  static var reader: Reader { get }
  /// How its streams are made of events.
  static var framing: any StreamFraming { get }
}

extension ConversationFormat {
  static var framing: any StreamFraming { ServerSentEventReader() }
}
