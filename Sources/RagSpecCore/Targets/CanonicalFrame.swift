import JSONText

/// What stands before and behind the input in the canonical form of every request to an endpoint.
struct CanonicalFrame: Sendable {
  private let head: [UInt8]
  private let tail: [UInt8]

  /// The frame of conversations, whose input is the list under `messages`.
  static func conversation(_ endpoint: Members) -> CanonicalFrame {
    CanonicalFrame { json in
      endpoint.writeFirst(to: &json)
      json.member("keyVersion", ModelRequest.keyVersion)
      json.key("messages")
      json.beginArray()
    } tail: { json in
      json.endArray()
      endpoint.writeLast(to: &json)
    }
  }

  /// The frame of embeddings, whose input is the text under `input`.
  static func embedding(_ endpoint: Members) -> CanonicalFrame {
    CanonicalFrame { json in
      endpoint.writeFirst(to: &json)
      json.key("input")
    } tail: { json in
      json.member("keyVersion", ModelRequest.keyVersion)
      endpoint.writeLast(to: &json)
    }
  }

  private init(head: (inout JSONWriter) -> Void, tail: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    json.beginObject()
    head(&json)
    self.head = json.bytes
    // Behind a value every member has a comma before it.
    json = JSONWriter()
    json.null()
    tail(&json)
    json.endObject()
    self.tail = Array(json.bytes.dropFirst("null".utf8.count))
  }

  /// Returns the canonical form around an input.
  ///
  /// - Parameter size: about how many bytes the input takes.
  func around(_ size: Int, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(head.count + size + tail.count)
    bytes += head
    var json = JSONWriter(appendingTo: consume bytes)
    write(&json)
    // The writer gives its bytes up, so that the tail is appended where they are.
    bytes = (consume json).bytes
    bytes += tail
    return bytes
  }

  /// What an endpoint adds to each request.
  struct Members {
    let headers: [(name: String, value: String)]
    let model: String
    let parameters: [(name: String, value: JSONValue)]
    let provider: String
    let url: String

    fileprivate func writeFirst(to json: inout JSONWriter) {
      let headers = headers.map { (name: $0.name.lowercased(), value: JSONValue.string($0.value)) }
      if let object = Self.object(headers) { json.member("headers", raw: object) }
    }

    fileprivate func writeLast(to json: inout JSONWriter) {
      json.member("model", model)
      if let object = Self.object(parameters) { json.member("parameters", raw: object) }
      json.member("provider", provider)
      json.member("url", url)
    }

    private static func object(_ members: [(name: String, value: JSONValue)]) -> [UInt8]? {
      guard !members.isEmpty else { return nil }
      var object = JSONObject()
      for member in members { _ = object.append(member.name, member.value) }
      var json = JSONWriter()
      json.value(.object(object), .canonical)
      return json.bytes
    }
  }
}
