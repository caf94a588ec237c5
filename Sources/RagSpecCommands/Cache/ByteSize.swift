/// A size that a person writes, such as `100MB`.
enum ByteSize {
  private static let units: [(name: String, bytes: Double)] = [
    ("kib", 1_024), ("mib", 1_048_576), ("gib", 1_073_741_824), ("kb", 1e3), ("mb", 1e6), ("gb", 1e9), ("b", 1),
  ]

  /// Reads a number with a unit, in capital or small letters, or of bytes; `nil` for anything else, and beyond a million GB.
  static func bytes(_ text: String) -> Int? {
    let text = text.lowercased()
    let unit = units.first { text.hasSuffix($0.name) }
    let number = text.dropLast(unit?.name.count ?? 0)
    guard number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let count = Double(number) else {
      return nil
    }
    let bytes = count * (unit?.bytes ?? 1)
    return bytes <= 1e15 ? Int(bytes) : nil
  }

  /// A size for people, in units of 1,024: `412 KiB`.
  static func text(_ bytes: Int) -> String {
    if bytes < 10_240 { return "\(bytes) bytes" }
    if bytes < 10_485_760 { return "\(bytes / 1_024) KiB" }
    return "\(bytes / 1_048_576) MiB"
  }
}
