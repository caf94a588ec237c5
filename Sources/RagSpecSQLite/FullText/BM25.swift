internal import CSQLite
internal import Glibc

extension Database {
  /// Defines the SQL function `bm25_with(TABLE, k1, b, WEIGHT…)` for this connection.
  ///
  /// FTS5's own `bm25()` has k1 = 1.2 and b = 0.75 built in; this one is the same sum with both open, and positive:
  ///
  ///     score = Σ idf(t) · f(t) · (k1 + 1) ⁄ (f(t) + k1 · (1 − b + b · length ⁄ mean length))
  ///     idf(t) = ln((N − n(t) + 0.5) ⁄ (n(t) + 0.5)), at least 0.000001
  ///
  /// The sum is over the phrases t of the query. N rows, of which n(t) have t; f(t) counts t in the row, each occurrence
  /// as often as its column's weight says; a length is the number of tokens in all columns, weights aside.
  ///
  /// - Range: more than 0 when a weighted column matches, 0 when only columns of weight 0 do.
  /// - SeeAlso: Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009.
  package func defineBM25() throws(SQLiteError) {
    let interface = try fullTextInterface()
    let code = interface.pointee.xCreateFunction(interface, "bm25_with", nil, scoreRow, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code: code, message: "cannot define bm25_with") }
  }
}

/// Called by SQLite for each row that matches.
private func scoreRow(
  _ methods: UnsafePointer<Fts5ExtensionApi>?, _ context: OpaquePointer?, _ result: OpaquePointer?, _ count: Int32,
  _ values: UnsafeMutablePointer<OpaquePointer?>?
) {
  guard let methods, let context else { return sqlite3_result_error_code(result, SQLITE_MISUSE) }
  let row = MatchingRow(methods: methods, context: context)
  let parameters = UnsafeBufferPointer(start: values, count: Int(count))
  do throws(SQLiteError) {
    let query = try BM25Query.of(row, parameters)
    sqlite3_result_double(result, try query.score(row))
  } catch { sqlite3_result_error_code(result, error.code) }
}

/// What a query's scores have in common, worked out at its first row and kept by FTS5 until its last.
private final class BM25Query {
  private let k1: Double
  private let b: Double
  private let weights: [Double]
  private let meanLength: Double
  /// For each phrase.
  private let idf: [Double]
  /// The weighted count of each phrase in the row at hand; here so that a row allocates nothing.
  private var frequencies: [Double]

  static func of(
    _ row: MatchingRow, _ parameters: UnsafeBufferPointer<OpaquePointer?>
  ) throws(SQLiteError) -> BM25Query {
    if let known = row.auxiliaryData { return Unmanaged<BM25Query>.fromOpaque(known).takeUnretainedValue() }
    let query = try BM25Query(row, parameters)
    try row.setAuxiliaryData(Unmanaged.passRetained(query).toOpaque()) {
      $0.map { Unmanaged<BM25Query>.fromOpaque($0).release() }
    }
    return query
  }

  private init(_ row: MatchingRow, _ parameters: UnsafeBufferPointer<OpaquePointer?>) throws(SQLiteError) {
    guard parameters.count == 2 + row.columnCount else {
      throw SQLiteError(code: SQLITE_MISUSE, message: "bm25_with takes k1, b and a weight for each column")
    }
    let numbers = parameters.map { sqlite3_value_double($0) }
    (k1, b, weights) = (numbers[0], numbers[1], Array(numbers[2...]))
    let rowCount = Double(try row.rowCount())
    meanLength = Double(try row.tokenCount()) / rowCount
    var idf: [Double] = []
    for phrase in 0..<row.phraseCount {
      let hits = Double(try row.rowCount(withPhrase: phrase))
      idf.append(max(log((rowCount - hits + 0.5) / (hits + 0.5)), 1e-6))
    }
    self.idf = idf
    frequencies = Array(repeating: 0, count: idf.count)
  }

  func score(_ row: MatchingRow) throws(SQLiteError) -> Double {
    for phrase in frequencies.indices { frequencies[phrase] = 0 }
    for index in 0..<(try row.occurrenceCount()) {
      let occurrence = try row.occurrence(index)
      frequencies[occurrence.phrase] += weights[occurrence.column]
    }
    let saturation = k1 * (1 - b + b * Double(try row.length()) / meanLength)
    var score = 0.0
    for (phrase, frequency) in frequencies.enumerated() where frequency > 0 {
      score += idf[phrase] * frequency * (k1 + 1) / (frequency + saturation)
    }
    return score
  }
}
