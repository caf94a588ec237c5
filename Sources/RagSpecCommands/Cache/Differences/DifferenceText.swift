import JSONText
import RagSpecCore

/// Differences as lines for people.
enum DifferenceText {
  /// Texts up to this length, and without a line end, are shown whole.
  private static let longestInline = 60

  /// Returns lines such as `parameters.temperature: 0 → 0.2`; of a longer text the changed lines with what changed in them.
  static func lines(_ differences: [JSONDifference]) -> [String] {
    differences.flatMap { difference -> [String] in
      let path = difference.path.isEmpty ? "the value" : difference.path
      return switch difference.change {
      case .added(let value): ["\(path): added, \(shown(value))"]
      case .removed(let value): ["\(path): removed, was \(shown(value))"]
      case .changed(.string(let old), .string(let new)): lines(from: old, to: new, of: path)
      case .changed(let old, let new): ["\(path): \(shown(old)) → \(shown(new))"]
      }
    }
  }

  /// Returns what changed and where, without the words around it: the same for requests that changed in the same way.
  static func changes(_ differences: [JSONDifference]) -> [String] {
    differences.flatMap { difference -> [String] in
      guard case .changed(.string(let old), .string(let new)) = difference.change else { return lines([difference]) }
      return WordDifference(from: old, to: new).changes.map { "\(difference.path) \($0)" }
    }
  }

  /// Returns what differs between two texts, under a name.
  static func lines(from old: String, to new: String, of path: String) -> [String] {
    let isShort = [old, new].allSatisfy { $0.count <= longestInline && !$0.contains(where: \.isNewline) }
    guard !isShort else { return ["\(path): \(shown(.string(old))) → \(shown(.string(new)))"] }
    return WordDifference(from: old, to: new).lines.flatMap { line in
      ["\(path) line \(line.number)", "  " + shortened(line.text).escapingControls]
    }
  }

  private static func shown(_ value: JSONValue) -> String {
    let text = value.text()
    return (text.count > 2 * longestInline ? text.prefix(2 * longestInline) + "…" : text).escapingControls
  }

  /// Cuts out what is far from any change.
  private static func shortened(_ line: String) -> String {
    let context = 60
    let characters = Array(line)
    guard characters.count > 4 * context else { return line }
    let first = line.firstRange(of: "[-").map { line.distance(from: line.startIndex, to: $0.lowerBound) } ?? .max
    let other = line.firstRange(of: "{+").map { line.distance(from: line.startIndex, to: $0.lowerBound) } ?? .max
    let start = max(0, min(first, other, characters.count) - context)
    let last = max(
      line.ranges(of: "-]").last.map { line.distance(from: line.startIndex, to: $0.upperBound) } ?? 0,
      line.ranges(of: "+}").last.map { line.distance(from: line.startIndex, to: $0.upperBound) } ?? 0)
    let end = min(characters.count, last + context)
    return (start > 0 ? "… " : "") + String(characters[start..<end]) + (end < characters.count ? " …" : "")
  }
}
