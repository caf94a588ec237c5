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
}
