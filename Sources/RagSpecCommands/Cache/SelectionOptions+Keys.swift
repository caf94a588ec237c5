import ContentDigest
import RagSpecCore
import RagSpecToolkit

extension SelectionOptions {
  /// Whether no cases were chosen.
  var isEmpty: Bool { paths.isEmpty && filter.isEmpty && tag.isEmpty }

  /// The keys of what the chosen cases ask; `nil` where none were chosen, and all recordings are meant.
  func keys(in project: Project) throws(InvalidInput) -> Set<SHA256Digest>? {
    guard !isEmpty else { return nil }
    let loaded = try LoadedSuites(arguments: paths, project: project)
    let plan = CaseSelection(request: loaded.request, filters: filter, tags: tag).plan(of: loaded.suites)
    return try InterruptibleTask.run { (_) async throws(InvalidInput) in try await project.requestKeys(of: plan) }
  }
}
