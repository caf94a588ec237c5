import RagSpecCore

/// The endpoints that judge, and how their scores become one.
struct JudgePanel: Sendable {
  let endpoints: [Endpoint]
  let combination: Combination

  enum Combination: String, CaseIterable, Sendable {
    /// The middle score, of two middle ones the lower: it passes what more than half of the judges pass.
    case majority
    case mean
  }

  static let fields = [
    Field(
      "endpoint", .text, "the endpoint of ragspec.yaml that judges; needed where several answer with text"),
    Field("endpoints", .list(.text), "several endpoints, each of which judges"),
    Field(
      "combine", .choice(Combination.allCases.map(\.rawValue)), default: "majority",
      "what the scores of several judges come to: what more than half of them give at least, or their mean"),
  ]

  init(_ options: Options, _ directory: any EndpointDirectory) throws(InvalidInput) {
    combination = options.text("combine").flatMap(Combination.init) ?? .majority
    guard let list = options["endpoints"] else {
      endpoints = [try directory.endpoint(options["endpoint"], doing: .conversation, for: options.name)]
      return
    }
    if let single = options["endpoint"] {
      throw InvalidInput(
        "two-endpoints", "'endpoint' and 'endpoints' exclude each other", at: single.location,
        hint: "list all judges under 'endpoints'")
    }
    endpoints = try Self.endpoints(in: list, directory)
  }

  private static func endpoints(
    in list: ConfigNode, _ directory: any EndpointDirectory
  ) throws(InvalidInput) -> [Endpoint] {
    var endpoints: [Endpoint] = []
    var problems: [Diagnostic] = []
    for node in list.elements {
      do throws(InvalidInput) {
        let endpoint = try directory.endpoint(named: node, doing: .conversation)
        if endpoints.contains(where: { $0.name == endpoint.name }) {
          problems.append(
            Diagnostic("repeated-judge", "'\(node.text)' judges twice, and would say the same", at: node.location))
        }
        endpoints.append(endpoint)
      } catch { problems += error.diagnostics }
    }
    if list.elements.isEmpty { problems.append(Diagnostic("empty-list", "nobody judges", at: list.location)) }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return endpoints
  }

  /// Returns the score that the scores of all judges come to, of which there is at least one.
  func score(_ scores: [Double]) -> Double {
    guard !scores.isEmpty else { return 0 }
    switch combination {
    case .majority: return scores.sorted()[(scores.count - 1) / 2]
    // A sum of thirds may end beyond 1.
    case .mean: return min(scores.reduce(0, +) / Double(scores.count), 1)
    }
  }
}
