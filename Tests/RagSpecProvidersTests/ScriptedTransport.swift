import JSONText
import RagSpecProviders
import Synchronization

/// A transport that answers from a list, the last entry again and again, and keeps what it was asked.
final class ScriptedTransport: HTTPTransport {
  typealias Answer = Result<HTTPResponse, TransportError>

  private let answers: [Answer]
  private let asked = Mutex<[HTTPRequest]>([])

  init(_ answers: Answer...) { self.answers = answers }

  var requests: [HTTPRequest] { asked.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let index = asked.withLock { asked in
      asked.append(request)
      return asked.count - 1
    }
    let response = try answers[min(index, answers.count - 1)].get()
    response.body.withUnsafeBytes { request.receiver?.receive($0) }
    return response
  }
}

extension ScriptedTransport.Answer {
  static func json(_ status: Int = 200, _ json: String, headers: HTTPHeaderBlock = [:]) -> Self {
    .success(HTTPResponse(status: status, headers: headers, body: Array(json.utf8)))
  }

  static func chat(_ content: String) -> Self {
    json(200, #"{"choices":[{"message":{"content":\#(JSONValue.string(content).text())},"finish_reason":"stop"}]}"#)
  }

  static func status(_ status: Int, headers: HTTPHeaderBlock = [:]) -> Self {
    .success(HTTPResponse(status: status, headers: headers))
  }
}
