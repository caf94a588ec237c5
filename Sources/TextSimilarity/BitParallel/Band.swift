/// The cells of the dynamic-programming table that a good enough path can touch.
///
/// A row stands for a symbol of the pattern, a column for a symbol of the text. Long patterns are worked off in stripes
/// of rows, each over the columns of the band only.
struct Band {
  /// How many columns a path may be ahead of the diagonal.
  let columnLead: Int
  /// How many rows a path may be ahead of the diagonal.
  let rowLead: Int

  /// The columns, of `count`, that matter for a stripe of rows.
  func columns(of rows: Range<Int>, count: Int) -> Range<Int> {
    let lower = min(count, max(0, rows.lowerBound - rowLead))
    return lower..<min(count, rows.upperBound + columnLead)
  }
}
