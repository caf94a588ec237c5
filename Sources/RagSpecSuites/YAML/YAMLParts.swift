import JSONText
import RagSpecCore
import ThreadPool

/// Reads a large suite in parts, on all processors, each as `EverydayYAML` reads it, or else libyaml.
///
/// The last key of such a file is `cases:`, and its items begin at one column. No text that YAML lets stand inside of an
/// item begins a line there with a dash, but inside of quotes or brackets; and a part that ends within those cannot be
/// read. So whatever is unusual - a fault, an anchor, a second document, keys behind the cases - leaves the file to be
/// read as a whole.
struct YAMLParts {
  /// Everything up to the first case.
  private let head: Range<Int>
  private let parts: [Range<Int>]

  /// A part is worth a task, and a file of one part is none.
  private static let partSize = 65_536

  /// Returns the file's document, `nil` when the file is to be read as a whole.
  static func document(of file: SourceFile) -> ConfigDocument? {
    guard file.bytes.count > 2 * partSize else { return nil }
    return file.bytes.withUnsafeBufferPointer { YAMLParts($0) }?.document(of: file)
  }

  private init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = Self.firstItem(in: bytes) else { return nil }
    head = 0..<first.offset
    var parts: [Range<Int>] = []
    var start = first.offset
    while start < bytes.count {
      let end = Self.item(indentedBy: first.indentation, from: start + Self.partSize, in: bytes) ?? bytes.count
      parts.append(start..<end)
      start = end
    }
    self.parts = parts
  }

  private func document(of file: SourceFile) -> ConfigDocument? {
    guard let head = Self.read(head, of: file) else { return nil }
    let read = ThreadPool.shared.results(count: parts.count) { [parts] in Self.read(parts[$0], of: file) }
    var linesBefore = head.lineCount
    var documents: [(document: ConfigDocument, linesBefore: Int)] = []
    for part in read {
      guard let part else { return nil }
      documents.append((part.document, linesBefore))
      linesBefore += part.lineCount
    }
    return head.document.withLastValue(joinedOf: documents)
  }

  private struct Part {
    let document: ConfigDocument
    let lineCount: Int
  }

  /// Returns a part, `nil` when there is anything to say about it, or anchors in it.
  private static func read(_ range: Range<Int>, of file: SourceFile) -> Part? {
    file.bytes.withUnsafeBufferPointer { bytes in
      let bytes = UnsafeBufferPointer(rebasing: bytes[range])
      let lineCount = lineCount(of: bytes)
      if let document = EverydayYAML.document(of: range, of: file) {
        return Part(document: document, lineCount: lineCount)
      }
      var composer = YAMLComposer(file: file, size: bytes.count)
      do throws(InvalidInput) { try YAMLReader.read(bytes, of: file, with: &composer) } catch { return nil }
      guard composer.problems.isEmpty, !composer.hasAnchors else { return nil }
      return Part(document: composer.document(), lineCount: lineCount)
    }
  }
}

// MARK: - Lines

extension YAMLParts {
  /// Returns where the line of the first case begins, and how far it is indented.
  private static func firstItem(in bytes: UnsafeBufferPointer<UInt8>) -> (offset: Int, indentation: Int)? {
    var line = 0
    while line < bytes.count, !bytes[line...].starts(with: "cases:".utf8) { line = endOfLine(from: line, in: bytes) }
    guard line < bytes.count, isBlank(line + 6, in: bytes) else { return nil }
    line = endOfLine(from: line, in: bytes)
    while line < bytes.count, isBlank(line, in: bytes) { line = endOfLine(from: line, in: bytes) }
    let dash = bytes[line...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count
    guard isItem(at: dash, in: bytes) else { return nil }
    return (line, dash - line)
  }

  /// Returns the first line at or behind an offset that is indented so far and begins an item.
  private static func item(indentedBy indentation: Int, from offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int?
  {
    var line = endOfLine(from: min(offset, bytes.count), in: bytes)
    while line < bytes.count {
      let isIndented = bytes[line...].prefix(indentation).allSatisfy { $0 == UInt8(ascii: " ") }
      if isIndented, isItem(at: line + indentation, in: bytes) { return line }
      line = endOfLine(from: line, in: bytes)
    }
    return nil
  }

  private static func isItem(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == UInt8(ascii: "-") && bytes[offset + 1] == UInt8(ascii: " ")
  }

  /// Whether nothing but a comment stands on the rest of a line.
  private static func isBlank(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes[offset...] where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\r") {
      return byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "#")
    }
    return true
  }

  /// Returns where the next line begins.
  private static func endOfLine(from offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    min(WordScan.first(UInt8(ascii: "\n"), in: bytes, from: offset) + 1, bytes.count)
  }

  private static func lineCount(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var (count, line) = (0, 0)
    while line < bytes.count {
      line = endOfLine(from: line, in: bytes)
      count += 1
    }
    return count
  }
}
