import JSONText
import RagSpecCore

/// Reads chat completions and their streams in OpenAI's form, as the many servers that are compatible with it write it.
///
/// One pass that makes nothing but the strings it keeps. Of several choices that with the number 0 is read.
struct ChatReader: AnswerReader {
  static let hallmark = "'choices'"

  var answer = ObservedAnswer()
  private(set) var complaint: ServerComplaint?
  private(set) var isEnded = false
  private(set) var isOfProtocol = false

  private var reasoning: String?
  /// What DeepSeek and vLLM call it; where a server says both, it says the same twice.
  private var reasoningContent: String?
  private var calls = ToolCallFragments()
  private var functionCall = ToolCall()
  /// The number of the choice that is read: the least that came.
  private var chosen: Int?
  private var choiceCount: Int?
  private var hasError = false
  private var isStream = false
  private var usageInChoice: ObservedUsage?

  /// A stream may end without `[DONE]`, but not while only other choices have come.
  var isWhole: Bool { isEnded || (hasReason && chosen ?? 0 == 0) }

  mutating func read(body: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    try readObject(body)
    if hasError { complaint = ServerComplaint(choiceOrBody: Array(body)) }
    settle()
  }

  mutating func read(_ event: ServerSentEvent) throws(JSONError) {
    if event.isEnd { isEnded = true }
    if event.isOnlyEnd { return }
    isStream = true
    if event.name == "error" { complaint = complaint ?? ServerComplaint(event: event) }
    try event.forEachJSON { (bytes) throws(JSONError) in
      try readObject(bytes)
      if hasError, complaint == nil { complaint = ServerComplaint(choiceOrBody: Array(bytes)) }
    }
    settle()
  }

  /// Puts into the answer what was gathered.
  private mutating func settle() {
    answer.reasoning = [reasoning, reasoningContent].compactMap { $0 }.first { !$0.isEmpty } ?? reasoning
    answer.toolCalls = calls.calls
    answer.functionCall = functionCall == ToolCall() ? nil : functionCall
    answer.choices = choiceCount
    answer.usage = answer.usage ?? usageInChoice
  }
}

// MARK: - The envelope

extension ChatReader {
  private mutating func readObject(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var scanner = JSONScanner(bytes)
    var (hasChoices, complains) = (false, false)
    var seen = SeenMembers()
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      try seen.note(key, in: scanner)
      switch key {
      case "choices":
        hasChoices = true
        try readChoices(&scanner)
      case "usage": answer.usage = try ObservedUsage(openAI: &scanner) ?? answer.usage
      case "x_groq": try readExtension(&scanner)
      case "error": try noteError(&scanner)
      case "object": if try scanner.stringOrSkip() == "error" { complains = true }
      case "detail", "errors", "message": if try scanner.isWords() { complains = true }
      default: try scanner.skipValue()
      }
    }
    try scanner.finish()
    // Some servers complain with status 200, and without the word.
    if complains, !hasChoices { hasError = true }
  }

  private mutating func readChoices(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.kind() == .array else { return try scanner.skipValue() }
    isOfProtocol = true
    let first = isStream ? 0 : try Self.placeOfFirst(in: scanner)
    try scanner.enterArray()
    var count = 0
    while try scanner.nextElement() {
      if try scanner.kind() != .object || !(isStream || count == first) {
        try scanner.skipValue()
      } else if isStream {
        try readPiece(&scanner)
      } else {
        try readMembers(&scanner)
      }
      count += 1
    }
    choiceCount = max(choiceCount ?? 0, count)
  }

  /// Groq's streams had their usage here.
  private mutating func readExtension(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.enterObjectOrSkip() else { return }
    while let key = try scanner.nextKey() {
      switch key {
      case "usage": answer.usage = try ObservedUsage(openAI: &scanner) ?? answer.usage
      case "error": try noteError(&scanner)
      default: try scanner.skipValue()
      }
    }
  }

  private mutating func noteError(_ scanner: inout JSONScanner) throws(JSONError) {
    switch try scanner.kind() {
    case .null: try scanner.null()
    case .boolean: if try scanner.boolean() { hasError = true }
    case .string: if try !scanner.string().bytes.isEmpty { hasError = true }
    default:
      hasError = true
      try scanner.skipValue()
    }
  }
}

// MARK: - A choice

extension ChatReader {
  /// Where the choice with the number 0 stands in a list; the first place when none has it.
  private static func placeOfFirst(in list: JSONScanner) throws(JSONError) -> Int {
    var scanner = list
    var place = 0
    try scanner.enterArray()
    while try scanner.nextElement() {
      if try scanner.kind() != .object {
        try scanner.skipValue()
      } else if try index(in: &scanner) == 0 {
        return place
      }
      place += 1
    }
    return 0
  }

  /// Reads a piece of a choice. The choices of a stream come mixed: one that comes before that with the number 0 makes way for it.
  private mutating func readPiece(_ scanner: inout JSONScanner) throws(JSONError) {
    let start = scanner
    let index = try Self.index(in: &scanner)
    if let index { choiceCount = max(choiceCount ?? 0, index + 1) }
    if let index, let chosen {
      if index > chosen { return }
      if index < chosen { forgetChoice() }
    }
    scanner = start
    chosen = index ?? chosen
    try readMembers(&scanner)
  }

  /// Forgets what was read of a choice; what belongs to all of them stays.
  private mutating func forgetChoice() {
    (answer.content, answer.refusal, answer.finishReason) = (nil, nil, nil)
    (reasoning, reasoningContent, usageInChoice) = (nil, nil, nil)
    (calls, functionCall) = (ToolCallFragments(), ToolCall())
  }

