/// The lines of qrels.
enum QrelsFormat: RecordFormat {
  static var name: String { "judgments" }
  static var documentField: Int { 2 }
  static var valueField: Int { 3 }
  static var fields: (least: Int, names: String) { (4, "4: query, iteration, document and grade") }

  static func value(_ field: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Int? {
    NumberText.wholeNumber(field, in: bytes)
  }

  static func problem(with value: String) -> String { "the grade '\(value)' is not a whole number" }

  static func isOther(_ fields: LineFields, _ bytes: UnsafeRawBufferPointer) -> Bool {
    fields.count >= 6 && NumberText.number(fields[4], in: bytes) != nil
  }

  static func mistake(in fields: LineFields, of bytes: UnsafeRawBufferPointer) -> String? {
    guard isOther(fields, bytes) else { return nil }
    return "this is a line of a run, not of judgments; judgments come first, then the run"
  }
}
