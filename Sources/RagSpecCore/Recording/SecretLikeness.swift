import JSONText
import RegularExpressions

/// Texts that look as keys and tokens do, whatever they are.
///
/// Only forms that hardly anything else has: a warning that is mostly wrong is read by nobody.
package enum SecretLikeness {
  private struct Form: Sendable {
    let name: String
    let expression: RegularExpression

    init?(_ name: String, _ pattern: String) {
      guard let expression = try? RegularExpression(pattern) else { return nil }
      (self.name, self.expression) = (name, expression)
    }
  }

  private static let forms = [
    // OpenAI's, Anthropic's and others'; Stripe's have an underscore.
    Form("an API key", #"\b(?:sk|rk)[-_](?:[A-Za-z0-9]+[-_])*[A-Za-z0-9_-]{20,}"#),
    Form("an API key of Google", #"\bAIza[A-Za-z0-9_-]{35}"#),
    Form("the id of an AWS access key", #"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b"#),
    Form("a token of GitHub", #"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})"#),
    Form("a token of Slack", #"\bxox[abeoprs]-[A-Za-z0-9-]{10,}"#),
    Form("a bearer token", #"(?i)\bbearer\s+[A-Za-z0-9._~+/-]{20,}=*"#),
    Form("a private key", #"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----"#),
    Form("a JSON Web Token", #"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}"#),
  ].compactMap(\.self)

  /// Returns what a recording seems to hold, and where: "an API key in the answer". Nothing of it is in the words.
  package static func findings(in response: RecordedResponse) -> [String] {
    let output = response.answer.output
    let request = strings(in: response.request)
    let isVector = EmbeddingVector(recorded: output.content) != nil
    let answer = (isVector ? [] : [output.content]) + (output.details.map { strings(in: $0.json) } ?? [])
    return names(in: request).map { "\($0) in the request" } + names(in: answer).map { "\($0) in the answer" }
  }

  private static func names(in texts: [String]) -> [String] {
    forms.filter { form in texts.contains { (try? form.expression.firstMatch(in: $0)) != nil } }.map(\.name)
  }

  private static func strings(in json: [UInt8]) -> [String] {
    guard let value = try? JSONValue(parsing: json) else { return [] }
    return strings(in: value)
  }

  private static func strings(in value: JSONValue) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(strings)
    case .object(let object): object.members.flatMap { strings(in: $0.value) }
    default: []
    }
  }
}
