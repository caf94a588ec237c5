import JSONText
import RagSpecCore

/// A response without an answer in it, and what to tell about it. The same for all providers.
struct FailedExchange {
  let endpoint: Endpoint
  let response: HTTPResponse
  let time: Timekeeper
  /// The URL that was asked; `nil` where it is the endpoint's.
  var asked: String?
  /// What had come of an answer.
  var answer: ObservedAnswer?

  /// Statuses that may be gone the next time: time-outs, conflicts, rate limits, and servers in trouble.
  private static let transientStatuses: Set = [408, 409, 425, 429, 500, 502, 503, 504, 529]
  private static let longestExcerpt = 300
  /// Reports have room for more of the server's words than a line has.
  private static let longestMessage = 4_000

  /// The error that a status other than success stands for.
  var statusError: ProviderError {
    let complaint = ServerComplaint(body: response.body)
    return complaint.flatMap(filtered) ?? error(status: response.status, complaint)
  }

  /// The error that a body holds although the status says success.
  func error(_ complaint: ServerComplaint) -> ProviderError {
    if let error = filtered(complaint) { return error }
    if let status = complaint.status { return error(status: status, complaint) }
    return ProviderError(
      .malformed, "the endpoint answered with an error\(excerpt(complaint))\(whatHadCome)",
      hint: hint(for: 200, complaint), failure: failure(complaint))
  }

  /// The error of a body that is no JSON object, or is cut off.
  func unreadable(_ error: JSONError) -> ProviderError {
    if response.body.looksLikeHTML {
      return malformed("the endpoint answered with \(page)", hint: wrongURL)
    }
    guard let text = bodyText else { return malformed("the endpoint's answer is empty") }
    return malformed(
      "the endpoint's answer cannot be read: \(error.problem.message) at byte \(error.offset) of '\(text)'",
      hint: text.hasPrefix("{") ? nil : wrongURL)
  }

  /// The error of JSON that is something else than an answer.
  func malformed(_ message: String, hint: String? = nil) -> ProviderError {
    ProviderError(.malformed, message, hint: hint, failure: failure(nil))
  }

  /// The error of an answer that was withheld, or of a question that was.
  func withheld(_ withheld: Withholding) -> ProviderError {
    let reason = withheld.reason.map { " (\(shown($0)))" } ?? ""
    return ProviderError(
      .filtered, "the endpoint's content filter withheld the answer\(reason)", failure: failure(nil))
  }

  /// The error of an answer that the endpoint itself says failed.
  func failed(_ ending: FailedEnding) -> ProviderError {
    ProviderError(
      .malformed,
      "the endpoint gave up its answer: the \(ending.member) is '\(shown(ending.word))'\(whatHadCome)",
      isTransient: ending.isTransient, failure: failure(nil))
  }

  /// The error in a list around it, as Google's servers write it; `nil` where a body or an event is none.
  func listedError(in bytes: [UInt8]) -> ProviderError? {
    guard let list = try? JSONValue(parsing: bytes.repairedUTF8), let first = list.array?.first,
      first["error"].map({ !$0.isNull }) ?? false
    else { return nil }
    return error(ServerComplaint(list) ?? ServerComplaint())
  }
}

// MARK: - Streams

extension FailedExchange {
  /// The same exchange with what had come of an answer.
  func having(_ answer: ObservedAnswer) -> FailedExchange {
    var exchange = self
    exchange.answer = answer
    return exchange
  }

  /// The error of a response that is no stream although one was asked for, and no answer either.
  var noStream: ProviderError {
    if response.body.looksLikeHTML { return malformed("the endpoint answered with \(page)", hint: wrongURL) }
    guard let text = bodyText else { return malformed("the endpoint's stream is empty") }
    return malformed(
      "the endpoint's answer is neither a stream nor JSON: '\(text)'", hint: text.hasPrefix("{") ? nil : wrongURL)
  }

  /// The error of an event that cannot be read, with what it says: servers put an error's words there as they are.
  func brokenEvent(_ error: JSONError, of event: [UInt8]) -> ProviderError {
    let text = shown(String(decoding: event, as: UTF8.self))
    let place = "at byte \(error.offset) of '\(text)'"
    return ProviderError(
      .malformed,
      "an event of the endpoint's stream cannot be read: \(error.problem.message) \(place)\(whatHadCome)",
      failure: failure(nil))
  }

  /// The error of a stream that stopped without having told its end.
  var brokenOff: ProviderError {
    ProviderError(
      .malformed, "the endpoint's stream stopped before its end\(whatHadCome)", isTransient: true,
      failure: failure(nil))
  }

  /// The error of a stream whose connection broke; it is no silence, since something came.
  func brokenOff(by error: ProviderError) -> ProviderError {
    ProviderError(
      .malformed, "\(error.message)\(whatHadCome)", hint: error.hint, isTransient: error.isTransient,
      failure: failure(nil))
  }

  /// The beginning of what a stream had brought, for messages.
  private var whatHadCome: String {
    guard let answer, answer.hasBegun else { return "" }
    let texts = [answer.content, answer.refusal, answer.reasoning].compactMap { $0 }
    guard let text = texts.first(where: { !$0.isEmpty }) else { return ", after a call of tools" }
    return ", after '\(text.hiding(endpoint.secrets).shortened(to: 120))'"
  }
}

// MARK: - Parts of messages