  /// The choice's number, which may stand behind all that it numbers.
  private static func index(in scanner: inout JSONScanner) throws(JSONError) -> Int? {
    var index: Int?
    var seen = SeenMembers()
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      try seen.note(key, in: scanner)
      if key == "index" { index = try scanner.integerOrSkip() } else { try scanner.skipValue() }
    }
    return index.flatMap { 0..<1_000 ~= $0 ? $0 : nil }
  }

  private mutating func readMembers(_ scanner: inout JSONScanner) throws(JSONError) {
    var (message, delta): (JSONScanner?, JSONScanner?)
    var text: String?
    var seen = SeenMembers()
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      try seen.note(key, in: scanner)
      switch key {
      case "message":
        message = scanner
        try scanner.skipValue()
      case "delta":
        delta = scanner
        try scanner.skipValue()
      case "text": text = try scanner.stringOrSkip()
      case "finish_reason": note(reason: try scanner.stringOrSkip())
      case "usage": usageInChoice = try ObservedUsage(openAI: &scanner) ?? usageInChoice
      case "error": try noteError(&scanner)
      default: try scanner.skipValue()
      }
    }
    // Some servers send both: beside each piece the whole message so far, beside a whole message an empty piece.
    if var read = isStream ? delta ?? message : message ?? delta {
      try readMessage(&read)
    } else {
      append(text)
    }
  }

  /// Takes why the model stopped; "" says nothing where something was said before.
  private mutating func note(reason: String?) {
    guard let reason, !reason.isEmpty || answer.finishReason == nil else { return }
    answer.finishReason = reason
  }
}

// MARK: - A message

extension ChatReader {
  private mutating func readMessage(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.enterObjectOrSkip() else { return }
    var seen = SeenMembers()
    while let key = try scanner.nextKey() {
      try seen.note(key, in: scanner)
      switch key {
      case "content": try readContent(&scanner)
      case "refusal": answer.refusal.append(try scanner.stringOrSkip())
      case "reasoning": reasoning.append(try scanner.stringOrSkip())
      case "reasoning_content": reasoningContent.append(try scanner.stringOrSkip())
      case "tool_calls": try readCalls(&scanner)
      case "function_call": try readFunctionCall(&scanner)
      default: try scanner.skipValue()
      }
    }
  }

  private mutating func readContent(_ scanner: inout JSONScanner) throws(JSONError) {
    switch try scanner.kind() {
    case .string: append(try scanner.string().text)
    case .array:
      try scanner.enterArray()
      while try scanner.nextElement() { try readPart(&scanner) }
    case .object: try readPart(&scanner)
    default: try scanner.skipValue()
    }
  }

  private mutating func readPart(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.kind() == .object else { return append(try scanner.stringOrSkip()) }
    var (type, text): (String?, String?)
    var seen = SeenMembers()
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      try seen.note(key, in: scanner)
      switch key {
      case "type": type = try scanner.stringOrSkip()
      case "text": text = try scanner.stringOrSkip()
      case "refusal": answer.refusal.append(try scanner.stringOrSkip())
      default: try scanner.skipValue()
      }
    }
    // Thoughts may have a text too, and are not part of the answer.
    if type == nil || type == "text" || type == "output_text" { append(text) }
  }

  private mutating func append(_ text: String?) { answer.content.append(text) }
}

extension String? {
  /// Puts a text behind what is there; nothing stays nothing.
  mutating func append(_ text: String?) {
    guard let text else { return }
    if self == nil { self = text } else { self?.append(text) }
  }
}

// MARK: - Calls

extension ChatReader {
  private mutating func readCalls(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.kind() == .array else { return try scanner.skipValue() }
    try scanner.enterArray()
    while try scanner.nextElement() {
      guard try scanner.enterObjectOrSkip() else { continue }
      let fragment = try Self.fragment(&scanner)
      if isStream { calls.append(fragment) } else { calls.begin(fragment) }
    }
  }

  /// Reads the members of a call that was entered.
  private static func fragment(_ scanner: inout JSONScanner) throws(JSONError) -> ToolCallFragments.Fragment {
    var fragment = ToolCallFragments.Fragment()
    var seen = SeenMembers()
    while let key = try scanner.nextKey() {
      try seen.note(key, in: scanner)
      switch key {
      case "index": fragment.index = try scanner.integerOrSkip()
      case "id": fragment.id = try scanner.stringOrSkip()
      case "function", "custom":
        let call = try function(&scanner)
        if let name = call.name, !name.isEmpty { fragment.name = name }
        if let arguments = call.arguments, !arguments.isEmpty { fragment.arguments = arguments }
      default: try scanner.skipValue()
      }
    }
    return fragment
  }

  /// Reads name and arguments; a custom tool has an input in their place.
  private static func function(_ scanner: inout JSONScanner) throws(JSONError) -> (name: String?, arguments: String?) {
    var (name, arguments): (String?, String?)
    var seen = SeenMembers()
    guard try scanner.enterObjectOrSkip() else { return (nil, nil) }
    while let key = try scanner.nextKey() {
      try seen.note(key, in: scanner)
      switch key {
      case "name": name = try scanner.stringOrSkip()
      case "arguments", "input": arguments = try scanner.textOrJSON()
      default: try scanner.skipValue()
      }
    }
    return (name, arguments)
  }

  private mutating func readFunctionCall(_ scanner: inout JSONScanner) throws(JSONError) {
    let (name, arguments) = try Self.function(&scanner)
    if let name, name != functionCall.name { functionCall.name += name }
    functionCall.arguments += arguments ?? ""
  }
}
