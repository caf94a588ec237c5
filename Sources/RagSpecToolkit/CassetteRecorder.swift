import ContentDigest
import RagSpecCache
package import RagSpecCore
import RagSpecSuites
import SystemFiles

/// Writes the responses of a run to the project's cassettes: a file for each suite, in the first cassette folder.
package struct CassetteRecorder {
  private let folder: String
  /// All folders that cassettes are read from.
  private let folders: [String]
  private let plan: Plan
  private let project: Project
  private var responses: [String: [RecordedResponse]] = [:]
  private var incomplete: Set<String> = []
  private let redaction: Redaction?
  /// Cases, and groundwork, of which a recording could not be redacted, and why.
  private var leftOut: [(name: String, reason: String)] = []

  /// Throws when the project names no folder for cassettes, or a suite's name cannot be that of a file in it.
  ///
  /// - Parameter redaction: what is taken out of answers; a recording whose request it matches is left out.
  package init(project: Project, plan: Plan, redaction: Redaction? = nil) throws(InvalidInput) {
    self.redaction = redaction
    folders = try project.cassetteFolders()
    guard let folder = folders.first else {
      throw InvalidInput(
        "no-cassettes", "the project has no folder for cassettes", at: project.configuration.root.location,
        hint: "add 'cache: {cassettes: [fixtures/cassettes]}' to \(Project.configurationName)")
    }
    if let suite = plan.suites.first(where: { !Self.canNameFile($0.suite.name) })?.suite {
      throw InvalidInput(
        "unusable-name", "the name '\(suite.name)' cannot be that of a cassette",
        at: (suite.node["suite"] ?? suite.node).location,
        hint: "a name to record under has no slash, and no point at its start")
    }
    self.folder = folder
    self.plan = plan
    self.project = project
    incomplete = Set(plan.suites.filter { $0.cases.count < $0.suite.cases.count }.map(\.suite.name))
  }

  package mutating func receive(_ event: RunEvent) {
    guard case .finishedCase(let result) = event else { return }
    let suite = result.testCase.id.suite
    switch result.outcome {
    case .passed, .failed:
      let recorded = [response(of: result)].compactMap(\.self) + result.consulted.compactMap(Self.response)
      let written = redacted(recorded, of: result.testCase.id.description)
      responses[suite, default: []] += written
      // What stands in the cassette for a recording that is left out stays there.
      if written.count < recorded.count { incomplete.insert(suite) }
    case .errored, .skipped: incomplete.insert(suite)
    }
  }

  /// Returns the recordings as they may be written, without those that cannot be redacted.
  private mutating func redacted(_ recordings: [RecordedResponse], of name: String) -> [RecordedResponse] {
    guard let redaction else { return recordings }
    return recordings.compactMap { response in
      do throws(Redaction.Refusal) { return try redaction.redacted(response) } catch {
        leftOut.append((name, error.reason))
        return nil
      }
    }
  }

  /// The answer of the target, `nil` when it was computed in this process.
  private func response(of result: CaseResult) -> RecordedResponse? {
    guard let output = result.response, let key = result.key,
      let request = request(of: result.testCase, in: result.testCase.id.suite)
    else { return nil }
    let answer = RecordedAnswer(output: output, latency: result.latency ?? .zero, recordedAt: WallClock.now)
    return RecordedResponse(key: key, request: request, answer: answer)
  }

  /// What a model answered to a matcher.
  private static func response(of consultation: Consultation) -> RecordedResponse? {
    guard let given = consultation.answer else { return nil }
    let answer = RecordedAnswer(output: given.output, latency: given.latency, recordedAt: WallClock.now)
    return RecordedResponse(key: consultation.request.key, request: consultation.request.canonical, answer: answer)
  }

  /// Writes the cassettes and returns what was done, a line for each file that changed.
  ///
  /// - Parameter mode: that of the run, which tells where the answers for groundwork came from.
  package mutating func finish(_ mode: CacheMode = .auto) throws(CacheError) -> [String] {
    var lines: [String] = []
    var documents: [RecordedResponse] = []
    for groundwork in plan.groundwork { lines += try record(groundwork, mode, into: &documents) }
    for (suite, responses) in responses.sorted(by: { $0.key < $1.key }) {
      let path = FilePath.join(folder, "\(suite).jsonl")
      let changed = try CassetteFile.update(path, with: responses, isComplete: !incomplete.contains(suite))
      if changed > 0 { lines.append("recorded \(changed) responses in \(path)") }
    }
    return try lines + renewOthers(documents)
      + leftOut.map { "warning: a recording of '\($0.name)' was left out: \($0.reason)" }
  }

  /// A cassette is read whole by every run, and looked at in a review: neither suits more than so many vectors.
  private static let mostAnswers = 10_000

  /// Records the answers for groundwork in a file of their own: suites share them.
  private mutating func record(
    _ groundwork: any Groundwork, _ mode: CacheMode, into documents: inout [RecordedResponse]
  ) throws(CacheError) -> [String] {
    let count: Int
    do throws(CaseError) { count = try groundwork.begin(isKept: false) } catch { return [] }
    guard mode != .off, count <= Self.mostAnswers else {
      let why = mode == .off ? "'--cache off' keeps none" : "a cassette holds \(Self.mostAnswers) at most"
      return ["warning: the vectors of \(groundwork.title) were not recorded: \(why)"]
    }
    let found = redacted(try recordings(of: (0..<count).map(groundwork.request), mode), of: groundwork.title)
    documents += found
    let path = FilePath.join(folder, "\(groundwork.cassetteName).jsonl")
    let changed = try CassetteFile.update(path, with: found, isComplete: found.count == count)
    let missing = count - found.count
    let warning = "warning: \(missing) vectors of \(groundwork.title) are recorded nowhere: '--cache refresh' asks anew"
    return (changed > 0 ? ["recorded \(changed) responses in \(path)"] : []) + (missing > 0 ? [warning] : [])
  }

  /// What the run was answered with: recordings in the order in which it looked at them.
  private func recordings(of requests: [KeyedRequest], _ mode: CacheMode) throws(CacheError) -> [RecordedResponse] {
    let cache: LayeredCache
    do throws(InvalidInput) { cache = try project.responseCache(for: mode) } catch {
      throw CacheError(error.diagnostics.first?.message ?? "the recordings cannot be read")
    }
    return zip(requests, try cache.recordings(for: requests.map(\.key))).compactMap { request, recording in
      recording.map { RecordedResponse(key: request.key, request: request.canonical, answer: $0.answer) }
    }
  }

  /// Renews what cassettes of other suites hold for the same requests: two answers to one request contradict each other.
  private func renewOthers(_ documents: [RecordedResponse]) throws(CacheError) -> [String] {
    let all = documents + responses.sorted { $0.key < $1.key }.flatMap(\.value)
    let own = Set(responses.keys.map { FilePath.join(folder, "\($0).jsonl") })
    var lines: [String] = []
    // A folder that cannot be read was complained of when the run looked for recordings.
    for path in folders.flatMap({ (try? CassetteFile.paths(in: $0)) ?? [] }) where !own.contains(path) {
      let changed = try CassetteFile.renew(path, with: all)
      if changed > 0 { lines.append("renewed \(changed) responses in \(path)") }
    }
    return lines
  }

  /// A name such as `../x` would leave the folder, and `a/b` be read by nobody.
  private static func canNameFile(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.first != UInt8(ascii: ".") && !name.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
  }

  private func request(of testCase: Case, in suite: String) -> [UInt8]? {
    guard let suite = plan.suites.first(where: { $0.suite.name == suite })?.suite else { return nil }
    return Self.request(of: testCase, in: suite)?.canonicalJSON
  }

  private static func request(of testCase: Case, in suite: Suite) -> ModelRequest? {
    guard case .call(let request)? = try? suite.target.work(for: testCase.input) else { return nil }
    return request
  }
}

extension CassetteRecorder {
  /// Records answers that were not called for, by case id.
  package static func record(_ answers: [String: String], for suites: [Suite], in project: Project) throws(CacheError) {
    let folder = (try? project.cassetteFolders())?.first ?? project.root
    for suite in suites {
      let responses = suite.cases.compactMap { testCase -> RecordedResponse? in
        guard let text = answers[testCase.id.description], let request = request(of: testCase, in: suite) else {
          return nil
        }
        let answer = RecordedAnswer(output: ModelOutput(content: text), latency: .zero, recordedAt: WallClock.now)
        return RecordedResponse(key: request.key, request: request.canonicalJSON, answer: answer)
      }
      guard !responses.isEmpty else { continue }
      try CassetteFile.update(FilePath.join(folder, "\(suite.name).jsonl"), with: responses, isComplete: true)
    }
  }
}
