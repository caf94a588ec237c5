import ContentDigest
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// Finds recordings by what a person calls them: digits of a key, or a case.
struct RecordingNames {
  private let project: Project

  init(project: Project) { self.project = project }

  /// Returns the recordings of the local cache and the cassettes that a name means.
  func recordings(named name: String) throws(InvalidInput) -> [RecordedResponse] {
    let prefix = try keyPrefix(of: name)
    let cassettes = try Cassettes(folders: project.cassetteFolders()).all.filter { $0.key.hex.hasPrefix(prefix) }
    var local: [RecordedResponse] = []
    do throws(CacheError) {
      try CacheCatalog(path: project.cachePathOrNone).forEach(keyPrefix: prefix) { local.append($0) }
    } catch { throw InvalidInput("cache", error.message, at: nil, hint: error.hint) }
    let found = cassettes + local.filter { response in !cassettes.contains { $0.key == response.key } }
    guard found.isEmpty else { return found }
    throw InvalidInput(
      "no-recording", "nothing is recorded for '\(name)'", at: nil, hint: "'ragspec cache ls' lists what is")
  }

  /// Hexadecimal digits are a key's; anything else is a case, whose request has a key.
  private func keyPrefix(of name: String) throws(InvalidInput) -> String {
    if name.count >= 4, name.allSatisfy(\.isHexDigit) { return name.lowercased() }
    let loaded = try LoadedSuites(arguments: [name], project: project)
    let plan = CaseSelection(request: loaded.request).plan(of: loaded.suites)
    guard plan.caseCount == 1, let suite = plan.suites.first, let testCase = suite.cases.first else {
      throw InvalidInput(
        "not-one-case", "'\(name)' stands for \(plan.caseCount) cases", at: nil, hint: "name one case, or a key")
    }
    guard case .call(let request)? = try? suite.suite.target.work(for: testCase.input) else {
      throw InvalidInput("not-recorded", "'\(name)' is computed in this process, and never recorded", at: nil)
    }
    return request.key.hex
  }
}

extension Project {
  /// The local cache's path; a path that cannot be expanded names nothing.
  fileprivate var cachePathOrNone: String { (try? cachePath()) ?? "" }
}
