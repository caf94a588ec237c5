/// The ASCII forms of typographic characters.
enum Typography {
  /// Returns the ASCII form of a quote, dash, space or slash; nil for any other scalar.
  ///
  /// Line and paragraph separators become a line feed, so that Markdown still sees lines.
  static func plainForm(of scalar: UInt32) -> UInt32? {
    guard scalar >= 0x80 else { return nil }
    return quote(scalar) ?? slash(scalar) ?? spaceOrDash(scalar)
  }

  private static func quote(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    // The spacing acute accent stands here because people type it as an apostrophe, and NFKC would make it a space.
    case 0xB4, 0x1FFD, 0x2018...0x201B, 0x2032, 0x2035, 0x2039, 0x203A, 0x275B, 0x275C, 0xFF07: 0x27
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x2036, 0x275D, 0x275E, 0x301D...0x301F, 0xFF02: 0x22
    default: nil
    }
  }

  private static func slash(_ scalar: UInt32) -> UInt32? {
    scalar == 0x2044 || scalar == 0x2215 ? 0x2F : nil
  }

  private static func spaceOrDash(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x85, 0x2028, 0x2029: return 0x0A
    // The minus signs and the hyphen bullet, which Unicode does not file under dashes.
    case 0x2212, 0x02D7, 0x2043: return 0x2D
    default: break
    }
    let properties = ScalarProperties(scalar)
    if properties.isSpace { return 0x20 }
    return properties.isDash ? 0x2D : nil
  }
}
