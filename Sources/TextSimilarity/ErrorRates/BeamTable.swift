/// The table of edits from a text to a reference, filled in no further than a beam about the diagonal.
struct BeamTable {
  /// What the last step to a cell is.
  enum Step: UInt8 {
    case keep
    case replace
    case delete
    case insert
    case none
  }

  private struct Cell {
    var count: Int32
    var step: Step

    static let far = Cell(count: .max / 2, step: .none)

    mutating func offer(_ count: Int32, _ step: Step) {
      if count < self.count { self = Cell(count: count, step: step) }
    }
  }

  let textCount: Int
  let referenceCount: Int
  private var rows: [Row] = []

  /// The cells of a row that lie in the beam.
  private struct Row {
    let lower: Int
    var cells: [Cell]

    subscript(column: Int) -> Cell {
      let index = column - lower
      return index >= 0 && index < cells.count ? cells[index] : .far
    }
  }

  /// How many columns the beam has on either side of the diagonal, as long as the lengths do not differ too much.
  static let width = 25

  init(_ text: [UInt32], _ reference: [UInt32]) {
    (textCount, referenceCount) = (text.count, reference.count)
    rows.reserveCapacity(text.count + 1)
    rows.append(Row(lower: 0, cells: (0...reference.count).map { Cell(count: Int32($0), step: .insert) }))
    for (index, word) in text.enumerated() { rows.append(row(index + 1, of: word, reference)) }
  }

  /// The number of edits.
  var count: Int { rows.last.map { Int($0[referenceCount].count) } ?? 0 }

  private func row(_ index: Int, of word: UInt32, _ reference: [UInt32]) -> Row {
    let columns = columns(ofRow: index)
    let above = rows[index - 1]
    var (cells, last) = ([Cell](), Cell.far)
    cells.reserveCapacity(columns.count)
    for column in columns {
      var cell = Cell.far
      if column == 0 {
        cell = Cell(count: above[0].count + 1, step: .delete)
      } else {
        let isEqual = word == reference[column - 1]
        cell.offer(above[column - 1].count + (isEqual ? 0 : 1), isEqual ? .keep : .replace)
        cell.offer(above[column].count + 1, .delete)
        cell.offer(last.count + 1, .insert)
      }
      cells.append(cell)
      last = cell
    }
    return Row(lower: columns.lowerBound, cells: cells)
  }

  private func columns(ofRow row: Int) -> Range<Int> {
    let proportion = Double(referenceCount) / Double(textCount)
    let isSteep = proportion / 2 > Double(Self.width)
    let width = isSteep ? Int((proportion / 2 + Double(Self.width)).rounded(.up)) : Self.width
    let diagonal = Int((Double(row) * proportion).rounded(.down))
    let upper = row == textCount ? referenceCount + 1 : min(referenceCount + 1, diagonal + width)
    return max(0, diagonal - width)..<upper
  }

  /// The steps from the end of both sequences back to their start.
  var stepsBackward: [Step] {
    var (steps, row, column) = ([Step](), textCount, referenceCount)
    while row > 0 || column > 0 {
      let step = rows[row][column].step
      guard step != .none else { return steps }
      steps.append(step)
      if step != .insert { row -= 1 }
      if step != .delete { column -= 1 }
    }
    return steps
  }
}
