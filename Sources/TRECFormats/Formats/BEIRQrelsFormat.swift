/// The lines of BEIR's judgments: query, document and grade below a header.
enum BEIRQrelsFormat: RecordFormat {
  static var name: String { "judgments" }
  static var documentField: Int { 1 }
  static var valueField: Int { 2 }
  static var fields: (least: Int, names: String) { (3, "3: query-id, corpus-id and score") }

  static func value(_ field: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Int? {
    QrelsFormat.value(field, in: bytes)
  }

  static func problem(with value: String) -> String { QrelsFormat.problem(with: value) }

  static func isHeader(_ fields: LineFields, _ bytes: UnsafeRawBufferPointer) -> Bool {
    fields.count == 3
      && zip(0..<3, ["query-id", "corpus-id", "score"]).allSatisfy { bytes[fields[$0]].elementsEqual($1.utf8) }
  }

  /// Whether the first line with words is the header.
  static func hasHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var fields = LineFields(bytes)
    return fields.next() && isHeader(fields, bytes)
  }
}
