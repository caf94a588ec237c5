internal import ArgumentParser
import ContentDigest
import JSONText
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache why`.
struct CacheWhyCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Say whether cases are recorded, and if not, what in their requests changed.",
    discussion: """
      A request that is not recorded is compared with the recording that is most like it, in cassettes and in the local \
      cache: each field that differs is told, and in texts the words. Nothing is called. Cases whose requests differ in \
      the same way are told together.

      EXAMPLES
        ragspec cache why revenue/q2-emea      one case
        ragspec cache why scenarios/tables     what an edited prompt made stale
      """)

  @OptionGroup var selection: SelectionOptions

  @Flag(help: "JSON Lines: a request a line.")
  var json = false

  @OptionGroup var project: ProjectOptions

  /// So many requests are compared with recordings; of more nobody reads why.
  private static let mostCompared = 200

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(for: selection.paths, console)
    let loaded = try LoadedSuites(arguments: selection.paths, project: project)
    let plan = CaseSelection(request: loaded.request, filters: selection.filter, tags: selection.tag)
      .plan(of: loaded.suites)
    guard plan.caseCount > 0 else {
      console.printError("nothing was selected: there are no such cases")
      return .nothingSelected
    }
    let requests = try InterruptibleTask.run { (_) async throws(InvalidInput) in try await project.requests(of: plan) }
    guard !requests.isEmpty else {
      console.print("computed in this process, and never recorded")
      return .success
    }
    let found = try Self.lookedUp(requests, in: project)
    if json {
      for request in found { console.print(request.json) }
    } else {
      console.print(WhyPage(found).text)
    }
    return .success
  }

  /// Looks all requests up in one pass over the recordings, and in another one what is near the missing ones.
  private static func lookedUp(_ requests: [CaseRequest], in project: Project) throws(InvalidInput) -> [SoughtRequest] {
    let shelf = RecordingShelf(project)
    let keys = Set(requests.map(\.request.key))
    var recorded: [SHA256Digest: PlacedRecording] = [:]
    try shelf.forEach { found in
      guard keys.contains(found.response.key), recorded[found.response.key] == nil else { return }
      recorded[found.response.key] = found
    }
    let missing = Array(requests.filter { recorded[$0.request.key] == nil }.prefix(mostCompared))
    var nearest = NearestRecordings(to: missing.map(\.request.canonical))
    if !missing.isEmpty { try shelf.forEach { nearest.consider($0) } }
    var near: [SHA256Digest: PlacedRecording] = [:]
    for (request, found) in zip(missing, nearest.found) { near[request.request.key] = found }
    return requests.map { SoughtRequest($0, recorded: recorded[$0.request.key], nearest: near[$0.request.key]) }
  }
}

/// A request, and what there is of it or near it.
struct SoughtRequest {
  let request: CaseRequest
  let recorded: PlacedRecording?
  let nearest: PlacedRecording?
  /// From the nearest recorded request to this one.
  let differences: [JSONDifference]

  init(_ request: CaseRequest, recorded: PlacedRecording?, nearest: PlacedRecording?) {
    self.request = request
    self.recorded = recorded
    self.nearest = nearest
    let old = nearest.flatMap { try? JSONValue(parsing: $0.response.request) }
    let new = try? JSONValue(parsing: request.request.canonical)
    differences = old.flatMap { old in new.map { JSONDifference.all(from: old, to: $0) } } ?? []
  }

  /// The case, and on behalf of what of it the request is made.
  var title: String { request.caseID.description + (request.asker.map { ", '\($0)'" } ?? "") }

  var json: String {
    var json = JSONWriter()
    json.beginObject()
    json.member("case", request.caseID.description)
    if let asker = request.asker { json.member("asker", asker) }
    json.member("key", request.request.key.hex)
    json.member("recorded", recorded != nil)
    if let recorded { json.member("origin", recorded.origin.rawValue) }
    if let nearest {
      json.key("nearest")
      json.beginObject()
      json.member("key", nearest.response.key.hex)
      json.member("origin", nearest.origin.rawValue)
      json.member("recorded_at", WallClock.timestamp(nearest.response.answer.recordedAt))
      json.key("differences")
      json.beginArray()
      for difference in differences { json.value(difference) }
      json.endArray()
      json.endObject()
    }
    json.endObject()
    return json.text
  }
}

/// What is recorded of some requests and what is not, for people.
private struct WhyPage {
  private let requests: [SoughtRequest]

  /// Of requests that differ in the same way so many are named.
  private static let mostNamed = 3

  init(_ requests: [SoughtRequest]) { self.requests = requests }

  var text: String {
    let missing = requests.filter { $0.recorded == nil }
    var paragraphs = requests.count == 1 ? requests.compactMap(Self.recorded) : []
    if requests.count > 1 {
      paragraphs.append("\(requests.count - missing.count) of \(requests.count) requests are recorded")
    }
    return (paragraphs + groups(missing)).joined(separator: "\n\n")
  }

  private static func recorded(_ request: SoughtRequest) -> String? {
    request.recorded.map { "\(request.title.escapingControls) is recorded\n  \($0.title)" }
  }

  private func groups(_ missing: [SoughtRequest]) -> [String] {
    var order: [[String]] = []
    var groups: [[String]: [SoughtRequest]] = [:]
    for request in missing {
      let changes = request.nearest == nil ? [] : DifferenceText.changes(request.differences)
      if groups[changes, default: []].isEmpty { order.append(changes) }
      groups[changes, default: []].append(request)
    }
    return order.compactMap { changes in groups[changes].map(Self.paragraph) }
  }

  /// Says of requests in which the same changed what it is, with the words around it in the first.
  private static func paragraph(_ requests: [SoughtRequest]) -> String {
    let named = requests.prefix(mostNamed).map(\.title.escapingControls).joined(separator: ", ")
    let rest = requests.count > mostNamed ? " and \(requests.count - mostNamed) more" : ""
    var lines = ["\(named)\(rest): not recorded"]
    if let nearest = requests.first?.nearest {
      lines.append("  nearest\(requests.count > 1 ? ", of the first" : ""): \(nearest.title)")
    }
    return (lines + (requests.first.map(reasons) ?? []).map { "  \($0)" }).joined(separator: "\n")
  }

  private static func reasons(_ request: SoughtRequest) -> [String] {
    guard request.nearest != nil else { return ["nothing like it is recorded"] }
    return DifferenceText.lines(request.differences)
  }
}

extension JSONWriter {
  fileprivate mutating func value(_ difference: JSONDifference) {
    beginObject()
    member("path", difference.path)
    switch difference.change {
    case .added(let new): member("new", raw: Array(new.text().utf8))
    case .removed(let old): member("old", raw: Array(old.text().utf8))
    case .changed(let old, let new):
      member("old", raw: Array(old.text().utf8))
      member("new", raw: Array(new.text().utf8))
    }
    endObject()
  }
}
