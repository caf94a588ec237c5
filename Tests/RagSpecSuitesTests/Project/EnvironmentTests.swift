import RagSpecCore
import RagSpecSuites
import Testing

@Suite struct EnvironmentTests {
  private static let variables = ["NAME": "value", "EMPTY": "", "_x1": "low", "DOLLAR": "${NAME}$$", "LINES": "a\nb"]
  private static let environment = Environment { variables[$0] }

  private func node(_ text: String) throws -> ConfigNode {
    let quoted = "'" + text.replacing("'", with: "''") + "'"
    return try YAMLReader.document(of: SourceFile(path: "ragspec.yaml", text: quoted)).root
  }

  @Test func `references are replaced, everything else stays`() throws {
    let texts = [
      ("", ""), ("plain", "plain"), ("${NAME}", "value"), ("a${NAME}b${_x1}c", "avalueblowc"),
      ("${NAME:-x}", "value"), ("${EMPTY}", ""), ("${EMPTY:-x}", "x"), ("${UNSET:-x}", "x"), ("${UNSET:-}", ""),
      ("${UNSET:-http://127.0.0.1:8080/v1}", "http://127.0.0.1:8080/v1"), ("${UNSET:-a:-b}", "a:-b"),
      ("${UNSET:-$x}", "$x"),
      ("$", "$"), ("$NAME", "$NAME"), ("$$", "$"), ("$${NAME}", "${NAME}"), ("$$${NAME}", "$value"), ("$$$$", "$$"),
      ("a $ b", "a $ b"), ("{NAME}", "{NAME}"), ("}", "}"), ("${NAME}}", "value}"), ("é${NAME}漢", "évalue漢"),
      // What a variable holds is not looked into.
      ("${DOLLAR}", "${NAME}$$"), ("${LINES}", "a\nb"),
    ]
    for (text, expanded) in texts { #expect(try Self.environment.expandedText(of: node(text)) == expanded, "\(text)") }
  }

  @Test func `an unset variable without a default is named`() throws {
    let texts = [("${UNSET}", "UNSET"), ("a ${NAME} ${OTHER_1}", "OTHER_1")]
    for (text, name) in texts {
      let found = diagnostics { _ = try Self.environment.expandedText(of: node(text)) }
      #expect(found.told == ["1:1 unset-variable"])
      #expect(found.messages == ["the environment variable '\(name)' is not set"])
      #expect(found.map(\.hint) == ["set it, or give a default: ${\(name):-default}"])
    }
  }

  @Test func `what is no reference is told and not sent`() throws {
    let texts = [
      "${", "${NAME", "a ${ b", "${}", "${:-x}", "${NAME-x}", "${NAME:x}", "${NAME:?x}", "${ NAME }", "${NA ME}",
      "${A.B}",
      "${UNSET:-${NAME}}", "${sk-live-1234}",
    ]
    for text in texts {
      let found = diagnostics { _ = try Self.environment.expandedText(of: node(text)) }
      #expect(found.told == ["1:1 environment-syntax"], "\(text)")
    }
    let secret = diagnostics { _ = try Self.environment.expandedText(of: node("${sk-live-1234}")) }
    #expect(secret.messages.allSatisfy { !$0.contains("1234") })
  }

  @Test func `variables are looked up one by one`() {
    #expect(Self.environment["NAME"] == "value")
    #expect(Self.environment["UNSET"] == nil)
  }
}
