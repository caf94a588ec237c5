/// Rankings in TREC's form: lines of query, `Q0`, document, rank, score and run.
///
/// Only the score orders documents, as in trec_eval: the rank does not count, and neither do words behind the run's name.
/// Lines in any order, tabs, carriage returns, empty lines and lines that begin with `#` are understood.
///
/// - SeeAlso: trec_eval 10, `-h -T trec_results`.
package struct Run: Sendable {
  let table: RecordTable<Double>
  /// The name of the run: that of the last line, as in trec_eval.
  package let name: String

  /// Reads the bytes of a file.
  ///
  /// - Complexity: O(*n*); the bytes are kept, and 24 more for each line.
  package init(_ bytes: [UInt8]) throws(TRECFileError) {
    table = try RecordReader<RunFormat>.read(bytes)
    name = bytes.withUnsafeBytes { RunFormat.lastName(in: $0) }
  }

  /// How many documents were returned, over all queries.
  package var count: Int { table.records.count }

  /// The queries in the order in which they first occur.
  package var queries: [String] { table.queries.map { table.text($0.name) } }

  /// The documents with their scores of a query by its place among `queries`, in the order of the file.
  package func scores(ofQueryAt index: Int) -> [(document: String, score: Double)] {
    table.records[table.queries[index].records].map { (table.text($0.document), $0.value) }
  }

  /// The same in the order of trec_eval: by score, highest first, and on a tie by name, descending byte for byte.
  package func ranking(ofQueryAt index: Int) -> [(document: String, score: Double)] {
    table.ranked(table.queries[index]).map { (table.text($0.document), $0.value) }
  }
}

extension RecordTable<Double> {
  /// The documents of a query by score, highest first, and on a tie by name, descending byte for byte.
  func ranked(_ query: Query) -> [Record] {
    let records = Array(records[query.records])
    return bytes.withUnsafeBytes { bytes in
      func isBefore(_ first: Record, _ second: Record) -> Bool {
        if first.value != second.value { return first.value > second.value }
        return precedes(second.document, first.document, in: bytes)
      }
      let isInOrder = zip(records, records.dropFirst()).allSatisfy { !isBefore($1, $0) }
      return isInOrder ? records : records.sorted(by: isBefore)
    }
  }
}
