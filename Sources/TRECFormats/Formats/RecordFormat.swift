/// How the lines of a file become records: what qrels and runs differ in.
protocol RecordFormat {
  associatedtype Value: Sendable & BitwiseCopyable

  /// What a file of this kind is called.
  static var name: String { get }
  /// Which of a line's words is the document; the query is the first.
  static var documentField: Int { get }
  /// Which of a line's words is the value.
  static var valueField: Int { get }
  /// How many words a line has at least, and what they are.
  static var fields: (least: Int, names: String) { get }

  /// Whether a line is not a record but says what the columns are.
  static func isHeader(_ fields: LineFields, _ bytes: UnsafeRawBufferPointer) -> Bool
  static func value(_ field: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Value?
  /// What is wrong with the text of a value.
  static func problem(with value: String) -> String
  /// Whether a line that has enough words is one of another kind of file.
  static func isOther(_ fields: LineFields, _ bytes: UnsafeRawBufferPointer) -> Bool
  /// What a line shows that the whole file is of another kind; nothing if it does not.
  static func mistake(in fields: LineFields, of bytes: UnsafeRawBufferPointer) -> String?
}

extension RecordFormat {
  static func isHeader(_ fields: LineFields, _ bytes: UnsafeRawBufferPointer) -> Bool { false }
  static func isOther(_ fields: LineFields, _ bytes: UnsafeRawBufferPointer) -> Bool { false }
  static func mistake(in fields: LineFields, of bytes: UnsafeRawBufferPointer) -> String? { nil }
}
