/// The records of a file, by query: documents with a grade or a score.
///
/// It keeps the file's bytes and 24 bytes for each line; texts are made only of what is asked for.
struct RecordTable<Value: Sendable>: Sendable {
  struct Record: Sendable {
    let document: Token
    let value: Value
  }

  /// A query's name and its records.
  struct Query: Sendable {
    let name: Token
    let records: Range<Int>
  }

  let bytes: [UInt8]
  /// Those of a query stand together, in the order of the file.
  let records: [Record]
  /// In the order in which they first occur.
  let queries: [Query]

  func text(_ token: Token) -> String { String(decoding: bytes[token.range], as: UTF8.self) }
}
