/// Rows of cells in columns of equal width, with two blanks between them.
struct TextTable {
  let heading: [String]
  /// How many columns stand at the left of their width, before those with numbers.
  let leading: Int
  let rows: [[String]]

  /// The lines of the table.
  var text: String {
    let all = [heading] + rows
    let widths = heading.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { line($0, widths) + "\n" }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    cells.indices.map { column in
      let pad = String(repeating: " ", count: widths[column] - cells[column].count)
      return column < leading ? cells[column] + pad : pad + cells[column]
    }.joined(separator: "  ")
  }
}
