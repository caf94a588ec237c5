extension LoopbackServer {
  /// A request as it arrived.
  public struct Request: Sendable {
    public let method: String
    /// The path with its query.
    public let path: String
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]
    /// Everything that came, to the last byte of the body.
    public let bytes: [UInt8]
    /// The number of the connection, from 0.
    public let connection: Int
    /// How many requests came before, over all connections.
    public internal(set) var index = 0

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of the first header of a name, in any case.
    public subscript(header name: String) -> String? {
      headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
  }

  /// An answer, and how to give it.
  public struct Reply: Sendable {
    public var status = 200
    public var headers: [(name: String, value: String)] = []
    public var body: [UInt8] = []
    var manner = Manner()

    /// What may go wrong on the way.
    struct Manner {
      var delay: Duration = .zero
      /// `Content-Length`, when it is not the truth.
      var declaredLength: Int?
      /// The connection is closed after so many bytes of the body.
      var cut: Int?
      /// So many bytes at a time, with a pause after each.
      var drip: (count: Int, pause: Duration)?
      /// The body in chunks of so many bytes, by `Transfer-Encoding: chunked`.
      var chunk: Int?
      var closes = false
      /// No answer at all; the connection stays open until the client leaves.
      var isSilent = false
      /// These bytes and nothing else.
      var raw: [UInt8]?
      /// How the connection ends after `raw` or `cut`.
      var ending = Ending.closes
    }

    /// How a server leaves.
    enum Ending: Sendable {
      case closes
      /// As a process that crashed or a firewall does it: what is under way is lost, and the client gets an error.
      case resets
      /// It does not: the connection stays open until the client leaves.
      case holds
      /// It answers the next request as if nothing had happened.
      case goesOn
    }
  }
}

// MARK: - Replies

extension LoopbackServer.Reply {
  /// JSON, given as text.
  public static func json(_ status: Int = 200, _ json: String) -> Self {
    Self(status: status, headers: [("Content-Type", "application/json")], body: Array(json.utf8))
  }

  /// A chat completion in OpenAI's form.
  public static func chat(_ content: String, finishReason: String = "stop") -> Self {
    .json(
      200,
      """
      {"id":"c-1","object":"chat.completion","model":"loopback","choices":[{"index":0,"message":{"role":"assistant",\
      "content":\(quoted(content))},"finish_reason":\(quoted(finishReason))}],"usage":{"prompt_tokens":7,\
      "completion_tokens":3,"total_tokens":10}}
      """)
  }

  /// Embeddings in OpenAI's form, the last one first: their order says nothing.
  public static func embeddings(_ vectors: [[Double]], tokens: Int = 5) -> Self {
    let data = vectors.enumerated().reversed()
      .map { #"{"object":"embedding","index":\#($0),"embedding":\#($1)}"# }.joined(separator: ",")
    return .json(
      200, #"{"object":"list","data":[\#(data)],"usage":{"prompt_tokens":\#(tokens),"total_tokens":\#(tokens)}}"#)
  }

  /// An error in OpenAI's form.
  public static func error(_ status: Int, _ message: String, code: String = "error") -> Self {
    .json(status, #"{"error":{"message":\#(quoted(message)),"type":"error","param":null,"code":\#(quoted(code))}}"#)
  }

  public static func html(_ status: Int = 200, _ page: String) -> Self {
    Self(status: status, headers: [("Content-Type", "text/html; charset=utf-8")], body: Array(page.utf8))
  }

  public static func text(_ text: String) -> Self {
    Self(headers: [("Content-Type", "text/plain")], body: Array(text.utf8))
  }

  /// A status without a body.
  public static func status(_ status: Int) -> Self { Self(status: status) }

  /// Bytes with status 200.
  public static func bytes(_ bytes: [UInt8]) -> Self { Self(body: bytes) }

  /// These bytes instead of HTTP, and the end of the connection.
  public static func garbage(_ text: String) -> Self {
    var reply = Self()
    reply.manner.raw = Array(text.utf8)
    return reply
  }

  /// No answer at all.
  public static var never: Self {
    var reply = Self()
    reply.manner.isSilent = true
    return reply
  }

  /// The end of the connection without a single byte.
  public static var hangUp: Self { .garbage("") }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\0"..<" ": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}

// MARK: - Manners

extension LoopbackServer.Reply {
  public func header(_ name: String, _ value: String) -> Self {
    changed { $0.headers.append((name, value)) }
  }

  /// Waits before the first byte.
  public func delayed(by delay: Duration) -> Self {
    changed { $0.manner.delay = delay }
  }

  /// Sends so many bytes at a time, and waits after each.
  public func dripped(_ count: Int, every pause: Duration) -> Self {
    changed { $0.manner.drip = (count, pause) }
  }

  /// Sends the body in chunks of so many bytes, so that the client gets it in these pieces however the network cuts it.
  public func chunked(_ count: Int) -> Self {
    changed { $0.manner.chunk = count }
  }

  /// Closes the connection after so many bytes of the body.
  public func cut(after count: Int) -> Self {
    changed { $0.manner.cut = count }
  }

  /// Claims another length than the body has.
  public func claiming(length: Int) -> Self {
    changed { $0.manner.declaredLength = length }
  }

  /// Closes the connection after the answer, as it says in a header.
  public var closing: Self {
    changed { reply in
      reply.manner.closes = true
      reply.headers.append(("Connection", "close"))
    }
  }

  private func changed(_ change: (inout Self) -> Void) -> Self {
    var reply = self
    change(&reply)
    return reply
  }

  /// The status line and the headers.
  var head: String {
    let length = manner.declaredLength ?? body.count
    let frame = manner.chunk == nil ? ("Content-Length", "\(length)") : ("Transfer-Encoding", "chunked")
    let lines = (headers + [frame]).map { "\($0.0): \($0.1)\r\n" }
    return "HTTP/1.1 \(status) Status\r\n\(lines.joined())\r\n"
  }
}
