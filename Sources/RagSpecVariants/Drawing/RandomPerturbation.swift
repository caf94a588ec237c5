import RagSpecCore

/// A perturbation that can change a text in many ways, of which it draws some.
protocol RandomPerturbation: Perturbation {
  var draws: Draws { get }
  /// Returns the text after a change, `nil` when there is no such change. It may be one that was drawn before.
  func text(from original: String, by generator: inout PerturbationGenerator) -> String?
}

/// How many variants are drawn, and from which seed.
struct Draws: Sendable {
  let count: Int
  let seed: Int

  static let fields = [
    Field("count", .integer(1...100), default: "1", "how many variants, each with other changes"),
    Field("seed", .integer(0...Int(Int32.max)), default: "1", "another seed draws other changes"),
  ]

  init(_ value: ConfigNode) {
    count = value["count"]?.integer ?? 1
    seed = value["seed"]?.integer ?? 1
  }
}

extension RandomPerturbation {
  package var names: [String] { Array(repeating: Self.descriptor.name, count: draws.count) }

  package func texts(from original: String) -> [String?] {
    var known = [original]
    return (1...draws.count).map { number in
      var generator = PerturbationGenerator(Self.descriptor.name, seed: draws.seed, number: number, text: original)
      // A short text has few changes, which are soon drawn twice.
      for _ in 0..<Self.mostAttempts {
        guard let text = text(from: original, by: &generator) else { return nil }
        if !known.contains(text) {
          known.append(text)
          return text
        }
      }
      return nil
    }
  }

  private static var mostAttempts: Int { 50 }
}
