/// Reads a file of records, and all that is wrong with it.
struct RecordReader<Format: RecordFormat> {
  typealias Table = RecordTable<Format.Value>

  private var problems: [TRECFileError.Problem] = []

  static func read(_ bytes: [UInt8]) throws(TRECFileError) -> Table {
    if let mistake = mistake(in: bytes) { throw TRECFileError(mistake) }
    var reader = RecordReader()
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(TRECFileError) in try reader.records(in: buffer) }
    }
    let (records, queries) = try result.get()
    return Table(bytes: bytes, records: records, queries: queries)
  }

  /// What the first bytes show.
  private static func mistake(in bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x1F, 0x8B]) { return "the file is compressed; unpack it with gunzip" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return "the file is in UTF-16; it should be in UTF-8"
    }
    return nil
  }

  private mutating func records(
    in bytes: UnsafeRawBufferPointer
  ) throws(TRECFileError) -> (records: [Table.Record], queries: [Table.Query]) {
    if let line = InvalidUTF8.firstLine(in: bytes) {
      throw TRECFileError(line: line, "the line is not UTF-8; Latin-1 becomes it by 'iconv -f LATIN1 -t UTF-8'")
    }
    var fields = LineFields(bytes)
    var builder = Table.Builder(bytes)
    while fields.next(), problems.count < TRECFileError.most {
      if builder.isEmpty, Format.isHeader(fields, bytes) { continue }
      guard fields.count >= Format.fields.least, !Format.isOther(fields, bytes),
        let value = Format.value(fields[Format.valueField], in: bytes)
      else {
        try note(fields, bytes)
        continue
      }
      builder.append(query: fields[0], document: fields[Format.documentField], value: value)
    }
    let (records, queries) = builder.grouped()
    if problems.isEmpty { noteRepetitions(in: records, of: queries, bytes) }
    guard problems.isEmpty else { throw TRECFileError(problems) }
    guard !records.isEmpty else { throw TRECFileError("the \(Format.name) are empty") }
    return (records, queries)
  }

  /// Notes what is wrong with a line, or gives up if the file is of another kind.
  private mutating func note(_ fields: LineFields, _ bytes: UnsafeRawBufferPointer) throws(TRECFileError) {
    if let mistake = Format.mistake(in: fields, of: bytes) { throw TRECFileError(line: fields.line, mistake) }
    let message =
      fields.count < Format.fields.least
      ? "\(fields.count) \(fields.count == 1 ? "field" : "fields") instead of \(Format.fields.names)"
      : Format.problem(with: text(fields[Format.valueField], bytes))
    problems.append(TRECFileError.Problem(line: fields.line, message: message))
  }

  private mutating func noteRepetitions(
    in records: [Table.Record], of queries: [Table.Query], _ bytes: UnsafeRawBufferPointer
  ) {
    var table = TokenTable()
    var repetitions: [(first: Token, second: Token, query: Token)] = []
    for query in queries where repetitions.count < TRECFileError.most {
      table.reset(capacity: query.records.count)
      for index in query.records {
        let document = records[index].document
        let earlier = table.index(hash: document.hash) {
          areEqual(records[$0].document, in: bytes, document, in: bytes)
        }
        if let earlier {
          repetitions.append((records[earlier].document, document, query.name))
        } else {
          table.insert(index, hash: document.hash)
        }
      }
    }
    problems += repetitions.sorted { $0.second.start < $1.second.start }.prefix(TRECFileError.most).map { repetition in
      let (document, query) = (text(repetition.second.range, bytes), text(repetition.query.range, bytes))
      let message = "document '\(document)' of query '\(query)' is already on line \(line(of: repetition.first, bytes))"
      return TRECFileError.Problem(line: line(of: repetition.second, bytes), message: message)
    }
  }

  private func line(of token: Token, _ bytes: UnsafeRawBufferPointer) -> Int {
    1 + bytes[..<token.start].count { $0 == UInt8(ascii: "\n") }
  }

  private func text(_ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> String {
    let most = 60
    return String(decoding: bytes[range].prefix(most), as: UTF8.self) + (range.count > most ? "…" : "")
  }
}
