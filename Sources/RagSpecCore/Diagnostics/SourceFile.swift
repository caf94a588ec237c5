import Synchronization

/// A text that a person wrote, kept so that a diagnostic can show the line it is about.
package final class SourceFile: Sendable {
  /// The path as the user would type it: relative to where they stand.
  package let path: String
  /// The text; a byte-order mark at its start is no part of it, so that columns count from the first character.
  package let bytes: [UInt8]

  /// Where each line starts, found when the first is asked for: a thousand diagnostics must not read the file as often.
  private let lineStarts = Mutex<[Int]?>(nil)

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// Returns a line without its end, decoded as UTF-8 with repairs; `nil` when the file has no such line.
  ///
  /// - Parameter number: counted from 1.
  /// - Complexity: O(size of the file) for the first diagnostic, then O(length of the line).
  package func line(_ number: Int) -> String? {
    guard let start = start(ofLine: number) else { return nil }
    var line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// Returns how many lines end before a byte, which must be the first of a line.
  ///
  /// - Complexity: O(size of the file) for the first one, then O(log of the number of lines).
  func lines(before offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    return withLineStarts { starts in
      var (low, high) = (0, starts.count)
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  private func start(ofLine number: Int) -> Int? {
    withLineStarts { starts in starts.indices.contains(number - 1) ? starts[number - 1] : nil }
  }

  private func withLineStarts<Result: Sendable>(_ body: ([Int]) -> Result) -> Result {
    lineStarts.withLock { known in
      let starts = known ?? findLines()
      known = starts
      return body(starts)
    }
  }

  /// Nothing behind the last line feed is no line.
  private func findLines() -> [Int] {
    var starts = bytes.isEmpty ? [] : [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") && offset + 1 < bytes.count {
      starts.append(offset + 1)
    }
    return starts
  }
}
