/// Tells in a line which words of a text are others than expected.
///
/// The words are those of a shortest edit script, so that what stands in another place is missing here and added there.
enum WordDifference {
  /// Texts of more words are too long for a line to help.
  private static let mostWords = 300
  /// Differences that are told before the rest is counted.
  private static let mostChanges = 5

  /// Returns the difference, `nil` when there is none or too much of one to be told.
  ///
  /// - Parameters: both texts after normalization.
  static func note(expected: String, output: String) -> String? {
    let (wanted, found) = (words(of: expected), words(of: output))
    guard wanted.count <= mostWords, found.count <= mostWords, !wanted.isEmpty, !found.isEmpty else { return nil }
    let changes = changes(wanted, found)
    // Where nothing is alike the texts themselves say more.
    guard !changes.isEmpty, changes.reduce(0, { $0 + $1.missing.count }) < wanted.count else { return nil }
    let rest = changes.count - mostChanges
    return "differs: " + changes.prefix(mostChanges).map(\.description).joined(separator: "; ")
      + (rest > 0 ? "; and \(rest) more" : "")
  }

  private static func words(of text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

  /// Words that stand in one text where others, or none, stand in the other.
  private struct Change: CustomStringConvertible {
    var missing: [Substring] = []
    var added: [Substring] = []

    var description: String {
      let (missing, added) = (missing.joined(separator: " "), added.joined(separator: " "))
      if added.isEmpty { return "'\(missing)' is missing" }
      return missing.isEmpty ? "'\(added)' is added" : "'\(added)' instead of '\(missing)'"
    }
  }

  private static func changes(_ wanted: [Substring], _ found: [Substring]) -> [Change] {
    let lengths = commonLengths(wanted, found)
    var changes: [Change] = []
    var current = Change()
    var (row, column) = (0, 0)
    while row < wanted.count || column < found.count {
      if row < wanted.count, column < found.count, wanted[row] == found[column] {
        if !(current.missing + current.added).isEmpty { changes.append(current) }
        current = Change()
        (row, column) = (row + 1, column + 1)
      } else if column == found.count || row < wanted.count && lengths[row + 1][column] >= lengths[row][column + 1] {
        current.missing.append(wanted[row])
        row += 1
      } else {
        current.added.append(found[column])
        column += 1
      }
    }
    return (current.missing + current.added).isEmpty ? changes : changes + [current]
  }

  /// How many words the rests of both texts have in common in their order, from each pair of places on.
  private static func commonLengths(_ one: [Substring], _ other: [Substring]) -> [[Int]] {
    var lengths = [[Int]](repeating: [Int](repeating: 0, count: other.count + 1), count: one.count + 1)
    for row in one.indices.reversed() {
      for column in other.indices.reversed() {
        lengths[row][column] =
          one[row] == other[column]
          ? lengths[row + 1][column + 1] + 1 : max(lengths[row + 1][column], lengths[row][column + 1])
      }
    }
    return lengths
  }
}
