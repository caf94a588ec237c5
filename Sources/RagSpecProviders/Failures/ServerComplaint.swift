import JSONText

/// What a server says about a request that it did not answer, in whichever of the usual shapes it says it.
///
/// `{"error": {"message", "type", "code"}}` is OpenAI's; `{"error": "…"}`, `{"message": "…"}`, `{"detail": "…"}`,
/// `{"detail": [{"msg": "…"}]}`, `{"errors": […]}` and a list around any of them are in use too.
struct ServerComplaint: Equatable, Sendable {
  var message: String?
  /// A word or a number, as text.
  var code: String?
  var type: String?
  /// An HTTP status that stands beside the code.
  var statedStatus: Int?
  /// What a server further up said, as a gateway passes it on.
  var upstream: String?

  init(message: String? = nil, code: String? = nil, type: String? = nil) {
    self.message = message
    self.code = code
    self.type = type
  }

  /// Takes the body of a response; `nil` when it is not JSON or holds no complaint.
  init?(body: [UInt8]) {
    guard let value = try? JSONValue(parsing: body.repairedUTF8) else { return nil }
    self.init(value)
  }

  init?(_ value: JSONValue) {
    guard let root = Optional(value.array?.first ?? value) else { return nil }
    if let text = root.string { self.init(message: text) } else { self.init(members: root) }
    switch root["error"] ?? root["errors"] ?? root["detail"] ?? .null {
    case .object(let error): refine(by: .object(error))
    case .array(let problems):
      if let first = problems.first, first.kind == .object { refine(by: first) }
      message = JSONValue.array(problems).words ?? message
    case let other: message = other.words ?? message
    }
    if message?.isEmpty ?? true { message = nil }
    if self == ServerComplaint() { return nil }
  }

  /// Takes the members of one object.
  private init(members value: JSONValue) {
    self.init(
      message: (value["message"] ?? value["Message"])?.words, code: value["code"]?.word, type: value["type"]?.string)
    statedStatus = [value["status_code"], value["status"]].lazy.compactMap { $0?.number?.integer }.first
    upstream = value["metadata"]?["raw"]?.words
  }

  /// Takes what an object inside says more exactly.
  private mutating func refine(by value: JSONValue) {
    let inner = ServerComplaint(members: value)
    message = inner.message ?? value.words ?? message
    code = inner.code ?? code
    type = inner.type ?? type
    statedStatus = inner.statedStatus ?? statedStatus
    upstream = inner.upstream ?? upstream
  }
}

extension ServerComplaint {
  /// Whether the answer, or the question, was withheld by a content filter.
  var isFiltered: Bool { code == "content_filter" || type == "content_filter" }

  /// Whether the account has nothing left, which no waiting mends.
  var isOutOfQuota: Bool {
    let names: Set = ["insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "insufficient_balance"]
    return names.contains(code ?? "") || names.contains(type ?? "")
  }

  /// The HTTP status that the complaint stands for: a gateway puts it in the code, a stream in words.
  var status: Int? {
    let numbers = [code.flatMap { Int($0) }, statedStatus].compactMap { $0 }
    return numbers.first { 400..<600 ~= $0 } ?? [type, code].lazy.compactMap { Self.statuses[$0 ?? ""] }.first
  }

  /// What errors are called that have a status where they come as a response of their own.
  private static let statuses = [
    "overloaded_error": 529, "rate_limit_error": 429, "rate_limit_exceeded": 429, "api_error": 500,
    "server_error": 500, "internal_server_error": 500, "timeout_error": 504, "authentication_error": 401,
    "permission_error": 403, "not_found_error": 404,
  ]

  /// The server's words, and those that it passes on where they say more.
  var words: String? {
    let own = message ?? code ?? type
    guard let upstream, upstream != own else { return own }
    return own.map { "\($0) (\(upstream))" } ?? upstream
  }
}

extension JSONValue {
  /// A word or a number as text.
  fileprivate var word: String? { string ?? number?.text }

  /// The sentence in a value, wherever it stands; those of a list one behind the other.
  fileprivate var words: String? {
    switch self {
    case .string(let text): return text.isEmpty ? nil : text
    case .array(let elements):
      let sentences = elements.compactMap(\.words)
      return sentences.isEmpty ? nil : sentences.joined(separator: "; ")
    case .object(let object):
      let names = ["message", "msg", "detail", "error", "reason", "description", "title"]
      return names.lazy.compactMap { object[$0]?.words }.first
    default: return nil
    }
  }
}
