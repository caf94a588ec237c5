import Foundation
import RagSpecTestSupport
import Synchronization
import Testing

/// What `ragspec.yaml` and the environment say of the way to an endpoint, through the real binary.
@Suite struct NetworkTests {
  private static let quick = "limits: {timeout: 2s, retries: 0}"
  private static let key = ["TEST_KEY": "sk-test-4711"]

  /// Each fault of the matrix as one case of one run: one outcome each, and the right one.
  @Test func aWholeRunOfFaults() throws {
    let attempts = Attempts()
    let server = try LoopbackServer { request in NetworkFault.reply(to: request, attempt: attempts.next) }
    // A server that stays silent to one request is given up for a while by all: no case of its own.
    let faults = NetworkFault.all.filter { !$0.staysSilent }
    let cases = faults.map { fault in
      "- {id: \(fault.name.replacing(".", with: "-")), question: '\(fault.question)', expect: [{contains: '\(fault.answer)'}]}"
    }
    let project = try TemporaryProject.asking(
      server.endpointURL, cases: cases.joined(separator: "\n"),
      endpoint: "limits: {timeout: 3s, retries: 2, concurrency: 32}")
    let run = try project.ragspec("run", "-o", "r.json", environment: Self.key)
    #expect(run.exitCode == 3)
    let results = try project.results(in: "r.json")
    #expect(results.count == faults.count)
    for (result, fault) in zip(results, faults) {
      let isPassing = if case .passes = fault.outcome { true } else { false }
      #expect(result["standing"] as? String == (isPassing ? "passed" : "errored"), "\(fault.name): \(result)")
    }
    let failed = results.count { $0["standing"] as? String == "failed" }
    #expect(failed == 0, "a fault is no behavior")
  }

  @Test func proxiesOfTheEnvironment() throws {
    let proxy = try LoopbackProxy { _ in .chat("It is Paris.") }
    for name in ["http_proxy", "all_proxy", "ALL_PROXY"] {
      let project = try TemporaryProject.asking("http://model.invalid/v1", endpoint: Self.quick)
      let run = try project.ragspec("run", environment: [name: proxy.address(user: "me:s3cret-word")])
      #expect(run.exitCode == 0, "\(name): \(run.output)")
    }
    #expect(proxy.urls == Array(repeating: "http://model.invalid/v1/chat/completions", count: 3))
    #expect(Set(proxy.credentials).count == 1)
    let project = try TemporaryProject.asking("http://model.invalid/v1", endpoint: Self.quick)
    let direct = try project.ragspec(
      "run", environment: ["http_proxy": proxy.address(), "no_proxy": "other.example,.invalid"])
    #expect(direct.exitCode == 3 && direct.output.contains("has no address"), "\(direct.output)")
    let server = try LoopbackServer { _ in .chat("Paris") }
    let local = try TemporaryProject.asking(server.endpointURL)
    #expect(try local.ragspec("run", environment: ["http_proxy": "http://127.0.0.1:1"]).exitCode == 0)
    #expect(proxy.urls.count == 3)
  }

  @Test func proxiesOfTheConfiguration() throws {
    let proxy = try LoopbackProxy { _ in .chat("It is Paris.") }
    let project = try TemporaryProject.asking(
      "http://model.invalid/v1", endpoint: "network: {proxy: '${MY_PROXY}'}\n\(Self.quick)")
    let run = try project.ragspec("run", environment: ["MY_PROXY": proxy.address(), "no_proxy": "*"])
    #expect(run.exitCode == 0, "\(run.output)")
    let direct = try TemporaryProject.asking(
      "http://model.invalid/v1", endpoint: "network: {proxy: none}\n\(Self.quick)")
    #expect(try direct.ragspec("run", environment: ["http_proxy": proxy.address()]).exitCode == 3)
    #expect(proxy.urls.count == 1)
  }

