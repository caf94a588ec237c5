/// Why bytes cannot be unpacked.
package enum GzipError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file ends before what was packed does.
  case truncated
  /// The bytes are not what gzip wrote, or a checksum is wrong.
  case damaged
  /// There is not enough memory.
  case noMemory

  /// A message for a diagnostic.
  package var description: String {
    switch self {
    case .truncated: "the compressed file ends too early"
    case .damaged: "the compressed file is damaged"
    case .noMemory: "there is not enough memory to unpack the file"
    }
  }
}
