/// Where the letters lie on a keyboard.
enum KeyboardLayout: String, CaseIterable, Sendable {
  case qwerty, qwertz, azerty
  case russian

  private var rows: [[Character]] {
    switch self {
    case .qwerty: ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map(Array.init)
    case .qwertz: ["qwertzuiopü", "asdfghjklöä", "yxcvbnm"].map(Array.init)
    case .azerty: ["azertyuiop", "qsdfghjklm", "wxcvbn"].map(Array.init)
    case .russian: ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"].map(Array.init)
    }
  }

  /// The letters around each letter, in the order of the rows.
  ///
  /// A row is shifted to the right by less than a key against the one above it, so that a key touches two of each.
  private static let neighborhoods: [KeyboardLayout: [Character: [Character]]] = Dictionary(
    uniqueKeysWithValues: allCases.map { layout in
      let rows = layout.rows
      var neighbors: [Character: [Character]] = [:]
      for (row, keys) in rows.enumerated() {
        for (column, key) in keys.enumerated() {
          let places =
            [(row - 1, column), (row - 1, column + 1), (row, column - 1), (row, column + 1)]
            + [(row + 1, column - 1), (row + 1, column)]
          neighbors[key] = places.filter { rows.indices.contains($0.0) && rows[$0.0].indices.contains($0.1) }
            .map { rows[$0.0][$0.1] }
        }
      }
      return (layout, neighbors)
    })

  /// Returns the letters that one may hit in place of another, in its case; none for what is on no key.
  func neighbors(of letter: Character) -> [Character] {
    let key = letter.lowercased()
    guard key.count == 1, let character = key.first else { return [] }
    let neighbors = Self.neighborhoods[self]?[character] ?? []
    return letter.isUppercase ? neighbors.flatMap { Array($0.uppercased()) } : neighbors
  }
}
