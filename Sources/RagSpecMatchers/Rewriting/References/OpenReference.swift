/// A word of a question that needs the conversation, and why.
struct OpenReference: Sendable, Equatable {
  let word: String
  /// UTF-8 offsets in the text.
  let range: Range<Int>
  let reason: String
}