  @Test func authoritiesAndClientCertificates() throws {
    let authority = try TestAuthority()
    try authority.makeCertificate("client", names: "DNS:client")
    let server = try Nginx(authority, wantsCertificate: true)
    let cases = "- {id: a, question: What?, expect: [{contains: 'fine: nginx;'}]}"
    let network = "network: {certificate: tls/client.pem, certificate-key: tls/client.key}\n\(Self.quick)"
    let project = try TemporaryProject.asking(server.secureURL, cases: cases, endpoint: network)
    for name in ["client.pem", "client.key", "ca.pem"] {
      try project.write(Data(contentsOf: URL(filePath: authority.path(name))), to: "tls/\(name)")
    }
    let unknown = try project.ragspec("run")
    #expect(unknown.exitCode == 3 && unknown.output.contains("'ca' under 'network'"), "\(unknown.output)")
    let named = try project.ragspec("run", "--cache", "off", environment: ["SSL_CERT_FILE": authority.certificate])
    #expect(named.exitCode == 0, "\(named.output)")
    // The project's own settings hold for endpoints that say nothing else; paths are relative to the file.
    try project.write(project.text(of: "ragspec.yaml") + "\nnetwork: {ca: tls/ca.pem}\n", to: "ragspec.yaml")
    let below = project.folder.appending(path: "scenarios")
    #expect(try ToolRun.run(["run", "--cache", "off"], in: below).exitCode == 0)
  }

  @Test func unixSockets() throws {
    let server = try Nginx(TestAuthority())
    let cases = "- {id: a, question: What?, expect: [{contains: 'fine: nginx;'}]}"
    let project = try TemporaryProject.asking("unix:\(server.socket):/v1", cases: cases)
    #expect(try project.ragspec("run").exitCode == 0)
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0)
  }

  @Test func keysFromFiles() throws {
    let server = try LoopbackServer { _ in .chat("It is Paris.") }
    let project = try TemporaryProject.asking(server.endpointURL, endpoint: "")
    let text = try project.text(of: "ragspec.yaml")
    try project.write(text.replacing("key: ${TEST_KEY:-}", with: "key: {file: secrets/openai}"), to: "ragspec.yaml")
    let missing = try project.ragspec("run")
    #expect(missing.exitCode == 3 && missing.output.contains("secrets/openai"), "\(missing.output)")
    for bad in ["", "sk-test\nsk-more\n"] {
      try project.write(bad, to: "secrets/openai")
      #expect(try project.ragspec("run").exitCode == 3)
    }
    #expect(server.requests.isEmpty)
    try project.write("sk-test-4711\n", to: "secrets/openai")
    #expect(try project.ragspec("run").exitCode == 0)
    #expect(server.requests.first?[header: "Authorization"] == "Bearer sk-test-4711")
    try FileManager.default.removeItem(at: project.folder.appending(path: "secrets"))
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 0, "what is recorded needs no key")
  }

  @Test func redirectionsTakeTheKeyNowhereElse() throws {
    let other = try LoopbackServer { _ in .chat("Paris") }
    let server = try LoopbackServer { request in .status(307).header("Location", other.url + request.path) }
    for environment in [Self.key, [:]] {
      let project = try TemporaryProject.asking(server.endpointURL, endpoint: Self.quick)
      let run = try project.ragspec("run", environment: environment)
      #expect(run.exitCode == 3 && run.output.contains(other.url), "\(run.output)")
    }
    #expect(other.connectionCount == 0)
  }
}

extension TemporaryProject {
  /// The results of a run record.
  func results(in path: String) throws -> [[String: Any]] {
    let record = try JSONSerialization.jsonObject(with: Data(text(of: path).utf8)) as? [String: Any]
    return try #require(record?["results"] as? [[String: Any]])
  }
}

/// Counts how often each name was asked for.
private final class Attempts: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  func next(_ name: String) -> Int {
    counts.withLock { counts in
      defer { counts[name, default: 0] += 1 }
      return counts[name, default: 0]
    }
  }
}
