import RagSpecCore
import Testing

@Suite struct SecretTests {
  private static let endpoint = Endpoint(name: "n", provider: "p", url: "u", model: "m", key: Secret("sk-live-1234"))

  @Test func `a secret shows itself only to who asks for it`() {
    #expect(Secret("sk-live-1234").reveal() == "sk-live-1234")
  }

  @Test func `no way of printing shows it`() throws {
    let secret = try #require(Self.endpoint.key)
    var dumped = ""
    dump(secret, to: &dumped)
    dump(Self.endpoint, to: &dumped)
    dump([secret], to: &dumped)
    var printed = ""
    print(secret, [secret], ["k": secret], (secret, secret), Self.endpoint, Optional(secret) as Any, to: &printed)
    debugPrint(secret, [secret], Optional(secret) as Any, Self.endpoint, to: &printed)
    let texts = [
      "\(secret)", "\([secret])", String(describing: secret), String(reflecting: secret), String(reflecting: [secret]),
      String(describing: Mirror(reflecting: secret).children.map(\.value)), dumped, printed,
    ]
    for text in texts { #expect(!text.contains("1234"), "\(text)") }
    #expect("\(secret)" == "***")
    #expect(String(reflecting: secret) == "***")
  }
}
