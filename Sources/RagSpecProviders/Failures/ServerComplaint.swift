import JSONText

/// What a server says about a request that it did not answer, in whichever of the usual shapes it says it.
///
/// `{"error": {"message", "type", "code"}}` is OpenAI's; `{"error": "…"}`, `{"message": "…"}`, `{"detail": "…"}`,
/// `{"detail": [{"msg": "…"}]}` and a list around any of them are in use too.
struct ServerComplaint: Equatable {
  var message: String?
  /// A word or a number, as text.
  var code: String?
  var type: String?

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
    guard let object = Optional(value.array?.first ?? value), object.kind == .object else { return nil }
    let root = ServerComplaint(
      message: object["message"]?.string, code: object["code"]?.word, type: object["type"]?.string)
    self = root
    switch object["error"] ?? object["detail"] ?? .null {
    case .string(let text): message = text
    case .object(let error):
      message = error["message"]?.string ?? root.message
      code = error["code"]?.word ?? root.code
      type = error["type"]?.string ?? root.type
    case .array(let problems): message = problems.compactMap { $0["msg"]?.string ?? $0.string }.joined(separator: "; ")
    default: break
    }
    if message?.isEmpty ?? true { message = nil }
    if self == ServerComplaint() { return nil }
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

  /// The HTTP status that the code stands for, when a gateway put one there.
  var status: Int? {
    guard let code, let status = Int(code), 400..<600 ~= status else { return nil }
    return status
  }
}

extension JSONValue {
  fileprivate var optional: JSONValue? { self }

  /// A word or a number as text.
  fileprivate var word: String? { string ?? number?.text }
}
