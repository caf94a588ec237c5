internal import CSQLite

/// A row that matches a full-text query, as FTS5 shows it to a ranking function during one call.
struct MatchingRow {
  let methods: UnsafePointer<Fts5ExtensionApi>
  let context: OpaquePointer

  var columnCount: Int { Int(methods.pointee.xColumnCount(context)) }
  var phraseCount: Int { Int(methods.pointee.xPhraseCount(context)) }

  /// How often the query's phrases occur in the row, all together.
  func occurrenceCount() throws(SQLiteError) -> Int32 {
    var count: Int32 = 0
    try check(methods.pointee.xInstCount(context, &count))
    return count
  }

  func occurrence(_ index: Int32) throws(SQLiteError) -> (phrase: Int, column: Int) {
    var (phrase, column, position): (Int32, Int32, Int32) = (0, 0, 0)
    try check(methods.pointee.xInst(context, index, &phrase, &column, &position))
    return (Int(phrase), Int(column))
  }

  /// The number of tokens in the row.
  func length() throws(SQLiteError) -> Int {
    var length: Int32 = 0
    try check(methods.pointee.xColumnSize(context, -1, &length))
    return Int(length)
  }

  private func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw SQLiteError(code: code, message: "FTS5 cannot read the row") }
  }
}

// MARK: - The table

extension MatchingRow {
  func rowCount() throws(SQLiteError) -> Int {
    var count: Int64 = 0
    try check(methods.pointee.xRowCount(context, &count))
    return Int(count)
  }

  /// The number of tokens in all rows.
  func tokenCount() throws(SQLiteError) -> Int {
    var count: Int64 = 0
    try check(methods.pointee.xColumnTotalSize(context, -1, &count))
    return Int(count)
  }

  /// Returns how many rows have a phrase of the query.
  func rowCount(withPhrase phrase: Int) throws(SQLiteError) -> Int {
    var count = 0
    try check(
      methods.pointee.xQueryPhrase(context, Int32(phrase), &count) { _, _, count in
        count?.assumingMemoryBound(to: Int.self).pointee += 1
        return SQLITE_OK
      })
    return count
  }
}

// MARK: - The query

extension MatchingRow {
  /// What the ranking function set at an earlier row of the same query.
  var auxiliaryData: UnsafeMutableRawPointer? { methods.pointee.xGetAuxdata(context, 0) }

  /// Hands something to FTS5 until the query ends, even if this throws.
  func setAuxiliaryData(
    _ data: UnsafeMutableRawPointer, release: @convention(c) (UnsafeMutableRawPointer?) -> Void
  ) throws(SQLiteError) {
    try check(methods.pointee.xSetAuxdata(context, data, release))
  }
}
