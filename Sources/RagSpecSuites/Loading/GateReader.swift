import RagSpecCore

/// Reads the `gates` of a suite or of the project.
enum GateReader {
  /// A gate and the key that names it.
  typealias NamedGate = (gate: Gate, key: ConfigNode)

  /// Returns the gates of a mapping, none for a missing one, and adds what is wrong with the others.
  ///
  /// What is no number is left to the check of the mapping's type.
  ///
  /// - Parameter measure: the canonical label of a name that is a ranking measure.
  static func gates(
    from node: ConfigNode?, measure: (String) -> String?, problems: inout [Diagnostic]
  ) -> [NamedGate] {
    var gates: [NamedGate] = []
    for entry in node?.entries ?? [] {
      let name = entry.key.text
      guard let bound = entry.value.number else { continue }
      if name != "unscored", bound > 1 {
        problems.append(
          Diagnostic(
            "wrong-type", "the gate '\(name)' is a share from 0 to 1, found \(entry.value.text)",
            at: entry.value.location, hint: "write 0.95 for 95 %"))
      }
      gates.append((Gate(quantity(name, measure: measure), bound), entry.key))
    }
    return gates
  }

  private static func quantity(_ name: String, measure: (String) -> String?) -> Gate.Quantity {
    switch name {
    case "pass-rate": .passRate
    case "unscored": .unscored
    default: variantQuantity(name, measure: measure) ?? .mean(measure(name) ?? name)
    }
  }

  /// What `pass-rate~typos` and `nDCG@10~typos` are about; `nil` for a name without a perturbation.
  private static func variantQuantity(_ name: String, measure: (String) -> String?) -> Gate.Quantity? {
    let parts = name.split(separator: Variant.separator, maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    guard parts[0] != "pass-rate" else { return .variantPassRate(parts[1]) }
    return .variantMean(measure(parts[0]) ?? parts[0], perturbation: parts[1])
  }
}
