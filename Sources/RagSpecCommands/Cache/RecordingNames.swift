import ContentDigest
import RagSpecCore
import RagSpecToolkit

/// Finds recordings by what a person calls them: digits of a key, or a case.
struct RecordingNames {
  private let project: Project

  init(project: Project) { self.project = project }

  /// Returns the recordings of all layers that a name means; of a case what its target asks comes first.
  func versions(named name: String) throws(InvalidInput) -> [PlacedRecording] {
    let found = try isKey(name) ? recordings(from: name.lowercased()) { _ in true } : recordings(ofCase: name)
    guard found.isEmpty else { return found }
    throw InvalidInput(
      "no-recording", "nothing is recorded for '\(name)'", at: nil,
      hint: isKey(name) ? "'ragspec cache ls' lists what is" : "'ragspec cache why \(name)' says what is near it")
  }

  /// Hexadecimal digits are a key's; anything else is a case.
  private func isKey(_ name: String) -> Bool { name.count >= 4 && name.allSatisfy(\.isHexDigit) }

  private func recordings(
    from prefix: String, where isMeant: (SHA256Digest) -> Bool
  ) throws(InvalidInput) -> [PlacedRecording] {
    var found: [PlacedRecording] = []
    try RecordingShelf(project).forEach(keyPrefix: prefix) { if isMeant($0.response.key) { found.append($0) } }
    return found
  }

  private func recordings(ofCase name: String) throws(InvalidInput) -> [PlacedRecording] {
    let loaded = try LoadedSuites(arguments: [name], project: project)
    let plan = CaseSelection(request: loaded.request).plan(of: loaded.suites)
    guard plan.caseCount == 1 else {
      throw InvalidInput(
        "not-one-case", "'\(name)' stands for \(plan.caseCount) cases", at: nil, hint: "name one case, or a key")
    }
    let requests = try InterruptibleTask.run { [project] (_) async throws(InvalidInput) in
      try await project.requests(of: plan)
    }
    guard !requests.isEmpty else {
      throw InvalidInput("not-recorded", "'\(name)' is computed in this process, and never recorded", at: nil)
    }
    var places: [SHA256Digest: Int] = [:]
    for (place, request) in requests.enumerated() where places[request.request.key] == nil {
      places[request.request.key] = place
    }
    let found = try recordings(from: "") { places[$0] != nil }
    let sorted = found.enumerated().sorted { one, other in
      (places[one.element.response.key] ?? 0, one.offset) < (places[other.element.response.key] ?? 0, other.offset)
    }
    return sorted.map(\.element)
  }
}
