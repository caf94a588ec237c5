internal import CLibYAML
import RagSpecCore

/// libyaml's parser as a sequence of events.
struct YAMLEvents {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let file: SourceFile
  private let places: YAMLPlaces

  /// Starts before a file's first event; its bytes are borrowed until `close`.
  init(of bytes: UnsafeBufferPointer<UInt8>, in file: SourceFile) {
    self.file = file
    places = YAMLPlaces(in: bytes)
    parser = .allocate(capacity: 1)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  func close() {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Returns the next event, `nil` after the end of the stream.
  func next() throws(InvalidInput) -> YAMLEvent? {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
    if event.type == YAML_STREAM_END_EVENT {
      yaml_event_delete(&event)
      return nil
    }
    return YAMLEvent(raw: event, place: places.place(of: event.start_mark))
  }
}

// MARK: - Syntax errors

extension YAMLEvents {
  private func syntaxError() -> InvalidInput {
    let parser = parser.pointee
    let problem = parser.problem.map { String(cString: $0) } ?? "the file cannot be read"
    let context = parser.context.map { "\(String(cString: $0)) at line \(places.place(of: parser.context_mark).line)" }
    let location = placeOfError(parser)
    return InvalidInput(
      "yaml-syntax", problem, at: location, notes: context.map { [$0] } ?? [], hint: hint(at: location))
  }

  /// What is missing at the end of the file is shown where it began; a character that cannot be read has an offset only.
  private func placeOfError(_ parser: yaml_parser_t) -> SourceLocation {
    if parser.error == YAML_READER_ERROR { return file.location(ofByte: parser.problem_offset) }
    let isAtEnd = parser.problem_mark.index >= file.bytes.count { $0 & 0xC0 != 0x80 }
    return place(isAtEnd && parser.context != nil ? parser.context_mark : parser.problem_mark)
  }

  private func place(_ mark: yaml_mark_t) -> SourceLocation {
    let (line, column) = places.place(of: mark)
    return SourceLocation(file: file, line: line, column: column)
  }

  /// Names the slips that people make most.
  private func hint(at location: SourceLocation) -> String? {
    guard let line = file.line(location.line) else { return nil }
    if line.contains("\0") { return "UTF-16 must be converted: iconv -t UTF-8" }
    if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
      return "indent with spaces: YAML allows no tabs"
    }
    if line.unicodeScalars.contains(where: { ["\u{85}", "\u{2028}", "\u{2029}"].contains($0) }) {
      return "YAML ends a line at U+0085, U+2028 and U+2029: write \\u2028 between double quotes"
    }
    if line.contains(": ") { return "text that contains ': ' or starts with a special character needs quotes" }
    return nil
  }
}

/// One event with its place, counted from 1.
struct YAMLEvent {
  let raw: yaml_event_t
  let place: (line: Int, column: Int)

  var line: Int { place.line }
  var column: Int { place.column }

  func delete() {
    var event = raw
    yaml_event_delete(&event)
  }
}
