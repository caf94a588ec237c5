import RagSpecCore
import Testing

@testable import RagSpecToolkit

@Suite struct CaseSelectionTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.withSuites()
    try sandbox.write(
      """
      suite: tagged
      behavior: answering
      target: model
      tags: [all]
      defaults: {expect: [{contains: x}]}
      cases:
        - {id: plain, question: a}
        - {id: red, question: b, tags: [red]}
        - {id: both, question: c, tags: [red, blue]}
        - from: {jsonl: more.jsonl}
      """, to: "scenarios/tagged.yaml")
    let line = #"{"id": "line", "question": "d"}"#
    try sandbox.write(line + "\n" + line.replacing("line", with: "next"), to: "scenarios/more.jsonl")
  }

  private static let alpha = ["alpha/one", "alpha/two", "alpha/three"]
  private static let beta = ["beta/one", "beta/four"]
  private static let tagged = ["tagged/plain", "tagged/red", "tagged/both", "tagged/line", "tagged/next"]

  /// Returns the chosen cases; an argument that is a path of the project may be given as such.
  private func chosen(_ arguments: [String], filters: [String] = [], tags: [String] = []) throws -> [String] {
    let paths = arguments.map { $0.contains("scenarios") ? sandbox[$0] : $0 }
    let loaded = try LoadedSuites(arguments: paths, project: sandbox.project())
    return CaseSelection(request: loaded.request, filters: filters, tags: tags).plan(of: loaded.suites).ids
  }

  @Test func `paths, lines and names add up`() throws {
    let table: [(arguments: [String], ids: [String])] = [
      ([], Self.alpha + Self.beta + Self.tagged), (["scenarios"], Self.alpha + Self.beta + Self.tagged),
      (["scenarios/deep"], Self.beta), (["scenarios/a.yaml"], Self.alpha), (["alpha"], Self.alpha),
      (["beta/one"], ["beta/one"]), (["alpha/one", "beta"], ["alpha/one"] + Self.beta),
      (["beta/four", "scenarios/a.yaml"], Self.alpha + ["beta/four"]),
      (["scenarios/a.yaml:8"], ["alpha/two"]),
      (["scenarios/a.yaml:9", "scenarios/a.yaml:6"], ["alpha/one", "alpha/two"]),
      (["scenarios/a.yaml:5"], []), (["scenarios/a.yaml:999"], ["alpha/three"]), (["scenarios/a.yaml:-1"], []),
      (["scenarios/a.yaml:8", "alpha/three"], ["alpha/two", "alpha/three"]),
      (["scenarios/a.yaml:8", "scenarios"], Self.alpha + Self.beta + Self.tagged),
      (["scenarios/a.yaml:8", "scenarios/deep/b.yml"], ["alpha/two"] + Self.beta),
      (["scenarios/tagged.yaml:8:5"], ["tagged/red"]), (["tagged/next"], ["tagged/next"]),
      (["scenarios/tagged.yaml:10"], ["tagged/line", "tagged/next"]),
      (["scenarios/tagged.yaml:10", "scenarios/tagged.yaml:7"], ["tagged/plain", "tagged/line", "tagged/next"]),
      (["scenarios/more.jsonl:2"], ["tagged/next"]),
    ]
    for (arguments, ids) in table {
      #expect(Set(try chosen(arguments)) == Set(ids), "\(arguments)")
      #expect(try chosen(arguments).count == ids.count, "\(arguments)")
    }
  }

  @Test func `cases on one line are chosen together`() throws {
    let text = Sandbox.suite("flow") + "  [{id: a, question: q}, {id: b, question: q},\n   {id: c, question: q}]\n"
    try sandbox.write(text, to: "scenarios/flow.yaml")
    #expect(try chosen(["scenarios/flow.yaml:6"]) == ["flow/a", "flow/b"])
  }

  @Test func `filters look at whole ids`() throws {
    let table: [(filters: [String], ids: [String])] = [
      (["one"], ["alpha/one", "beta/one"]), (["alpha/t"], ["alpha/two", "alpha/three"]),
      (["*/one"], ["alpha/one", "beta/one"]), (["one*"], []), (["beta/*", "alpha/two"], ["alpha/two"] + Self.beta),
      (["zzz"], []), (["beta/four!"], []), (["é"], []), (["a"], Self.alpha + Self.beta + Self.tagged),
      (["alpha/onealpha/one"], []), (["*"], Self.alpha + Self.beta + Self.tagged),
    ]
    for (filters, ids) in table { #expect(try chosen([], filters: filters) == ids, "\(filters)") }
    #expect(try chosen(["alpha"], filters: ["one"]) == ["alpha/one"])
  }

  @Test func `tags choose and exclude`() throws {
    let table: [(tags: [String], ids: [String])] = [
      (["all"], Self.tagged), (["red"], ["tagged/red", "tagged/both"]),
      (["blue", "red"], ["tagged/red", "tagged/both"]),
      (["red", "!blue"], ["tagged/red"]), (["!all"], Self.alpha + Self.beta), (["green"], []),
      (["!blue", "!red", "all"], ["tagged/plain", "tagged/line", "tagged/next"]), (["Red"], []),
    ]
    for (tags, ids) in table { #expect(try chosen([], tags: tags) == ids, "\(tags)") }
  }

  @Test func `a name of nothing is a slip, and all slips are told`() {
    let problems = diagnostics { try chosen(["alhpa/one", "alpha/one", "quux"]) }
    #expect(
      problems.map(\.facts) == [
        ["unknown-case", "'alhpa/one' is no file, no suite and no case", "did you mean 'alpha/one'?"],
        ["unknown-case", "'quux' is no file, no suite and no case", ""],
      ])
  }

  @Test func `every problem of every file is thrown together`() throws {
    try sandbox.write("suite: c\nbehaviour: answering\ncases: []\n", to: "scenarios/c.yaml")
    try sandbox.write("", to: "scenarios/d.yaml")
    let problems = diagnostics { try chosen([]) }
    #expect(Set(problems.compactMap { $0.location?.file.path }.map { $0.suffix(6) }) == ["c.yaml", "d.yaml"])
    #expect(problems.count > 3)
  }

  private static let globs: [(pattern: String, fits: [String], misses: [String])] = [
    ("", ["", "a"], []), ("b", ["abc", "b"], ["ac", "B", ""]), ("*", ["", "a"], []), ("**", ["", "a"], []),
    ("a*", ["a", "ab"], ["ba", ""]), ("*a", ["a", "ba"], ["ab"]), ("*a*", ["a", "bab"], ["b"]),
    ("a*a", ["aa", "aba"], ["a", "ab"]), ("a*b*c", ["abc", "axbxc", "abbc"], ["acb", "ac", "abcd"]),
    ("*a*a*", ["aa", "xaya"], ["a"]), ("é*", ["éa"], ["ea"]), ("a.c", ["a.c", "xa.cx"], ["abc"]),
    ("[a]", ["[a]"], ["a"]),
  ]

  @Test func `a star stands for any text`() {
    for (pattern, fits, misses) in Self.globs {
      for text in fits { #expect(Glob(pattern).matches(text), "\(pattern) \(text)") }
      for text in misses { #expect(!Glob(pattern).matches(text), "\(pattern) \(text)") }
    }
  }
}
