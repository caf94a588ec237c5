/// Something that goes wrong between a client and its endpoint, and what has to become of the case that meets it.
///
/// A server that plays a fault knows it by the question: `<<name>>`. A right answer is `fine: name;`, and no other text is.
public struct NetworkFault: Sendable, CustomStringConvertible {
  /// With two retries.
  public enum Outcome: Sendable, Equatable {
    /// The case has its answer, after so many requests.
    case passes(requests: Int)
    /// The case is errored after so many requests, with these words somewhere in its message.
    case errors(requests: Int, says: String)
  }

  public let name: String
  public let outcome: Outcome
  /// Whether the fault lasts until the client loses patience.
  public let isSlow: Bool
  /// What the server does with each attempt, counted from 0.
  public let reply: @Sendable (Int) -> LoopbackServer.Reply

  /// Whether no attempt brings a status.
  public var staysSilent: Bool {
    guard case .errors(requests: 3, let words) = outcome else { return false }
    return !words.contains("status")
  }

  public var question: String { "<<\(name)>>" }
  public var answer: String { Self.answer(name) }
  public var description: String { name }

  static func answer(_ name: String) -> String { "fine: \(name);" }
}

// MARK: - A server that plays them

extension NetworkFault {
  /// The name of a question that is answered as it should be.
  public static let control = "control"

  /// Returns what a server does with a request, the `attempt`-th one for its fault.
  public static func reply(to request: LoopbackServer.Request, attempt: (String) -> Int) -> LoopbackServer.Reply {
    let name = asked(in: request)
    guard let fault = all.first(where: { $0.name == name }) else { return .chat(answer(name)) }
    return fault.reply(attempt(name))
  }

  /// The name of the fault that a request asks for.
  public static func asked(in request: LoopbackServer.Request) -> String {
    let parts = request.text.split(separator: "<<", maxSplits: 1)
    return parts.count == 2 ? String(parts[1].prefix { $0 != ">" }) : ""
  }
}

// MARK: - How rows are written

extension NetworkFault {
  typealias Reply = LoopbackServer.Reply

  /// The first attempt meets the fault, the second one gets an answer.
  static func once(_ name: String, isSlow: Bool = false, _ reply: (Reply) -> Reply) -> NetworkFault {
    let fine = Reply.chat(answer(name))
    let bad = reply(fine)
    return NetworkFault(name: name, outcome: .passes(requests: 2), isSlow: isSlow) { $0 == 0 ? bad : fine }
  }

  /// Odd, but an answer.
  static func odd(_ name: String, requests: Int = 1, _ reply: (Reply) -> Reply) -> NetworkFault {
    let reply = reply(.chat(answer(name)))
    return NetworkFault(name: name, outcome: .passes(requests: requests), isSlow: false) { _ in reply }
  }

  /// Every attempt meets the fault, which is worth all three.
  static func always(
    _ name: String, isSlow: Bool = false, says words: String, _ reply: (Reply) -> Reply
  ) -> NetworkFault {
    let reply = reply(.chat(answer(name)))
    return NetworkFault(name: name, outcome: .errors(requests: 3, says: words), isSlow: isSlow) { _ in reply }
  }

  /// One attempt is enough to know.
  static func final(_ name: String, says words: String, _ reply: (Reply) -> Reply) -> NetworkFault {
    let reply = reply(.chat(answer(name)))
    return NetworkFault(name: name, outcome: .errors(requests: 1, says: words), isSlow: false) { _ in reply }
  }
}
