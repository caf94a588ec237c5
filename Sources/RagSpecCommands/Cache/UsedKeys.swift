import ContentDigest
import RagSpecCore
import RagSpecToolkit

/// What the cases of a project ask of endpoints.
enum UsedKeys {
  /// The keys of all that cases under `scenarios/` ask, and their matchers, as far as recordings tell.
  static func all(in project: Project) throws(InvalidInput) -> Set<SHA256Digest> {
    let suites = try LoadedSuites(arguments: [], project: project).suites
    let plan = Plan(suites: suites.map { Plan.SuitePlan(suite: $0, cases: $0.cases) })
    if let name = plan.suitesOfPrograms.first {
      throw InvalidInput(
        "unknown-use", "what the matchers of '\(name)' ask follows from what a program answers, which is not started",
        at: nil, hint: "'--older-than DAYS' needs no program")
    }
    return try InterruptibleTask.run { (_) async throws(InvalidInput) in try await project.requestKeys(of: plan) }
  }

  /// The cases that ask for each key, in the order of their suites.
  ///
  /// - Parameter paths: what suites and cases are meant; without any, all under `scenarios/`.
  static func cases(in project: Project, at paths: [String] = []) throws(InvalidInput) -> [SHA256Digest: [CaseID]] {
    let loaded = try LoadedSuites(arguments: paths, project: project)
    let plan = CaseSelection(request: loaded.request).plan(of: loaded.suites)
    let requests = try InterruptibleTask.run { (_) async throws(InvalidInput) in try await project.requests(of: plan) }
    var cases: [SHA256Digest: [CaseID]] = [:]
    for request in requests where cases[request.request.key]?.last != request.caseID {
      cases[request.request.key, default: []].append(request.caseID)
    }
    return cases
  }
}
