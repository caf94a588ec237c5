/// Every so many elements between two indexes.
struct JSONPathSlice: Sendable {
  var start: Int?
  var end: Int?
  var step = 1

  /// Returns the selected indexes of an array: none for the step 0, from the end on for a negative step.
  ///
  /// - SeeAlso: RFC 9535, section 2.3.4.2.2.
  func indexes(ofCount count: Int) -> StrideTo<Int> {
    guard step != 0 else { return stride(from: 0, to: 0, by: 1) }
    if step > 0 {
      let first = clamped(start ?? 0, count, 0...count)
      return stride(from: first, to: clamped(end ?? count, count, 0...count), by: step)
    }
    // The end that is not written lies before the first element, where no index, counted from either side, can be.
    let last = end.map { clamped($0, count, -1...count - 1) } ?? -1
    return stride(from: clamped(start ?? count - 1, count, -1...count - 1), to: last, by: step)
  }

  private func clamped(_ index: Int, _ count: Int, _ bounds: ClosedRange<Int>) -> Int {
    let index = index >= 0 ? index : count + index
    return min(max(index, bounds.lowerBound), bounds.upperBound)
  }
}
