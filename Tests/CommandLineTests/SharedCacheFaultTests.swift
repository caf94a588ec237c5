import Foundation
import RagSpecTestSupport
import Testing

/// Stores that are away, slow, wrong or hostile: a run has the same results as without them, and says so once.
@Suite(.timeLimit(.minutes(5))) struct SharedCacheFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What the store answers to `GET`; everything else is taken.
    let reply: LoopbackServer.Reply
    /// What the report says.
    let warning: String
    /// Whether the store is left alone, and what was answered waits for another run.
    var isLeftAlone = true
  }

  static let cases = [
    Case(testDescription: "silence", reply: .never, warning: "no complete answer from"),
    Case(testDescription: "401", reply: .status(401), warning: "it does not let us read (status 401)"),
    Case(testDescription: "403", reply: .status(403), warning: "it does not let us read (status 403)"),
    Case(testDescription: "500", reply: .status(500), warning: "it answers with status 500"),
    Case(testDescription: "a web page", reply: .html(200, "<p>Sign in"), warning: "it answers with a web page"),
    Case(
      testDescription: "a redirection", reply: .status(302).header("Location", "http://127.0.0.1:1/elsewhere"),
      warning: "it leads to another server (status 302)"),
    Case(
      testDescription: "no HTTP", reply: .garbage("SSH-2.0-OpenSSH_9.2\r\n"), warning: "what 127.0.0.1"),
    Case(
      testDescription: "half an object", reply: .text(String(repeating: "x", count: 1_000)).cut(after: 10),
      warning: "broke off in the middle of the exchange"),
    Case(
      testDescription: "an object without an end", reply: .text("{\"key\":").stalling(after: 4),
      warning: "no complete answer from"),
    Case(
      testDescription: "text", reply: .text("hello"), warning: "2 objects of the shared cache", isLeftAlone: false),
    Case(
      testDescription: "an empty object", reply: .bytes([]), warning: "it is no recording, or a part of one",
      isLeftAlone: false),
    Case(
      testDescription: "a huge object", reply: .bytes([UInt8](repeating: 0x7B, count: 33 << 20)),
      warning: "the answer is longer than 32 MB", isLeftAlone: false),
    Case(
      testDescription: "brackets without end",
      reply: .text(String(repeating: "[", count: 3_000_000)), warning: "it is no recording", isLeftAlone: false),
  ]

  @Test(arguments: cases) func `a store that answers badly`(fault: Case) throws {
    let store = try LoopbackServer { $0.method == "GET" ? fault.reply : .status(201) }
    let model = try LoopbackServer { _ in .chat("Paris") }
    let timeout = ["silence", "an object without an end"].contains(fault.testDescription) ? "300ms" : "20s"
    let project = try SharedProject.asking(model.endpointURL, remote: "{url: '\(store.url)', timeout: \(timeout)}")
    let run = try project.ragspec("run")
    #expect(run.exitCode == 0 && run.output.contains("2 passed · 2 called"), "\(run.output) \(run.errors)")
    #expect(run.output.components(separatedBy: fault.warning).count == 2, "\(run.output)")
    #expect(project.unsent.count == (fault.isLeftAlone ? 2 : 0), "\(run.output)")
    #expect(run.output.contains("2 recordings were not sent to the shared cache yet") == fault.isLeftAlone)
  }

  @Test func `a store that is away is left alone, and gets later what it missed`() throws {
    let model = try LoopbackServer { _ in .chat("Paris") }
    let nowhere = "http://127.0.0.1:\(try LoopbackServer.refusedPort())/team/recordings"
    let project = try SharedProject.asking(model.endpointURL, remote: "{url: '${STORE}'}")
    let away = try project.ragspec("run", environment: ["STORE": nowhere])
    #expect(away.exitCode == 0 && away.output.contains("2 passed · 2 called"), "\(away.output)")
    #expect(away.output.components(separatedBy: "was left alone: no connection to 127.0.0.1").count == 2)
    #expect(project.unsent.count == 2)
    try NginxStore.serving { store in
      // A run that has everything asks nobody.
      #expect(try project.ragspec("run", environment: ["STORE": store.url]).output.contains("2 cached"))
      #expect(store.log.isEmpty)
      let suite = try project.text(of: "scenarios/suite.yaml")
      try project.write(
        suite + "\n  - {id: more, question: What else?, expect: [{contains: Paris}]}\n", to: "scenarios/suite.yaml")
      let back = try project.ragspec("run", environment: ["STORE": store.url])
      #expect(
        back.output.contains("3 passed · 1 called, 2 cached") && !back.output.contains("warning"), "\(back.output)")
      #expect(store.names.count == 3 && project.unsent.isEmpty)
    }
  }

  @Test func `an older answer that waits does not take the place of a newer one`() throws {
    try NginxStore.serving { store in
      let model = try LoopbackServer { .chat($0.index < 2 ? "Paris" : "It is Paris.") }
      let remote = "{url: '${STORE}'}"
      let late = try SharedProject.asking(model.endpointURL, remote: remote)
      let nowhere = "http://127.0.0.1:\(try LoopbackServer.refusedPort())"
      try late.ragspec("run", environment: ["STORE": nowhere])
      #expect(late.unsent.count == 2)
      try SharedProject.asking(model.endpointURL, remote: remote).ragspec("run", environment: ["STORE": store.url])
      let suite = try late.text(of: "scenarios/suite.yaml")
      try late.write(
        suite + "\n  - {id: more, question: What else?, expect: [{contains: Paris}]}\n", to: "scenarios/suite.yaml")
      let run = try late.ragspec("run", environment: ["STORE": store.url])
      #expect(run.exitCode == 0 && late.unsent.isEmpty, "\(run.output)")
      #expect(try store.names.filter { try store.text(of: $0).contains("It is Paris.") }.count == 3)
    }
  }

  @Test(arguments: [NginxStore.Manner.withoutDAV, .readOnly, .locked])
  func `a store that takes nothing`(manner: NginxStore.Manner) throws {
    try NginxStore.serving(manner) { store in
      let model = try LoopbackServer { _ in .chat("Paris") }
      let project = try SharedProject.asking(model.endpointURL, remote: "{url: '\(store.url)'}")
      let run = try project.ragspec("run")
      #expect(run.exitCode == 0 && run.output.contains("2 passed · 2 called"), "\(run.output)")
      let status = manner == .withoutDAV ? 405 : manner == .readOnly ? 403 : 401
      #expect(run.output.components(separatedBy: "(status \(status))").count == 2, "\(run.output)")
      #expect(run.output.contains("access: read-only") == (manner != .locked), "\(run.output)")
      #expect(project.unsent.count == 2)
    }
  }

  @Test func `objects that were changed, cut or put elsewhere are none`() throws {
    try NginxStore.serving { store in
      let model = try SharedProject.recorded("{url: '\(store.url)'}")
      let (first, second) = (store.names[0], store.names[1])
      let (one, other) = (try store.text(of: first), try store.text(of: second))
      let damaged: [(object: String, reason: String)] = [
        (one.replacing("Paris", with: "Pasis"), "its digest is not that of what it says"),
        (
          one.replacing("capital", with: "center").replacing("flows", with: "runs"),
          "its digest is not that of what it says"
        ),
        (String(one.dropLast(10)), "it is no recording, or a part of one"),
        (other, "it answers another request"),
        ("", "it is no recording, or a part of one"),
      ]
      for (object, reason) in damaged {
        try store.write(object, to: first)
        let project = try SharedProject.asking(model, remote: "{url: '\(store.url)'}")
        let run = try project.ragspec("run")
        // Nobody answers what the object does not.
        #expect(run.exitCode == 3 && run.output.contains("1 remote"), "\(run.output)")
        #expect(
          run.output.contains(
            "an object of the shared cache \(store.url) could not be used: of \(first.prefix(12)), \(reason)"),
          "\(run.output)")
      }
    }
  }

  @Test func `a killed run leaves what it did not send to the next one`() throws {
    let hanging = try LoopbackServer { $0.method == "PUT" ? .never : .status(404) }
    let model = try LoopbackServer { $0.index < 2 ? .chat("Paris") : .never }
    let project = try SharedProject.asking(
      model.endpointURL, remote: "{url: '${STORE}'}",
      cases: SharedProject.cases + "\n- {id: more, question: What else?, expect: [{contains: Paris}]}")
    let tool = try RunningTool(["run", "-j", "1"], in: project.folder, environment: ["STORE": hanging.url])
    let isUnderWay = { hanging.requests.count { $0.method == "PUT" } == 2 && model.requests.count == 3 }
    for _ in 0..<2_000 where !isUnderWay() { Thread.sleep(forTimeInterval: 0.01) }
    #expect(isUnderWay())
    kill(tool.processID, SIGKILL)
    _ = try tool.wait()
    #expect(project.unsent.count == 2)
    model.stop()
    try NginxStore.serving { store in
      try project.ragspec("run", environment: ["STORE": store.url])
      #expect(store.names.count == 2 && project.unsent.isEmpty)
    }
  }
}
