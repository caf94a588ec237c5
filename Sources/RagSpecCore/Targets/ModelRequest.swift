package import ContentDigest
import JSONText

/// What is asked of an endpoint.
package struct ModelRequest: Sendable {
  package let endpoint: Endpoint
  package let input: ModelInput

  package init(endpoint: Endpoint, messages: [Turn]) {
    self.endpoint = endpoint
    input = .messages(messages)
  }

  /// Asks for the vector of a text.
  package init(endpoint: Endpoint, embedding text: String) {
    self.endpoint = endpoint
    input = .embedding(text)
  }

  /// Asks a web application.
  package init(application: Endpoint, exchange: WebExchange) {
    endpoint = application
    input = .exchange(exchange)
  }

  /// The messages of a conversation; none when something else is asked.
  package var messages: [Turn] { if case .messages(let messages) = input { messages } else { [] } }
}

/// What an endpoint is given.
package enum ModelInput: Sendable {
  /// A conversation, which it continues.
  case messages([Turn])
  /// A text, of which it makes a vector.
  case embedding(String)
  /// What an application is sent that is no model, or has one inside.
  case exchange(WebExchange)
}

extension ModelRequest {
  /// The form of the canonical request; a change of it starts a new cache.
  package static let keyVersion = 1

  /// The canonical request as JSON with sorted keys: everything that can change the answer, and nothing else.
  ///
  /// Time-outs, retries, limits, the API key, the case's id and the endpoint's name in the configuration stay out.
  package var canonicalJSON: [UInt8] {
    switch input {
    case .messages(let messages):
      let size = messages.reduce(0) { $0 + $1.text.utf8.count * 9 / 8 + 64 }
      return endpoint.conversationFrame.around(size) { json in
        for message in messages {
          json.beginObject()
          json.member("content", message.text)
          json.member("role", message.role.rawValue)
          json.endObject()
        }
      }
    case .exchange(let exchange): return exchange.canonicalJSON(with: endpoint)
    case .embedding(let text):
      return endpoint.embeddingFrame.around(text.utf8.count * 9 / 8 + 2) { $0.string(text) }
    }
  }

  /// The key under which a response is recorded.
  package var key: SHA256Digest { Self.key(ofCanonical: canonicalJSON) }

  package static func key(ofCanonical json: [UInt8]) -> SHA256Digest {
    json.withUnsafeBytes { SHA256Digest(hashing: $0) }
  }
}
