import RagSpecCore
import RagSpecSuites
import Testing

/// `cache: {remote: …}`: where recordings are shared.
@Suite struct RemoteStoreTests {
  private static let account = [
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI", "AWS_SESSION_TOKEN": "",
  ]
  private static let variables = [
    "KEY": "open-sesame", "EMPTY": "", "INJECTED": "x\r\nX-Evil: 1", "TYPO": "open sesame",
  ]

  private func store(_ remote: String, _ variables: [String: String] = Self.variables) throws -> RemoteStoreSettings? {
    let text = "version: 1\ncache:\n  remote: \(remote)\n"
    let project = try ProjectConfiguration(
      SourceFile(path: "ragspec.yaml", text: text), targetKinds: FakeTargetKinds.all)
    return try EndpointReader(
      configuration: project, environment: Environment { variables[$0] }, providers: []
    ).remoteStore()
  }

  @Test func `a server in plain HTTP`() throws {
    let store = try #require(
      try store("{url: 'https://h:8/team/', key: '${KEY}', access: read-only, timeout: 500ms, headers: {X-A: b}}"))
    #expect((store.url, store.title, store.access) == ("https://h:8/team", "https://h:8/team", .readOnly))
    #expect(store.timeout == .milliseconds(500) && store.lack == nil && store.signature == nil)
    #expect(store.authorization?.reveal() == "Bearer open-sesame")
    #expect(store.headers.map { "\($0.name) \($0.value.reveal())" } == ["X-A b"])
    #expect(!"\(store)".contains("sesame"), "\(store)")
    let named = try #require(try self.store("{url: 'http://h', user: ci, key: '${KEY}'}"))
    #expect(named.authorization?.reveal() == "Basic Y2k6b3Blbi1zZXNhbWU=")
    #expect(named.access == .readWrite && named.timeout == .seconds(2))
  }

  @Test func `none`() throws {
    #expect(try store("{url: '${EMPTY}'}") == nil && store("{url: '${NONE:-}'}") == nil)
    let project = try ProjectConfiguration(
      SourceFile(path: "ragspec.yaml", text: "version: 1\n"), targetKinds: FakeTargetKinds.all)
    let reader = EndpointReader(configuration: project, environment: Environment { _ in nil }, providers: [])
    #expect(try reader.remoteStore() == nil)
  }

  /// What is recorded here is replayed without credentials, and a developer may have none.
  @Test func `what is lacking is told when it is needed`() throws {
    #expect(try store("{url: 'http://h', key: '${NONE}'}")?.lack == "the environment variable 'NONE' is not set")
    #expect(try store("{url: 'http://h', key: '${NONE:-}'}")?.lack == nil)
    #expect(
      try store("{url: 's3://b'}")?.lack == "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set")
    #expect(try store("{url: 's3://b'}", ["AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": ""])?.lack != nil)
  }

  @Test(arguments: [
    ("{url: 's3://bucket/a/b/'}", [:], "https://bucket.s3.us-east-1.amazonaws.com/a/b", "us-east-1"),
    (
      "{url: 's3://bucket', region: eu-west-3}", ["AWS_REGION": "x"], "https://bucket.s3.eu-west-3.amazonaws.com",
      "eu-west-3"
    ),
    ("{url: 's3://bucket'}", ["AWS_REGION": "eu-west-1"], "https://bucket.s3.eu-west-1.amazonaws.com", "eu-west-1"),
    ("{url: 's3://bucket'}", ["AWS_DEFAULT_REGION": "r", "AWS_REGION": ""], "https://bucket.s3.r.amazonaws.com", "r"),
    ("{url: 's3://my.bucket/p'}", [:], "https://s3.us-east-1.amazonaws.com/my.bucket/p", "us-east-1"),
    ("{url: 's3://b', region: cn-north-1}", [:], "https://b.s3.cn-north-1.amazonaws.com.cn", "cn-north-1"),
    ("{url: 's3://b/p', path-style: true}", [:], "https://s3.us-east-1.amazonaws.com/b/p", "us-east-1"),
    ("{url: 's3://b/p', endpoint: 'http://127.0.0.1:9000/'}", [:], "http://127.0.0.1:9000/b/p", "us-east-1"),
    ("{url: 's3://b/p', endpoint: 'http://h:9', path-style: false}", [:], "http://b.h:9/p", "us-east-1"),
    ("{url: 's3://b'}", ["AWS_ENDPOINT_URL": "http://general"], "http://general/b", "us-east-1"),
    (
      "{url: 's3://b'}", ["AWS_ENDPOINT_URL": "http://general", "AWS_ENDPOINT_URL_S3": "http://special"],
      "http://special/b", "us-east-1"
    ),
  ])
  func `a bucket`(remote: String, variables: [String: String], url: String, region: String) throws {
    let store = try #require(try store(remote, Self.account.merging(variables) { $1 }))
    #expect(store.url == url && store.title.hasPrefix("s3://"), "\(store.url)")
    let signature = try #require(store.signature)
    #expect(signature.parts.region == region && signature.parts.service == "s3")
    #expect(signature.parts.keyID == "AKIDEXAMPLE" && signature.secret.reveal() == "wJalrXUtnFEMI")
    #expect(signature.parts.sessionToken == nil)
    #expect(!"\(store)".contains("wJalrXUtnFEMI"))
  }

  @Test func `a session that is limited in time`() throws {
    let store = try store("{url: 's3://b'}", Self.account.merging(["AWS_SESSION_TOKEN": "tok"]) { $1 })
    #expect(store?.signature?.parts.sessionToken?.reveal() == "tok")
  }

  @Test func `each fault is told with its place`() {
    for fault in Fault.ofRemoteStores {
      let found = diagnostics { _ = try store(MarkedText(fault.text).text) }
      let places = MarkedText("\n\n  remote: " + fault.text).places
      #expect(found.told == zip(places, fault.ids).map { "\($0) \($1)" }, "\(fault.text)")
      #expect(!found.map { "\($0)" }.joined().contains("open-sesame"), "\(found)")
    }
  }
}

