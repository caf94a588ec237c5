/// Relevance judgments in TREC's form: lines of query, iteration, document and grade.
///
/// The iteration does not count, and neither do words behind the grade. Grades are whole numbers; what they mean is for the
/// measures to say. Lines in any order, tabs, carriage returns, empty lines and lines that begin with `#` are understood.
/// So are the judgments of BEIR: lines of query, document and grade below a line that says so.
///
/// - SeeAlso: trec_eval 10, `-h -R qrels`; Thakur et al., *BEIR: a heterogeneous benchmark for zero-shot evaluation of
///   information retrieval models*, 2021.
package struct Qrels: Sendable {
  let table: RecordTable<Int>

  /// Reads the bytes of a file.
  ///
  /// - Complexity: O(*n*); the bytes are kept, and 24 more for each line.
  package init(_ bytes: [UInt8]) throws(TRECFileError) {
    let isOfBEIR = bytes.withUnsafeBytes { BEIRQrelsFormat.hasHeader($0) }
    table = try isOfBEIR ? RecordReader<BEIRQrelsFormat>.read(bytes) : RecordReader<QrelsFormat>.read(bytes)
  }

  /// How many documents are judged, over all queries.
  package var count: Int { table.records.count }

  /// The queries in the order in which they first occur.
  package var queries: [String] { table.queries.map { table.text($0.name) } }

  /// The grades by document of a query by its place among `queries`.
  ///
  /// Of documents whose names are other bytes, but equal as strings, the first counts.
  package func grades(ofQueryAt index: Int) -> [String: Int] {
    let pairs = table.records[table.queries[index].records].map { (table.text($0.document), $0.value) }
    return Dictionary(pairs) { first, _ in first }
  }
}
