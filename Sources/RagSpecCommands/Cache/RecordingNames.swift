import ContentDigest
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// Finds recordings by what a person calls them: digits of a key, or a case.
struct RecordingNames {
  private let project: Project

  init(project: Project) { self.project = project }

  /// Returns the recordings of the local cache and the cassettes that a name means: of a case also what its matchers ask.
  func recordings(named name: String) throws(InvalidInput) -> [RecordedResponse] {
    let found = try isKey(name) ? recordings(from: name.lowercased()) { _ in true } : recordings(ofCase: name)
    guard found.isEmpty else { return found }
    throw InvalidInput(
      "no-recording", "nothing is recorded for '\(name)'", at: nil, hint: "'ragspec cache ls' lists what is")
  }

  /// Hexadecimal digits are a key's; anything else is a case.
  private func isKey(_ name: String) -> Bool { name.count >= 4 && name.allSatisfy(\.isHexDigit) }

  private func recordings(
    from prefix: String, where isMeant: (SHA256Digest) -> Bool
  ) throws(InvalidInput) -> [RecordedResponse] {
    let cassettes = try Cassettes(folders: project.cassetteFolders()).all
      .filter { $0.key.hex.hasPrefix(prefix) && isMeant($0.key) }
    var local: [RecordedResponse] = []
    do throws(CacheError) {
      try CacheCatalog(path: project.cachePathOrNone).forEach(keyPrefix: prefix) { response in
        if isMeant(response.key) { local.append(response) }
      }
    } catch { throw InvalidInput("cache", error.message, at: nil, hint: error.hint) }
    return cassettes + local.filter { response in !cassettes.contains { $0.key == response.key } }
  }

  /// A case's recordings: its target's answer first.
  private func recordings(ofCase name: String) throws(InvalidInput) -> [RecordedResponse] {
    let loaded = try LoadedSuites(arguments: [name], project: project)
    let plan = CaseSelection(request: loaded.request).plan(of: loaded.suites)
    guard plan.caseCount == 1, let suite = plan.suites.first, let testCase = suite.cases.first else {
      throw InvalidInput(
        "not-one-case", "'\(name)' stands for \(plan.caseCount) cases", at: nil, hint: "name one case, or a key")
    }
    let keys = try InterruptibleTask.run { [project] (_) async throws(InvalidInput) in
      try await project.requestKeys(of: plan, withGroundwork: false)
    }
    guard !keys.isEmpty else {
      throw InvalidInput("not-recorded", "'\(name)' is computed in this process, and never recorded", at: nil)
    }
    var own: SHA256Digest?
    if case .call(let request)? = try? suite.suite.target.work(for: testCase.input) { own = request.key }
    let found = try recordings(from: "", where: keys.contains)
    return found.filter { $0.key == own } + found.filter { $0.key != own }
  }
}

extension Project {
  /// The local cache's path; a path that cannot be expanded names nothing.
  fileprivate var cachePathOrNone: String { (try? cachePath()) ?? "" }
}
