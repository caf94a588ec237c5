import RagSpecCore

/// A perturbation that changes a text in one of a few ways, which the user names.
protocol ChoicePerturbation: Perturbation {
  associatedtype Way: RawRepresentable & CaseIterable & Sendable where Way.RawValue == String

  var ways: [Way] { get }
  func text(from original: String, by way: Way) -> String
}

extension ChoicePerturbation {
  /// What stands behind its name: a way, or a list of them.
  static var choice: ValueType {
    let names = ValueType.choice(Way.allCases.map(\.rawValue))
    return .either([names, .list(names)])
  }

  /// Reads the ways, each once.
  static func ways(_ value: ConfigNode) throws(InvalidInput) -> [Way] {
    var ways: [Way] = []
    for node in value.kind == .sequence ? value.elements : [value] {
      guard let way = Way(rawValue: node.text), !ways.contains(where: { $0.rawValue == way.rawValue }) else { continue }
      ways.append(way)
    }
    guard ways.isEmpty else { return ways }
    throw InvalidInput("empty-list", "the list of ways is empty", at: value.location)
  }

  package var names: [String] { ways.map { "\(Self.descriptor.name)-\($0.rawValue)" } }

  package func texts(from original: String) -> [String?] {
    ways.map { way in
      let text = text(from: original, by: way)
      return text == original ? nil : text
    }
  }
}
