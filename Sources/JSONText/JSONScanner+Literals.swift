extension JSONScanner {
  /// Passes over a string from its opening quote to behind its closing one.
  mutating func stringLiteral() throws(JSONError) -> JSONStringSlice {
    position &+= 1
    let start = position
    var hasEscapes = false
    while true {
      position = WordScan.endOfPlainASCII(in: bytes, from: position)
      guard position < bytes.count else { throw unexpected(.closingQuote) }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        defer { position &+= 1 }
        return JSONStringSlice(
          bytes: UnsafeBufferPointer(rebasing: bytes[start..<position]), hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try skipEscape()
      case 0x80...: try skipMultibyteRun()
      case let control: throw failure(.controlCharacter(control))
      }
    }
  }

  private mutating func skipEscape() throws(JSONError) {
    guard position &+ 1 < bytes.count else { throw failure(.endOfText(expected: .closingQuote), at: bytes.count) }
    switch bytes[position &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position &+= 2
    case UInt8(ascii: "u"):
      guard position &+ 6 <= bytes.count, JSONStringSlice.codeUnit(in: bytes, at: position &+ 2) != nil else {
        throw failure(.invalidEscape)
      }
      position &+= 6
    default: throw failure(.invalidEscape)
    }
  }

  /// Passes over a run of non-ASCII scalars, accepting only well-formed UTF-8 (Unicode, table 3-7).
  private mutating func skipMultibyteRun() throws(JSONError) {
    while current >= 0x80 {
      let length =
        switch current {
        case 0xC2...0xDF: continues(1, 0x80...0xBF) ? 2 : 0
        case 0xE0: continues(2, 0xA0...0xBF) ? 3 : 0
        case 0xED: continues(2, 0x80...0x9F) ? 3 : 0
        case 0xE1...0xEF: continues(2, 0x80...0xBF) ? 3 : 0
        case 0xF0: continues(3, 0x90...0xBF) ? 4 : 0
        case 0xF1...0xF3: continues(3, 0x80...0xBF) ? 4 : 0
        case 0xF4: continues(3, 0x80...0x8F) ? 4 : 0
        default: 0
        }
      guard length > 0 else { throw failure(.invalidUTF8) }
      position &+= length
    }
  }

  /// Whether `count` continuation bytes follow the lead byte, the first of them in `range`.
  @inline(__always)
  private func continues(_ count: Int, _ range: ClosedRange<UInt8>) -> Bool {
    guard position &+ count < bytes.count, range.contains(bytes[position &+ 1]) else { return false }
    for step in 1...count where bytes[position &+ step] & 0xC0 != 0x80 { return false }
    return true
  }
}

extension JSONScanner {
  /// Passes over a number: `-`, an integer without superfluous zeros, a fraction, an exponent.
  mutating func numberLiteral() throws(JSONError) -> JSONNumberSlice {
    let start = position
    if current == UInt8(ascii: "-") { position &+= 1 }
    let digits = position
    try skipDigits(orElse: digits == start ? .number : .digit)
    if bytes[digits] == UInt8(ascii: "0"), position &- digits > 1 { throw failure(.leadingZero, at: digits) }
    let isInteger = try !skipFractionAndExponent()
    return JSONNumberSlice(bytes: UnsafeBufferPointer(rebasing: bytes[start..<position]), isInteger: isInteger)
  }

  private mutating func skipFractionAndExponent() throws(JSONError) -> Bool {
    let start = position
    if current == UInt8(ascii: ".") {
      position &+= 1
      try skipDigits(orElse: .digit)
    }
    if current | 0x20 == UInt8(ascii: "e") {
      position &+= 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position &+= 1 }
      try skipDigits(orElse: .digit)
    }
    return position > start
  }

  @inline(__always)
  private mutating func skipDigits(orElse expectation: JSONError.Expectation) throws(JSONError) {
    let start = position
    while current &- UInt8(ascii: "0") < 10 { position &+= 1 }
    if position == start { throw unexpected(expectation) }
  }
}
