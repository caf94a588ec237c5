/// The full lower-case mapping of Unicode, with the Greek sigma that ends a word: what Python's `str.lower` gives.
enum Lowercase {
  /// Calls `body` with the UTF-8 of the text in lower case.
  static func with<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    text.withUTF8Bytes { utf8 in
      let lower = utf8.isASCII ? utf8.map(lowercaseASCII) : lowercase(text.unicodeScalars)
      return lower.withUnsafeBufferPointer(body)
    }
  }

  private static func lowercaseASCII(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  private static func lowercase(_ scalars: String.UnicodeScalarView) -> [UInt8] {
    var lower: [UInt8] = []
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar.isASCII {
        lower.append(lowercaseASCII(UInt8(truncatingIfNeeded: scalar.value)))
      } else if scalar == "Σ", isLast(index, ofWordIn: scalars) {
        lower.append(contentsOf: "ς".utf8)
      } else {
        lower.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    return lower
  }

  /// Whether a cased letter stands before the index and none behind it, not counting what has no case by nature.
  private static func isLast(_ index: String.UnicodeScalarView.Index, ofWordIn scalars: String.UnicodeScalarView)
    -> Bool
  {
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let behind = scalars[scalars.index(after: index)...].first { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && behind?.properties.isCased != true
  }
}
