/// An HTTP proxy for plain requests: answers in the place of every server, and keeps what it was asked.
///
/// It is a `LoopbackServer` that sees whole URLs where others see paths.
public final class LoopbackProxy: Sendable {
  private let server: LoopbackServer

  public init(_ answer: @escaping LoopbackServer.Answer = { _ in .chat("fine: proxy;") }) throws {
    server = try LoopbackServer(answer)
  }

  /// Its address, with a user and a password if it is to have them.
  public func address(user: String? = nil) -> String {
    user.map { "http://\($0)@127.0.0.1:\(server.port)" } ?? server.url
  }

  /// The URLs it was asked for.
  public var urls: [String] { server.requests.map(\.path) }
  /// What clients said of themselves to it, and not to the server behind it.
  public var credentials: [String] { server.requests.compactMap { $0[header: "Proxy-Authorization"] } }
}