extension FailedExchange {
  private func filtered(_ complaint: ServerComplaint) -> ProviderError? {
    guard complaint.isFiltered else { return nil }
    return ProviderError(
      .filtered, "the endpoint's content filter withheld the answer\(excerpt(complaint))", failure: failure(complaint))
  }

  /// What reports tell of the exchange.
  private func failure(_ complaint: ServerComplaint?) -> EndpointFailure {
    var failure = EndpointFailure(
      status: response.status,
      message: complaint?.message.map { $0.hiding(endpoint.secrets).shortened(to: Self.longestMessage) },
      type: complaint?.type.map(shown),
      code: complaint?.code.map(shown))
    failure.answer = answer?.hiding(endpoint.secrets)
    if var tokens = answer?.usage?.tokens {
      tokens.cachedInput = answer?.usage?.cachedInput ?? 0
      failure.spent.add(tokens, at: endpoint)
    }
    return failure
  }

  private func error(status: Int, _ complaint: ServerComplaint?) -> ProviderError {
    let isTransient = Self.transientStatuses.contains(status) && !(complaint?.isOutOfQuota ?? false)
    return ProviderError(
      .status(status), "the endpoint answered with status \(status)\(detail(complaint))\(whatHadCome)",
      hint: hint(for: status, complaint), isTransient: isTransient,
      retryDelay: isTransient ? retryAdvice(for: status).delay : nil, failure: failure(complaint))
  }

  private func retryAdvice(for status: Int) -> RetryAdvice {
    RetryAdvice(headers: response.headers, body: response.body, isThrottled: status == 429, date: time.date)
  }

  private func detail(_ complaint: ServerComplaint?) -> String {
    if let complaint { return excerpt(complaint) }
    if response.body.looksLikeHTML { return " and \(page)" }
    return bodyText.map { ": \($0)" } ?? ""
  }

  private func excerpt(_ complaint: ServerComplaint) -> String {
    guard let text = complaint.words else { return "" }
    return ": \(shown(text))"
  }

  /// The body as text, without white space around it; `nil` when nothing is left.
  private var bodyText: String? {
    let text = response.body.drop { $0 <= 0x20 }
    guard let last = text.lastIndex(where: { $0 > 0x20 }) else { return nil }
    return shown(String(decoding: text[...last], as: UTF8.self))
  }

  private var page: String { "a web page" + (response.body.htmlTitle.map { " ('\(shown($0))')" } ?? "") }

  private func shown(_ text: String) -> String { text.hiding(endpoint.secrets).shortened(to: Self.longestExcerpt) }
}

// MARK: - Hints

extension FailedExchange {
  private func hint(for status: Int, _ complaint: ServerComplaint?) -> String? {
    if let complaint, complaint.isOutOfQuota { return "the account behind the key has no credit left" }
    return switch status {
    case 300..<400: redirection
    case 401: refusedKey
    case 403: "the key of \(endpoint.title) may not use this model or this service"
    case 404 where complaint?.code == "model_not_found": "check 'model' of \(endpoint.title)"
    case 404 where isApplication, 405 where isApplication: "check 'url' and 'method' of the target"
    case 404, 405:
      "check 'model' and 'url' of \(endpoint.title)" + (hasVersion || !isOpenAI ? "" : "; \(missingVersion)")
    case 429: "lower 'concurrency' or set 'requests-per-minute' in the limits of \(endpoint.title)"
    default: response.body.looksLikeHTML ? wrongURL : nil
    }
  }

  private var refusedKey: String {
    endpoint.key?.reveal().isEmpty ?? true
      ? "set the variable that 'key' of \(endpoint.title) reads"
      : "the key was refused: check the variable that 'key' of \(endpoint.title) reads"
  }

  private var redirection: String {
    guard let place = redirectedBase else { return wrongURL }
    let rule = "redirections are followed on the same server only, and only those that keep the question"
    guard let base = place.base else {
      return "\(rule); this one leads to '\(shown(place.url))', which no 'url' of \(endpoint.title) leads to"
    }
    return "\(rule): set 'url' of \(endpoint.title) to '\(shown(base))'"
  }

  /// Where the server redirects to, and the `url` that would lead there; `nil` where it does not say.
  private var redirectedBase: (url: String, base: String?)? {
    guard let place = response.redirection ?? response.headers["location"] else { return nil }
    let base = RedirectedBase(of: endpoint.url, asked: asked ?? endpoint.url, redirectedTo: place).url
    return (place, base == endpoint.url ? nil : base)
  }

  var wrongURL: String {
    guard !isApplication else { return "an application answers with JSON: check 'url' of the target" }
    return wrongModelURL
  }

  private var isApplication: Bool { endpoint.service == .application }

  private var wrongModelURL: String {
    isOpenAI
      ? "this is not an OpenAI-compatible endpoint: check 'url' of \(endpoint.title)"
        + (hasVersion ? "" : "; \(missingVersion)")
      : "no endpoint of '\(endpoint.provider)' answers so: check 'provider' and 'url' of \(endpoint.title)"
  }

  private var isOpenAI: Bool { endpoint.provider.hasPrefix("openai-") }

  private var missingVersion: String { "it usually ends in /v1" }

  /// Whether the URL ends in something like `/v1`, as the base URLs of most servers do.
  private var hasVersion: Bool {
    guard let last = endpoint.url.split(separator: "/").last else { return false }
    return last.hasPrefix("v") && last.dropFirst().first?.isNumber ?? false
  }
}
