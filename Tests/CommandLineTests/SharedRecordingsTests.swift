import Foundation
import RagSpecTestSupport
import Testing

/// Recordings that go from one machine to another by way of a real nginx with its DAV module.
@Suite(.timeLimit(.minutes(5))) struct SharedRecordingsTests {
  @Test func `what one project records another one passes with, though nobody answers any more`() throws {
    try NginxStore.serving { store in
      let model = try SharedProject.recorded("{url: '\(store.url)'}")
      #expect(store.names.count == 2)
      let other = try SharedProject.asking(model, remote: "{url: '\(store.url)'}")
      let run = try other.ragspec("run", "-o", "run.json", "-o", "run.xml")
      #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.output) \(run.errors)")
      #expect(run.output.contains("2 passed · 2 remote · 14 + 6 tokens saved"), "\(run.output)")
      let record = try other.text(of: "run.json")
      #expect(record.components(separatedBy: #""origin":"remote""#).count == 3, "\(record)")
      #expect(record.contains(#""remote":2"#))
      #expect(try other.text(of: "run.xml").contains(#"tests="2""#))
      // What came from there is here now, and nobody is asked again.
      let asked = store.log.count
      #expect(try other.ragspec("run").output.contains("2 passed · 2 cached"))
      #expect(try other.ragspec("run", "--cache", "replay").output.contains("2 passed · 2 cached"))
      #expect(store.log.count == asked)
      #expect(other.unsent.isEmpty && !other.exists(".ragspec/cache.sqlite-unsent"))
    }
  }

  @Test func `an object is a cassette line by the name of its key, and no secret is in it`() throws {
    try NginxStore.serving(.locked) { store in
      let model = try LoopbackServer { _ in .chat("Paris") }
      let project = try SharedProject.asking(model.endpointURL, remote: "{url: '\(store.url)', key: '${STORE_KEY}'}")
      let secrets = ["STORE_KEY": "open-sesame", "TEST_KEY": "sk-live-0123456789"]
      let run = try project.ragspec("run", "--verbose", environment: secrets)
      #expect(run.output.contains("2 passed · 2 called") && !run.output.contains("warning"), "\(run.output)")
      #expect(store.names.count == 2)
      for name in store.names {
        let object = try store.text(of: name)
        #expect(object.hasPrefix(#"{"key":"\#(name)","content":"Paris","finish":"stop","#), "\(object)")
        for secret in secrets.values { #expect(!(object + run.output + run.errors).contains(secret)) }
        // The object stands in a cassette as it is.
        try project.write(object, to: "cassettes/\(name.prefix(4)).jsonl")
      }
      let replayed = try project.ragspec("run", "--cache", "replay")
      #expect(replayed.output.contains("2 passed · 2 from cassettes"), "\(replayed.output)")
    }
  }

  @Test func `user and password, and headers, are sent`() throws {
    let store = try LoopbackServer { _ in .status(404) }
    let model = try LoopbackServer { _ in .chat("Paris") }
    let project = try SharedProject.asking(
      model.endpointURL,
      remote: "{url: '\(store.url)/r', user: ci, key: '${PASSWORD}', headers: {X-Team: search, Cookie: '${PASSWORD}'}}")
    try project.ragspec("run", environment: ["PASSWORD": "secret-word"])
    let first = try #require(store.requests.first)
    // The base 64 of "ci:secret-word".
    #expect(first[header: "Authorization"] == "Basic Y2k6c2VjcmV0LXdvcmQ=")
    #expect(first[header: "X-Team"] == "search" && first[header: "Cookie"] == "secret-word")
    let keys = Set(store.requests.map(\.path))
    #expect(keys.allSatisfy { $0.wholeMatch(of: /\/r\/[0-9a-f]{64}/) != nil }, "\(keys)")
  }

  @Test func `replay and off ask nobody, and refresh only sends`() throws {
    let (store, model) = (try LoopbackServer { _ in .status(404) }, try LoopbackServer { _ in .chat("Paris") })
    let project = try SharedProject.asking(model.endpointURL, remote: "{url: '\(store.url)'}")
    #expect(try project.ragspec("run", "--cache", "replay").exitCode == 4)
    #expect(try project.ragspec("run", "--cache", "off").exitCode == 0)
    #expect(store.connectionCount == 0)
    let accepting = try LoopbackServer { $0.method == "PUT" ? .status(201) : .status(500) }
    let refreshing = try SharedProject.asking(model.endpointURL, remote: "{url: '\(accepting.url)'}")
    #expect(try refreshing.ragspec("run", "--cache", "refresh").output.contains("2 passed · 2 called"))
    #expect(accepting.requests.map(\.method) == ["PUT", "PUT"])
  }

  @Test func `a newer answer takes the place of an older one`() throws {
    try NginxStore.serving { store in
      let model = try LoopbackServer { .chat($0.index < 2 ? "Paris" : "It is Paris.") }
      let remote = "{url: '\(store.url)'}"
      try SharedProject.asking(model.endpointURL, remote: remote).ragspec("run")
      let refreshed = try SharedProject.asking(model.endpointURL, remote: remote).ragspec("run", "--cache", "refresh")
      #expect(refreshed.output.contains("2 called"), "\(refreshed.output)")
      for name in store.names { #expect(try store.text(of: name).contains("It is Paris.")) }
    }
  }

  @Test func `a store that is only read gets nothing`() throws {
    try NginxStore.serving { store in
      let model = try LoopbackServer { _ in .chat("Paris") }
      let capital = "- {id: capital, question: What is the capital of France?, expect: [{contains: Paris}]}"
      try SharedProject.asking(model.endpointURL, remote: "{url: '\(store.url)'}", cases: capital).ragspec("run")
      let project = try SharedProject.asking(
        model.endpointURL, remote: "{url: '\(store.url)', access: '${ACCESS:-read-only}'}")
      let run = try project.ragspec("run")
      #expect(run.output.contains("2 passed · 1 called, 1 remote") && !run.output.contains("warning"), "\(run.output)")
      #expect(store.names.count == 1 && model.requests.count == 2)
      #expect(!project.exists(".ragspec/cache.sqlite-unsent"))
    }
  }

  @Test func `what matchers ask is shared, too`() throws {
    try NginxStore.serving { store in
      let judge = #"- {id: kind, question: Is it so?, expect: [{judge: It is polite., endpoint: main}]}"#
      let model = try LoopbackServer { request in
        request.text.contains("polite") ? .chat(#"{"reason":"it is","verdict":"yes"}"#) : .chat("Paris")
      }
      let remote = "{url: '\(store.url)'}"
      let first = try SharedProject.asking(model.endpointURL, remote: remote, cases: judge).ragspec("run")
      #expect(first.output.contains("1 called · for matchers 1 called"), "\(first.output) \(first.errors)")
      model.stop()
      let second = try SharedProject.asking(model.endpointURL, remote: remote, cases: judge).ragspec("run")
      #expect(second.exitCode == 0, "\(second.output)")
      #expect(second.output.contains("1 passed · 1 remote · for matchers 1 remote"), "\(second.output)")
    }
  }

  @Test func `an empty address is none`() throws {
    let model = try LoopbackServer { _ in .chat("Paris") }
    let project = try SharedProject.asking(model.endpointURL, remote: "{url: '${STORE:-}'}")
    #expect(try project.ragspec("run").output.contains("2 passed · 2 called"))
  }
}
