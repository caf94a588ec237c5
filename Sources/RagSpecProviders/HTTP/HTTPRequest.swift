/// One HTTP request, complete: nothing is added to it but what the protocol needs.
package struct HTTPRequest: Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
  }

  package var method: Method
  /// An absolute `http` or `https` URL, or `unix:/path/of/socket:/path/of/resource`.
  package var url: String
  package var headers: [HTTPHeader]
  /// Sent as it is; ignored for `GET`.
  package var body: [UInt8]
  /// The longest that the whole exchange may take.
  package var timeout: Duration
  /// The longest that making the connection may take.
  package var connectTimeout: Duration
  /// The most bytes of a response that are taken in, after decompression, its headers included.
  package var responseLimit: Int
  /// Told of the body's bytes while they come, beside the response that holds all of them.
  package var receiver: (any BodyReceiver)?
  /// What the transport signs the request with.
  package var signature: HTTPSignature?
  /// The longest from the start to the first byte of the answer; `nil` for no limit of its own.
  package var firstByteTimeout: Duration?
  /// The longest silence in the middle of the answer; `nil` for no limit of its own.
  package var stallTimeout: Duration?
  /// What is special about the way there, if anything.
  package var route: NetworkRoute?

  package init(
    _ method: Method, _ url: String, headers: [HTTPHeader] = [], body: [UInt8] = [], timeout: Duration = .seconds(60),
    connectTimeout: Duration = .seconds(10), responseLimit: Int = 32 << 20
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.responseLimit = responseLimit
  }
}

/// A header line of a request.
///
/// Keys travel in header lines, so a request shows the names of its headers and never their values.
package struct HTTPHeader: Sendable {
  package let name: String
  package let value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Whether a line made of the two is one line: a line break in a value would smuggle in another header.
  package var isWellFormed: Bool {
    !name.isEmpty && name.utf8.allSatisfy(Self.isNameByte) && value.utf8.allSatisfy(Self.isValueByte)
  }

  /// The `token` characters of RFC 9110, 5.6.2.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func isValueByte(_ byte: UInt8) -> Bool { byte == 0x09 || byte >= 0x20 && byte != 0x7F }
}

extension HTTPHeader: CustomStringConvertible, CustomReflectable {
  package var description: String { "\(name): ***" }
  package var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
