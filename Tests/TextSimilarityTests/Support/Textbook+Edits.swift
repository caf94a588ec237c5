/// The edit metrics beyond Levenshtein, each by its recurrence over the whole table.
extension Textbook {
  /// The least cost of edits that each have a cost of their own.
  static func cost(_ first: [UInt32], _ second: [UInt32], insertion: Int, deletion: Int, replacement: Int) -> Int {
    var row = (0...second.count).map { $0 * insertion }
    for symbol in first {
      var diagonal = row[0]
      row[0] += deletion
      for (column, other) in second.enumerated() {
        let above = row[column + 1]
        let replaced = diagonal + (symbol == other ? 0 : replacement)
        row[column + 1] = min(replaced, above + deletion, row[column] + insertion)
        diagonal = above
      }
    }
    return row[second.count]
  }

  /// Optimal string alignment: neighbors may be exchanged, and then no more is done to them.
  static func alignment(_ first: [UInt32], _ second: [UInt32]) -> Int {
    var table = [Array(0...second.count)]
    for (above, symbol) in first.enumerated() {
      var row = [above + 1]
      for (left, other) in second.enumerated() {
        var count = min(table[above][left] + (symbol == other ? 0 : 1), table[above][left + 1] + 1, row[left] + 1)
        if above > 0, left > 0, symbol == second[left - 1], other == first[above - 1] {
          count = min(count, table[above - 1][left - 1] + 1)
        }
        row.append(count)
      }
      table.append(row)
    }
    return table[first.count][second.count]
  }

  /// Damerau–Levenshtein after Lowrance and Wagner, with every pair of rows and columns tried for an exchange.
  static func damerauLevenshtein(_ first: [UInt32], _ second: [UInt32]) -> Int {
    var table = [Array(0...second.count)]
    for (above, symbol) in first.enumerated() {
      var row = [above + 1]
      for (left, other) in second.enumerated() {
        var count = min(table[above][left] + (symbol == other ? 0 : 1), table[above][left + 1] + 1, row[left] + 1)
        for start in 0..<above where first[start] == other {
          for end in 0..<left where second[end] == symbol {
            count = min(count, table[start][end] + above - start + left - end - 1)
          }
        }
        row.append(count)
      }
      table.append(row)
    }
    return table[first.count][second.count]
  }

  /// The length of the longest common subsequence.
  static func commonLength(_ first: [UInt32], _ second: [UInt32]) -> Int {
    (first.count + second.count - edits(first, second, replacement: 2)) / 2
  }

  /// The places of the longest common subsequence that is found from the end, left before up only where that is longer.
  static func commonPlaces(of first: [String], in second: [String]) -> [Int] {
    var table = [[Int](repeating: 0, count: second.count + 1)]
    for (above, word) in first.enumerated() {
      var row = [0]
      for (left, other) in second.enumerated() {
        row.append(word == other ? table[above][left] + 1 : max(table[above][left + 1], row[left]))
      }
      table.append(row)
    }
    var (places, row, column) = ([Int](), first.count, second.count)
    while row > 0, column > 0 {
      if first[row - 1] == second[column - 1] {
        places.append(row - 1)
        (row, column) = (row - 1, column - 1)
      } else if table[row][column - 1] > table[row - 1][column] {
        column -= 1
      } else {
        row -= 1
      }
    }
    return places
  }
}
