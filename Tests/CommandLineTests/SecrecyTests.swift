import Foundation
import RagSpecTestSupport
import Testing

/// A key is in nothing that a run leaves behind: not as it is, not in base 64, not percent-encoded.
@Suite struct SecrecyTests {
  private static let key = "sk-live+0987/654321?zyx"
  private static let proxyPassword = "s3cret+pr0xy"

  private static func forms(of secret: String) -> [String] {
    let data = Data(secret.utf8)
    let encoded = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? secret
    // The middle of what base 64 makes of it behind other bytes, where no neighbor has a part.
    let inside = ["x", "xy", "user:", "Bearer "].map { before in
      String(Data((before + secret).utf8).base64EncodedString().dropLast(4).suffix(12))
    }
    let escaped = [secret.replacing("/", with: #"\/"#), secret.replacing("/", with: #"\u002f"#)]
    return [secret, data.base64EncodedString(), encoded] + escaped + inside
  }

  /// Looks into every file of a project, the database and its log among them, and into what was printed.
  private func expectSecrecy(
    of secrets: [String], in project: TemporaryProject, _ runs: ToolRun..., comment: String, except: String = "-"
  ) throws {
    var places = runs.map { ("output", Data(($0.output + $0.errors).utf8)) }
    for path in try FileManager.default.subpathsOfDirectory(atPath: project.folder.path) where path != except {
      if let data = try? Data(contentsOf: project.folder.appending(path: path)) { places.append((path, data)) }
    }
    for secret in secrets {
      for form in Self.forms(of: secret) {
        for (place, data) in places {
          #expect(data.range(of: Data(form.utf8)) == nil, "\(comment): '\(form)' is in \(place)")
        }
      }
    }
  }

  /// A server that tells everything that it was sent, in all ways.
  private static func gossip(_ status: Int) throws -> LoopbackServer {
    try LoopbackServer { request in
      let authorization = request[header: "Authorization"] ?? ""
      let key = String(authorization.dropFirst("Bearer ".count))
      let encoded = key.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      let text =
        "Paris \(authorization) \(Data(authorization.utf8).base64EncodedString()) https://h/?key=\(encoded) "
        + Data(key.utf8).base64EncodedString()
        + [#"\/"#, #"\u002f"#].map { " " + key.replacing("/", with: $0) }.joined()
      switch status {
      case 200: return .chat(text, finishReason: "because \(key)")
      case 307: return .status(307).header("Location", "http://127.0.0.1:1/?key=\(encoded)&k=\(key)")
      case 0: return .garbage("\(text)\r\n")
      case 1: return .html(200, "<title>\(text)</title>")
      case 2: return .chat(text).cut(after: 120)
      default: return .error(status, text, code: key)
      }
    }
  }

  @Test(arguments: [200, 307, 400, 401, 429, 500, 0, 1, 2])
  func aKeyIsInNoArtifact(status: Int) throws {
    let server = try Self.gossip(status)
    let project = try TemporaryProject.asking(
      server.endpointURL, endpoint: "limits: {timeout: 5s, retries: \(status == 500 ? 1 : 0)}")
    let environment = ["TEST_KEY": Self.key]
    let arguments = ["--verbose", "-o", "r.json", "-o", "r.xml", "-o", "r.jsonl", "-o", "r.txt"]
    let run = try ToolRun.run(["run", "--record"] + arguments, in: project.folder, environment: environment)
    let again = try ToolRun.run(["run"] + arguments, in: project.folder, environment: environment)
    let explained = try project.ragspec("explain", "suite/capital", environment: environment)
    let shown = try project.ragspec("cache", "ls", environment: environment)
    let doctor = try project.ragspec("doctor", "--json", environment: environment)
    #expect(server.requests.first?[header: "Authorization"] == "Bearer \(Self.key)")
    try expectSecrecy(of: [Self.key], in: project, run, again, explained, shown, doctor, comment: "status \(status)")
  }

  @Test func aKeyFromAFileIsNowhereElse() throws {
    let server = try Self.gossip(200)
    let project = try TemporaryProject.asking(server.endpointURL)
    let text = try project.text(of: "ragspec.yaml")
    try project.write(text.replacing("key: ${TEST_KEY:-}", with: "key: {file: openai.key}"), to: "ragspec.yaml")
    try project.write("\(Self.key)\r\n", to: "openai.key")
    let run = try project.ragspec("run", "--record", "--verbose", "-o", "r.json")
    #expect(
      run.exitCode == 0 && server.requests.first?[header: "Authorization"] == "Bearer \(Self.key)", "\(run.output)")
    try expectSecrecy(of: [Self.key], in: project, run, comment: "file", except: "openai.key")
  }

  /// A proxy that is there, one that is not, one that is misspelt, one that refuses.
  @Test func aProxysPasswordIsInNoArtifact() throws {
    let well = try LoopbackProxy { _ in .chat("Paris") }
    let refusing = try LoopbackProxy { _ in .status(407) }
    let user = "me:\(Self.proxyPassword)"
    let addresses = [
      well.address(user: user), refusing.address(user: user), "http://\(user)@127.0.0.1:1",
      "http://\(user)@proxy.invalid:3128",
      "htp://\(user)@127.0.0.1:1", "http://\(user)@127.0.0.1:1 x",
    ]
    for address in addresses {
      for (url, isConfigured) in [("http://model.invalid/v1", false), ("https://model.invalid/v1", true)] {
        let network = isConfigured ? "network: {proxy: '${MY_PROXY}'}\n" : ""
        let project = try TemporaryProject.asking(url, endpoint: "\(network)limits: {timeout: 2s, retries: 0}")
        let environment = [isConfigured ? "MY_PROXY" : "http_proxy": address]
        let run = try project.ragspec("run", "--verbose", "-o", "r.json", environment: environment)
        let doctor = try project.ragspec("doctor", environment: environment)
        #expect(run.exitCode != 1)
        try expectSecrecy(of: [Self.proxyPassword], in: project, run, doctor, comment: "\(address) to \(url)")
      }
    }
    #expect(!well.credentials.isEmpty)
  }
}
