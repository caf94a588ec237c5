/// A character reference of HTML: `&amp;`, `&#8211;`, `&#x2013;`.
///
/// The closing semicolon is needed, so that "AT&T" stays as it is. The names are those of HTML 4.
struct HTMLReference {
  let text: String
  /// The bytes from `&` to `;`.
  let length: Int

  /// Reads the reference at the start of some bytes; `nil` if there is none or its name is unknown.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.first == UInt8(ascii: "&"), let end = bytes.prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
      return nil
    }
    let name = String(decoding: bytes[..<end].dropFirst(), as: UTF8.self)
    guard let scalar = name.hasPrefix("#") ? Self.numeric(name.dropFirst()) : Self.named[name] else { return nil }
    text = String(scalar)
    length = end + 1 - bytes.startIndex
  }

  private static func numeric(_ digits: Substring) -> Unicode.Scalar? {
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let digits = isHexadecimal ? digits.dropFirst() : digits
    guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) else {
      return nil
    }
    return Unicode.Scalar(value).map { $0 == "\0" ? "\u{FFFD}" : $0 } ?? "\u{FFFD}"
  }

  private static let named: [String: Unicode.Scalar] = {
    var named: [String: Unicode.Scalar] = [:]
    for (first, names) in blocks {
      for (offset, name) in names.split(separator: " ").enumerated() where name != "-" {
        named[String(name)] = Unicode.Scalar(first + UInt32(offset))
      }
    }
    return named
  }()

  /// Names by the first code point of a run; a dash stands for a code point without a name.
  private static let blocks: [(first: UInt32, names: String)] = [
    (0x22, "quot"), (0x26, "amp apos"), (0x3C, "lt"), (0x3E, "gt"),
    (
      0xA0,
      """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
      para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
      Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
      Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
      igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
      thorn yuml
      """
    ),
    (0x152, "OElig oelig"), (0x160, "Scaron scaron"), (0x178, "Yuml"), (0x192, "fnof"), (0x2C6, "circ"),
    (0x2DC, "tilde"),
    (
      0x391,
      """
      Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi \
      Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi \
      rho sigmaf sigma tau upsilon phi chi psi omega
      """
    ),
    (0x2002, "ensp emsp"), (0x2009, "thinsp"), (0x200C, "zwnj zwj lrm rlm"), (0x2013, "ndash mdash"),
    (0x2018, "lsquo rsquo sbquo - ldquo rdquo bdquo - dagger Dagger bull"), (0x2026, "hellip"),
    (0x2030, "permil - prime Prime"),
    (0x2039, "lsaquo rsaquo"), (0x203E, "oline"), (0x2044, "frasl"), (0x20AC, "euro"), (0x2122, "trade"),
    (0x2190, "larr uarr rarr darr harr"), (0x21D0, "lArr uArr rArr dArr hArr"), (0x2200, "forall - part exist - empty"),
    (0x2211, "sum minus"), (0x221A, "radic"), (0x221E, "infin"), (0x2229, "cap cup int"), (0x2248, "asymp"),
    (0x2260, "ne equiv"), (0x2264, "le ge"), (0x25CA, "loz"), (0x2660, "spades"), (0x2663, "clubs - hearts diams"),
  ]
}
