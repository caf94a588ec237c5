import JSONText
import RagSpecCore

/// The parts of a chat completion that matter here, as they stand in the response.
struct ChatCompletion {
  /// `nil` for `null`, for nothing at all, and for a list without any text in it.
  var content: String?
  var refusal: String?
  var finishReason: String?
  var callsTools = false
  var usage: TokenUsage?
  /// How many choices there are, `nil` without the key; the first one is read.
  var choiceCount: Int?
  /// Whether an `error` other than `null` is there.
  var hasError = false
}

// MARK: - Reading

extension ChatCompletion {
  /// Reads a response in one pass that makes nothing but the strings it keeps.
  init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var scanner = JSONScanner(bytes)
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "choices": try readChoices(&scanner)
      case "usage": try readUsage(&scanner)
      case "error": try noteError(&scanner)
      default: try scanner.skipValue()
      }
    }
    try scanner.finish()
  }

  private mutating func readChoices(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.kind() == .array else { return try scanner.skipValue() }
    try scanner.enterArray()
    var count = 0
    while try scanner.nextElement() {
      count += 1
      if count == 1, try scanner.kind() == .object { try readChoice(&scanner) } else { try scanner.skipValue() }
    }
    choiceCount = count
  }

  private mutating func readChoice(_ scanner: inout JSONScanner) throws(JSONError) {
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "message": try readMessage(&scanner)
      case "finish_reason": finishReason = try scanner.stringOrSkip()
      case "error": try noteError(&scanner)
      default: try scanner.skipValue()
      }
    }
  }

  private mutating func readMessage(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.kind() == .object else { return try scanner.skipValue() }
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "content": try readContent(&scanner)
      case "refusal": refusal = try scanner.stringOrSkip()
      case "tool_calls", "function_call": try noteCall(&scanner)
      default: try scanner.skipValue()
      }
    }
  }

  private mutating func noteError(_ scanner: inout JSONScanner) throws(JSONError) {
    if try !scanner.skipNull() {
      hasError = true
      try scanner.skipValue()
    }
  }

  /// A list counts when it holds something, an object always.
  private mutating func noteCall(_ scanner: inout JSONScanner) throws(JSONError) {
    switch try scanner.kind() {
    case .array:
      try scanner.enterArray()
      while try scanner.nextElement() {
        callsTools = true
        try scanner.skipValue()
      }
    case .object:
      callsTools = true
      try scanner.skipValue()
    default: try scanner.skipValue()
    }
  }

  private mutating func readUsage(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.kind() == .object else { return try scanner.skipValue() }
    var (input, output): (Int?, Int?)
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "prompt_tokens": input = try scanner.integerOrSkip()
      case "completion_tokens": output = try scanner.integerOrSkip()
      default: try scanner.skipValue()
      }
    }
    if let input, let output { usage = TokenUsage(input: input, output: output) }
  }
}

// MARK: - Content

extension ChatCompletion {
  private mutating func readContent(_ scanner: inout JSONScanner) throws(JSONError) {
    switch try scanner.kind() {
    case .string: content = try scanner.string().text
    case .array:
      try scanner.enterArray()
      while try scanner.nextElement() { try readPart(&scanner) }
    default: try scanner.skipValue()
    }
  }

  private mutating func readPart(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.kind() == .object else { return append(try scanner.stringOrSkip()) }
    var (type, text): (String?, String?)
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "type": type = try scanner.stringOrSkip()
      case "text": text = try scanner.stringOrSkip()
      case "refusal": refusal = try scanner.stringOrSkip()
      default: try scanner.skipValue()
      }
    }
    // Thoughts may have a text too, and are not part of the answer.
    if type == nil || type == "text" || type == "output_text" { append(text) }
  }

  private mutating func append(_ text: String?) {
    if let text { content = (content ?? "") + text }
  }
}

extension JSONScanner {
  /// Reads a string; passes over anything else.
  fileprivate mutating func stringOrSkip() throws(JSONError) -> String? {
    guard try kind() == .string else {
      try skipValue()
      return nil
    }
    return try string().text
  }

  /// Reads an integer; passes over anything else.
  fileprivate mutating func integerOrSkip() throws(JSONError) -> Int? {
    guard try kind() == .number else {
      try skipValue()
      return nil
    }
    return try number().integer
  }
}
