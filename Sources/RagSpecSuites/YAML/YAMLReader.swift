internal import CLibYAML
package import RagSpecCore

/// Reads YAML into a document, keeping every node's place: what `EverydayYAML` declines, with libyaml's events.
///
/// What YAML allows and a configuration file has no use for is refused with a diagnostic: several documents, keys that
/// are not scalars, unknown tags, nesting without end, aliases that multiply.
package enum YAMLReader {
  /// Collections deeper than this are refused, those behind aliases included.
  package static let greatestDepth = 100
  /// A file larger than this is refused: 100 MB.
  package static let greatestSize = 100_000_000

  /// Returns the file's only document; throws all that is wrong with it as far as it could be read.
  package static func document(of file: SourceFile) throws(InvalidInput) -> ConfigDocument {
    var problems: [Diagnostic] = []
    let document = document(of: file, problems: &problems)
    guard let document, problems.isEmpty else { throw InvalidInput(problems) }
    return document
  }

  /// Returns the file's first document, `nil` when it cannot be read to its end, and adds all that is wrong with it.
  ///
  /// Duplicate keys and the like do not end the reading, so that whoever uses the document finds more.
  static func document(of file: SourceFile, problems: inout [Diagnostic]) -> ConfigDocument? {
    do throws(InvalidInput) { try checkEncoding(of: file) } catch {
      problems += error.diagnostics
      return nil
    }
    if let document = YAMLParts.document(of: file) ?? EverydayYAML.document(of: 0..<file.bytes.count, of: file) {
      return document
    }
    return documentOfEvents(of: file, problems: &problems)
  }

  /// The same with libyaml alone, for a file that is UTF-8.
  package static func documentOfEvents(of file: SourceFile, problems: inout [Diagnostic]) -> ConfigDocument? {
    var composer = YAMLComposer(file: file, size: file.bytes.count)
    do throws(InvalidInput) {
      try file.bytes.withUnsafeBufferPointer { bytes throws(InvalidInput) in
        try read(bytes, of: file, with: &composer)
      }
    } catch {
      problems += composer.problems + error.diagnostics
      return nil
    }
    problems += composer.problems
    return composer.document()
  }

  /// Hands the events of a file, or of a part of it, to a composer.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, of file: SourceFile, with composer: inout YAMLComposer
  ) throws(InvalidInput) {
    let events = YAMLEvents(of: bytes, in: file)
    defer { events.close() }
    while let event = try events.next() {
      defer { event.delete() }
      if try composer.receive(event) { break }
    }
  }

  private static func checkEncoding(of file: SourceFile) throws(InvalidInput) {
    guard file.bytes.count <= greatestSize else {
      throw InvalidInput(
        "file-too-large", "the file is larger than \(greatestSize / 1_000_000) MB",
        at: SourceLocation(file: file, line: 1, column: 1),
        hint: "split it, or take its cases 'from:' a JSON Lines file")
    }
    guard let offset = file.firstInvalidUTF8Offset else { return }
    throw InvalidInput(
      "not-utf8", "the file is not UTF-8", at: file.location(ofByte: offset), hint: "convert it: iconv -t UTF-8")
  }
}

extension SourceFile {
  /// The first byte that is not part of well-formed UTF-8.
  var firstInvalidUTF8Offset: Int? {
    // A span borrows a variable; the property would be gone before it is read.
    let bytes = bytes
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch { return error.byteOffsets.lowerBound }
  }

  func location(ofByte offset: Int) -> SourceLocation {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
    return SourceLocation(file: self, line: line, column: column)
  }
}