extension Fault {
  /// Each kind of problem that `cache: {remote: …}` can have.
  static let ofRemoteStores = [
    Fault("{url: 1️⃣'ftp://h'}", "invalid-url"), Fault("{url: 1️⃣'http://'}", "invalid-url"),
    Fault("{url: 1️⃣'${TYPO}'}", "invalid-url"), Fault("{url: 1️⃣'http://h/a b'}", "invalid-url"),
    Fault("{url: 1️⃣'https://u:open-sesame@h'}", "secret-in-url"), Fault("{url: 1️⃣'https://h?sig=x'}", "secret-in-url"),
    Fault("{url: 1️⃣'s3://'}", "invalid-url"), Fault("{url: 1️⃣'s3://b/a b'}", "invalid-url"),
    Fault("{url: 1️⃣'s3://b/../c'}", "invalid-url"), Fault("{url: 1️⃣'s3://b//c'}", "invalid-url"),
    Fault("{url: 's3://b', endpoint: 1️⃣'h:9'}", "invalid-url"),
    Fault("{url: 's3://b', region: 1️⃣'a b'}", "invalid-signature"),
    Fault("{url: 's3://b', key: 1️⃣'${KEY}'}", "misplaced-store-key"),
    Fault("{url: 'http://h', region: 1️⃣r}", "misplaced-store-key"),
    Fault("{url: 'http://h', key: 1️⃣open-sesame}", "secret-in-file"),
    Fault("{url: 'http://h', headers: {X-Api-Key: 1️⃣open-sesame}}", "secret-in-file"),
    Fault("{url: 'http://h', headers: {1️⃣X-A: '${INJECTED}'}}", "invalid-header"),
    Fault("{url: 'http://h', headers: {1️⃣Host: x}}", "invalid-header"),
    Fault("{url: 'http://h', user: 1️⃣ci}", "user-without-key"),
    Fault("{url: 'http://h', user: 1️⃣'a:b', key: '${KEY}'}", "invalid-user"),
    Fault("{url: 'http://h', access: 1️⃣readonly}", "unknown-access"),
    Fault("{url: 'http://h', timeout: 1️⃣2}", "wrong-type"),
  ]
}
