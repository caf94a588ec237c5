package import RagSpecCore
import RagSpecSuites
import Synchronization

extension Project {
  /// Throws when an endpoint that a suite uses has no price, so that nobody could tell when a sum is spent.
  ///
  /// Endpoints are made as suites that name them are loaded, and so these are the ones that a run may call. Applications are
  /// no models and have no prices: what they spend is not counted.
  package func requirePrices() throws(InvalidInput) {
    let unpriced = endpoints.withLock { made in made.values.filter { $0.price == nil && $0.service != .application } }
    let problems = unpriced.map(\.name).sorted().map { name in
      Diagnostic(
        "missing-price", "'--max-cost' needs to know what \(Self.title(of: name)) costs",
        at: location(ofEndpoint: name),
        hint: "add 'price: {input: 0.15, output: 0.60}', per million tokens; zeros for a server of your own")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
  }

  /// The endpoints that have a price, but for those that cannot be read here: nothing is called, so nothing is missing.
  package var pricedEndpoints: [Endpoint] {
    let entries = configuration.root["endpoints"]?.entries ?? []
    return entries.compactMap { try? endpoint($0.key.text, for: $0.key) }.filter { $0.price != nil }
  }

  private static func title(of name: String) -> String { "endpoint '\(name)'" }

  private func location(ofEndpoint name: String) -> SourceLocation? {
    configuration.root["endpoints"]?.entries.first { $0.key.text == name }?.key.location
  }
}
