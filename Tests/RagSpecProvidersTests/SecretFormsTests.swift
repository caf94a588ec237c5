import Foundation
import RagSpecCore
import Testing

@testable import RagSpecProviders

@Suite struct SecretFormsTests {
  private static let key = #"sk-Ab+c/d?e"f\0123456789"#

  @Test func `every form of a key is taken out, wherever it stands`() {
    let forms = SecretForms(Secret(Self.key))
    for before in ["", "B", "Be", "Bearer ", "user:"] {
      for after in ["", "x", "xy", "!"] {
        let text = before + Self.key + after
        let base64 = Data(text.utf8).base64EncodedString()
        let encoded = text.addingPercentEncoding(
          withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-._~")))
        let urlSafe = base64.replacing("+", with: "-").replacing("/", with: "_")
        let json = text.replacing(#"\"#, with: #"\\"#).replacing("\"", with: "\\\"")
        let lower = text.utf8.map { "%" + String($0, radix: 16) }.joined()
        let twice = base64.replacing("=", with: "%3D").replacing("/", with: "%2f").replacing("+", with: "%2B")
        for form in [text, base64, urlSafe, encoded ?? "", json, lower, twice] {
          let shown = forms.hidden(in: "a \(form) é")
          #expect(shown.contains("***") && !shown.contains("0123456789"), "\(shown)")
          #expect(shown.hasPrefix("a ") && shown.hasSuffix(" é"))
          #expect(!Self.revealsKey(shown), "\(shown)")
        }
      }
    }
  }

  /// Whether something that is left of a text decodes to a large part of the key.
  private static func revealsKey(_ text: String) -> Bool {
    text.split { !($0.isLetter || $0.isNumber || "+/-_=".contains($0)) }.contains { word in
      guard word.count >= 8 else { return false }
      let padded = word.replacing("=", with: "").replacing("-", with: "+").replacing("_", with: "/")
      let data = Data(base64Encoded: padded + String(repeating: "=", count: (4 - padded.count % 4) % 4)) ?? Data()
      return String(decoding: data, as: UTF8.self).contains("0123")
    }
  }

  @Test func `a vector in which a short key stands by chance is left as it is`() async throws {
    let endpoint = Endpoint.sample(key: Secret("AAAA"))
    let vector = ModelOutput(content: "AAAAPgAAgD8=")
    let provider = RedactingProvider(ScriptedProvider(.success(vector)), hiding: [Secret("AAAA")])
    let request = ModelRequest(endpoint: endpoint, embedding: "x")
    #expect(try await provider.outputs(for: [request]) == [vector])
    #expect(try await provider.output(for: request) == vector)
    let question = ModelRequest(endpoint: endpoint, messages: [Turn(.user, "x")])
    #expect(try await provider.output(for: question).content == "***PgAAgD8=")
  }

  @Test func `a text without it is left alone, and so is one with a short key`() {
    let text = "nothing of the kind, é\u{0}"
    #expect(SecretForms(Secret(Self.key)).hidden(in: text) == text)
    #expect(SecretForms(Secret("no")).hidden(in: text) == text)
    #expect(SecretForms(nil).hidden(in: text) == text)
    #expect(SecretForms(Secret("noth")).hidden(in: "nothnoth not") == "****** not")
  }

  @Test func `escapes of JSON hide nothing, in strings inside strings neither`() {
    let forms = SecretForms(Secret("sk/live/0123456789"))
    for form in [
      #"sk\/live\/0123456789"#, #"sk\u002flive\u002F0123456789"#, #"sk\\/live\\u002f0123456789"#,
      #"sk\\\/live/0123456789"#, #"\u0073k/live/0123456789"#,
    ] {
      #expect(forms.hidden(in: #"{"key": "\#(form)"}"#) == #"{"key": "***"}"#, "\(form)")
    }
    for text in [#"sk\live/0123456789"#, #"sk\u002"#, #"sk\u002elive/0123456789"#, #"sk\"#] {
      #expect(forms.hidden(in: text) == text)
    }
  }

  @Test func `a run of backslashes is looked at once`() {
    let text = String(repeating: "\\", count: 1_000_000)
    #expect(SecretForms(Secret("/key/key")).hidden(in: text) == text)
  }

  @Test func `a key is in no string of an answer`() async throws {
    let key = Secret("sk-0123456789")
    let message = #"{"content":"sk-0123456789","refusal":null,"reasoning":"sk-0123456789"}"#
    let body = #"{"choices":[{"message":\#(message),"finish_reason":"because sk-0123456789"}]}"#
    let endpoint = Endpoint.sample(key: key)
    let connection = ProviderConnection(
      transport: ScriptedTransport(.json(200, body)), time: ManualTime().keeper)
    let provider = RedactingProvider(OpenAIChat(endpoint: endpoint, connection: connection), hiding: [key])
    let output = try #require(await provider.ask(endpoint).output)
    #expect(output.finishReason.rawValue == "because ***")
    #expect(!"\(output) \(output.message)".contains("0123456789"))
    var answer = ObservedAnswer(content: "x", finishReason: "sk-0123456789")
    answer = answer.hiding([key])
    #expect(answer.finishReason == "***")
  }
}
