import RagSpecCore

/// How far off a number may be: by an amount, by a share of it, or by rounding. Of several the widest counts.
struct NumberTolerance: Sendable {
  private var amount = 0.0
  /// 0.01 for 1 %.
  private var share = 0.0
  /// A number that is rounded must keep so many decimals; `nil` where none may be rounded.
  private let leastDecimals: Int?

  /// What may stand behind `tolerance`.
  static let field = Field(
    "tolerance", .textOrTexts, default: "0", "how far off it may be: 0.5, 0.5% of it, or the wider of [0.5%, 0.01]")

  /// Reads `0.5`, `0.5%`, or a list of both; nothing at all is 0.
  ///
  /// A share of 0 is nothing, so that a share alone admits nothing but 0 itself there; an amount beside it is its floor.
  init(_ node: ConfigNode?, decimals: Int? = nil) throws(InvalidInput) {
    leastDecimals = decimals
    guard let node else { return }
    for node in node.kind == .sequence ? node.elements : [node] {
      let text = node.text.trimmingSpaces
      let isShare = text.hasSuffix("%")
      guard let amount = CoreSchema.number(String(text.dropLast(isShare ? 1 : 0)).trimmingSpaces), amount >= 0 else {
        throw InvalidInput(
          "wrong-type", "'\(text)' is no tolerance", at: node.location, hint: "write 0.5, 0.5% or [0.5%, 0.01]")
      }
      if isShare { share = max(share, amount / 100) } else { self.amount = max(self.amount, amount) }
    }
  }

  /// Whether a number may stand for the wanted one.
  ///
  /// - Parameter lastPlace: what one unit of the number's last written place is worth; 0 for one that is not rounded.
  func allows(_ value: Double, for wanted: Double, lastPlace: Double = 0) -> Bool {
    let rounding = keepsDecimals(lastPlace) ? lastPlace / 2 : 0
    let allowed = max(amount, share * abs(wanted), rounding)
    // Whole numbers are exact, or else account numbers that differ in the last digit would be the same.
    if allowed == 0, PlainNumber.isWhole(value), PlainNumber.isWhole(wanted) { return value == wanted }
    return abs(value - wanted) <= allowed + Self.slack(of: wanted)
  }

  /// How far apart numbers may be that are the same: units, scales and shares are multiplied, and ⅓ has no end.
  private static func slack(of wanted: Double) -> Double {
    max(min(abs(wanted) * 1e-10, 1e-9), abs(wanted) * 4 * .ulpOfOne)
  }

  /// Whether a number is the wanted one but for too much rounding.
  func isTooCoarse(_ value: Double, for wanted: Double, lastPlace: Double) -> Bool {
    guard leastDecimals != nil, !keepsDecimals(lastPlace) else { return false }
    return abs(value - wanted) <= lastPlace / 2 * (1 + 1e-10)
  }

  private func keepsDecimals(_ lastPlace: Double) -> Bool {
    guard let leastDecimals, let least = Double("1e-\(leastDecimals)") else { return false }
    return lastPlace <= least * (1 + 1e-10)
  }

  /// What stands behind the number in an explanation: " ± 0.5", or nothing.
  var description: String {
    var ways: [String] = []
    if share > 0 { ways.append("± \(PlainNumber.text(share * 100)) %") }
    if amount > 0 { ways.append("± \(PlainNumber.text(amount))") }
    if let leastDecimals {
      ways.append("rounded to \(leastDecimals) \(leastDecimals == 1 ? "decimal" : "decimals") or more")
    }
    return ways.isEmpty ? "" : (leastDecimals != nil && ways.count == 1 ? ", " : " ") + ways.joined(separator: " or ")
  }
}
