import RagSpecCore

extension ConfigNode {
  /// The node as text, each part with its place.
  var placedOutline: String {
    let place = location.place
    switch kind {
    case .scalar: return "\(place) \(isPlain ? "plain" : "quoted") \(text)\n"
    case .sequence: return "\(place) [\n" + elements.map(\.placedOutline).joined() + "]\n"
    case .mapping:
      return "\(place) {\n" + entries.map { $0.key.placedOutline + $0.value.placedOutline }.joined() + "}\n"
    }
  }
}
