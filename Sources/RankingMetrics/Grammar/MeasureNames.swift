/// The names that measures go by.
enum MeasureNames {
  /// Returns the formula whose name or alias, in any case and with or without hyphens, the text begins with.
  static func formula(named syntax: MeasureSyntax) throws(MeasureSyntaxError) -> any MeasureFormula.Type {
    let name = syntax.name.text
    if let formula = formulas[folded(name)] { return formula }
    let problem = MeasureSyntaxError.Problem.unknownMeasure(name, nearest: nearest(to: name))
    throw MeasureSyntaxError(text: syntax.text, column: syntax.name.column, problem: problem)
  }

  /// Returns the known name that takes the fewest edits to get to, if a slip of the pen may explain them.
  private static func nearest(to name: String) -> String? {
    let name = Array(folded(name).unicodeScalars)
    guard name.count <= longest else { return nil }
    let edits = MeasureFormulas.all.flatMap { $0.family.names }.map { known in
      (known: known, count: editCount(name, Array(folded(known).unicodeScalars)))
    }
    return edits.filter { $0.count <= name.count / 2 }.min { $0.count < $1.count }?.known
  }

  private static let formulas: [String: any MeasureFormula.Type] = {
    var formulas: [String: any MeasureFormula.Type] = [:]
    for formula in MeasureFormulas.all {
      for name in formula.family.names { formulas[folded(name)] = formula }
    }
    return formulas
  }()

  /// Names beyond this length resemble none of ours.
  private static var longest: Int { 32 }

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0 != "-" && $0 != "_" }
  }

  /// The fewest insertions, deletions and replacements of a symbol.
  private static func editCount(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var row = Array(0...second.count)
    for (index, symbol) in first.enumerated() {
      var diagonal = index
      row[0] = index + 1
      for (column, other) in second.enumerated() {
        let replaced = diagonal + (symbol == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[second.count]
  }
}

extension MeasureFamily {
  fileprivate var names: [String] { [name] + aliases }
}
