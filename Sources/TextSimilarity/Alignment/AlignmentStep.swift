/// A step of a path through the table of two sequences: what becomes of so many symbols of each.
struct AlignmentStep {
  let kind: EditSpan.Kind
  let rows: Int
  let columns: Int
}

extension [EditSpan] {
  /// Puts neighboring steps of a kind together to one span each, but for exchanges, of which each is one edit.
  init(_ steps: [AlignmentStep]) {
    self = []
    var (first, second) = (0, 0)
    for step in steps {
      let (firstRange, secondRange) = (first..<first + step.rows, second..<second + step.columns)
      (first, second) = (firstRange.upperBound, secondRange.upperBound)
      if let last, last.kind == step.kind, step.kind != .exchange {
        self[count - 1] = EditSpan(
          kind: step.kind, firstRange: last.firstRange.lowerBound..<first,
          secondRange: last.secondRange.lowerBound..<second)
      } else {
        append(EditSpan(kind: step.kind, firstRange: firstRange, secondRange: secondRange))
      }
    }
  }
}
