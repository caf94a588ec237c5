extension Fault {
  /// Each kind of problem that the shape of `ragspec.yaml` can have.
  static let ofProjects = [
    Fault("1️⃣", "wrong-type"), Fault("1️⃣- x", "wrong-type"), Fault("1️⃣endpoints: {}", "missing-key"),
    Fault("version: 1️⃣2", "wrong-type"), Fault("1️⃣version:", "missing-value"),
    Fault("version: 1\n1️⃣target: {}\n2️⃣version: 1\ntargets: 3️⃣x", "unknown-key", "duplicate-key", "wrong-type"),
    Fault("version: 1\ntargets: {a: 1️⃣x, b: 2️⃣{endpoint: local}}", "wrong-type", "missing-key"),
    Fault("version: 1\ntargets: {1️⃣a: {endpiont: x}}", "unknown-target-kind"),
    Fault(
      "version: 1\ntargets: {a: {retriever: 1️⃣bm52, 2️⃣topp: 3, top: 3️⃣0}}", "unknown-value", "unknown-key", "wrong-type"),
    Fault("version: 1\ntargets: {a: {endpoint: x, prompt: y, 1️⃣retriever: bm25}}", "unknown-key"),
    Fault("version: 1\nendpoints: {local: 1️⃣{provider: p, url: u}}", "missing-key"),
    Fault("version: 1\nendpoints: {local: 1️⃣http}", "wrong-type"), Fault("version: 1\nendpoints: 1️⃣[]", "wrong-type"),
    Fault("version: 1\nendpoints: {l: {provider: p, url: u, model: m, limits: {timeout: 1️⃣60}}}", "wrong-type"),
    Fault("version: 1\nendpoints: {l: {provider: p, url: u, model: m, limits: {concurrency: 1️⃣0}}}", "wrong-type"),
    Fault(
      "version: 1\nendpoints: {l: {provider: p, url: u, model: m, network: {connect-timeout: 1️⃣5, 2️⃣insecure: true}}}",
      "wrong-type", "unknown-key"),
    Fault("version: 1\nnetwork: {response-limit: 1️⃣0}", "wrong-type"),
    Fault("version: 1\nendpoints: {l: {provider: p, url: u, model: m, key: 1️⃣{2️⃣fil: x}}}", "missing-key", "unknown-key"),
    Fault("version: 1\nendpoints: {l: {provider: p, url: u, model: m, parameters: 1️⃣x}}", "wrong-type"),
    Fault("version: 1\nendpoints: {l: {provider: p, url: u, model: m, headers: {X: 1️⃣[]}}}", "wrong-type"),
    Fault("version: 1\ncache: {path: 1️⃣[], 2️⃣pth: x, cassettes: 3️⃣x}", "wrong-type", "unknown-key", "wrong-type"),
    Fault(
      "version: 1\ngates: {pass-rate: 1️⃣95, unscored: 2️⃣no}\nallow-outside: 3️⃣yes", "wrong-type", "wrong-type",
      "wrong-type"),
    Fault(
      """
      version: 1
      endpoints:
        a: {provider: p, url: u, model: m, price: {input: 1}}
        b: {provider: p, url: u, model: m, price: {input: 1, currency: 1️⃣EUR}}
      """, "mixed-currencies"),
    Fault(
      "version: 1\nendpoints: {l: {provider: p, url: u, model: m, price: 1️⃣{2️⃣inptu: 1, output: 3️⃣-1}}}", "missing-key",
      "unknown-key", "wrong-type"),
    Fault("version: 1\na: b1️⃣: c", "yaml-syntax"),
  ]

  /// Each kind of problem that shows when the endpoint `l` is made.
  static let ofEndpoints = [
    Fault("{provider: 1️⃣opnai-chat, url: 'http://h', model: m}", "unknown-provider"),
    Fault("{provider: openai-chat, url: 1️⃣h/v1, model: m}", "invalid-url"),
    Fault("{provider: openai-chat, url: 1️⃣'http://u:p@h', model: m}", "secret-in-url"),
    Fault("{provider: openai-chat, url: 1️⃣'${NONE}', model: 2️⃣'${NONE2}'}", "unset-variable", "unset-variable"),
    Fault("{provider: openai-chat, url: 'http://h', model: 1️⃣'${NONE'}", "environment-syntax"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, key: 1️⃣sk-live-1234}", "secret-in-file"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, key: 1️⃣'${INJECTED}'}", "invalid-key"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, key: {file: 1️⃣''}}", "invalid-path"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, network: {ca: 1️⃣''}}", "invalid-path"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, network: {proxy: 1️⃣'proxy:3128'}}", "invalid-proxy"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, network: {proxy: 1️⃣'http://u:p@h'}}", "secret-in-url"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, network: {proxy: 1️⃣'${NONE}'}}", "unset-variable"),
    Fault(
      "{provider: openai-chat, url: 'http://h', model: m, network: {certificate-key: 1️⃣k.pem}}", "lone-certificate-key"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, headers: {1️⃣Authorization: x}}", "secret-in-header"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, headers: {1️⃣X-A: '${INJECTED}'}}", "invalid-header"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, parameters: {1️⃣model: x}}", "reserved-parameter"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, similarity: 1️⃣0.8}", "misplaced-similarity"),
    Fault("{provider: openai-embeddings, url: 'http://h', model: m, stream: 1️⃣true}", "misplaced-stream"),
    Fault("{provider: openai-chat, url: 'http://h', model: m, api-version: 1️⃣'2024-10-21'}", "misplaced-api-version"),
    Fault(
      "{provider: openai-chat, url: 'http://h', model: m, signature: 1️⃣{region: r, key-id: k}}",
      "signature-without-key"),
    Fault(
      "{provider: openai-chat, url: 'http://h', model: m, key: '${KEY}', signature: 1️⃣{region: 'a b', key-id: k}}",
      "invalid-signature"),
    Fault(
      "{provider: openai-chat, url: 'http://h', model: m, key: '${KEY}', "
        + "signature: {region: r, key-id: k, session-token: 1️⃣abcdefghij}}",
      "secret-in-file"),
    Fault(
      "{provider: 1️⃣x, url: 2️⃣ftp, model: 3️⃣'${NONE}', key: 4️⃣k, headers: {5️⃣a b: c}, parameters: {6️⃣messages: []}}",
      "unknown-provider", "invalid-url", "unset-variable", "secret-in-file", "invalid-header", "reserved-parameter"),
  ]
}
