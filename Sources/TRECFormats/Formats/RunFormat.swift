/// The lines of a run.
enum RunFormat: RecordFormat {
  static var name: String { "rankings" }
  static var documentField: Int { 2 }
  static var valueField: Int { 4 }
  static var fields: (least: Int, names: String) { (6, "6: query, Q0, document, rank, score and run") }

  static func value(_ field: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Double? {
    NumberText.number(field, in: bytes)
  }

  static func problem(with value: String) -> String { "the score '\(value)' is not a number" }

  static func mistake(in fields: LineFields, of bytes: UnsafeRawBufferPointer) -> String? {
    guard fields.count == 4, NumberText.wholeNumber(fields[3], in: bytes) != nil else { return nil }
    return "this is a line of judgments, not of a run; judgments come first, then the run"
  }

  /// The sixth word of the last line that is a record.
  static func lastName(in bytes: UnsafeRawBufferPointer) -> String {
    var end = bytes.count
    while end > 0 {
      let start = bytes[..<(end - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      var fields = LineFields(line)
      if fields.next() { return String(decoding: line[fields[5]], as: UTF8.self) }
      end = start
    }
    return ""
  }
}
