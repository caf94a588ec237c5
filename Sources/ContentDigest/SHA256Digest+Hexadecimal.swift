extension SHA256Digest: CustomStringConvertible {
  /// The digest as 64 lowercase hexadecimal digits.
  package var hex: String {
    String(unsafeUninitializedCapacity: 2 * Self.byteCount) { digits in
      withUnsafeBytes { bytes in
        for (index, byte) in bytes.enumerated() {
          digits[2 * index] = Self.digits.utf8Start[Int(byte >> 4)]
          digits[2 * index + 1] = Self.digits.utf8Start[Int(byte & 15)]
        }
      }
      return 2 * Self.byteCount
    }
  }

  package var description: String { hex }

  /// Reads 64 hexadecimal digits in either case; `nil` for anything else.
  package init?(hex: String) {
    var hex = hex
    let bytes = hex.withUTF8 { digits -> [UInt8]? in
      guard digits.count == 2 * Self.byteCount else { return nil }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(Self.byteCount)
      for index in stride(from: 0, to: digits.count, by: 2) {
        guard let high = Self.value(digits[index]), let low = Self.value(digits[index + 1]) else { return nil }
        bytes.append(high << 4 | low)
      }
      return bytes
    }
    guard let bytes, let digest = bytes.withUnsafeBytes({ SHA256Digest(bytes: $0) }) else { return nil }
    self = digest
  }

  private static let digits: StaticString = "0123456789abcdef"

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
