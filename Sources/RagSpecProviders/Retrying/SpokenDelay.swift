/// Lengths of time as servers write them: `1s`, `6m0s`, `120ms`, `1h2m3.5s`, "20 seconds", "1 minute and 5 seconds".
enum SpokenDelay {
  /// Reads a text that is a length of time and nothing else; a number must have a unit.
  static func whole(_ text: String) -> Duration? {
    var reader = SpokenDelayReader(Array(text.utf8)[...])
    guard let length = reader.read(), !length.lacksUnit, reader.isAtEnd else { return nil }
    return length.duration
  }

  /// What a message may say before it says how long: "Please try again in 20s."
  private static let phrases = [
    "try again in ", "try again after ", "retry in ", "retry after ", "retry again in ", "wait for ", "please wait ",
  ].map { Array($0.utf8) }

  /// Returns the first length of time that a message asks to wait for; a number without a unit is seconds.
  static func found(in message: [UInt8]) -> Duration? {
    let text = message.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
    for start in text.indices {
      guard let phrase = phrases.first(where: { text[start...].starts(with: $0) }) else { continue }
      var reader = SpokenDelayReader(text[(start + phrase.count)...])
      if let length = reader.read() { return length.duration }
    }
    return nil
  }
}

/// Reads a length of time from the start of a text, in small letters.
private struct SpokenDelayReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { rest = text }

  var isAtEnd: Bool { rest.isEmpty }

  /// Seconds of each unit.
  private static let units: [String: Double] = [
    "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "millisecond": 1e-3, "milliseconds": 1e-3, "s": 1, "sec": 1,
    "secs": 1,
    "second": 1, "seconds": 1, "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60, "h": 3_600, "hr": 3_600,
    "hrs": 3_600, "hour": 3_600, "hours": 3_600, "d": 86_400, "day": 86_400, "days": 86_400,
  ]

  /// Returns the sum of all numbers with units that stand together, or one number without; `nil` without any.
  mutating func read() -> (duration: Duration, lacksUnit: Bool)? {
    var seconds: Double?
    while true {
      let before = rest
      if seconds != nil { skip("and") }
      guard let number = number() else {
        rest = before
        break
      }
      guard let unit = unit() else {
        // What follows the number makes it something else: a date, a version.
        guard seconds == nil, rest.first.map({ !"-:/".utf8.contains($0) }) ?? true else { rest = before; break }
        return Duration.valid(seconds: number).map { ($0, true) }
      }
      seconds = (seconds ?? 0) + number * unit
    }
    return seconds.flatMap(Duration.valid).map { ($0, false) }
  }

  private mutating func skip(_ word: String) {
    skipSpaces()
    if rest.starts(with: word.utf8) { rest = rest.dropFirst(word.utf8.count) }
    skipSpaces()
  }

  private mutating func skipSpaces() { rest = rest.drop { $0 == 0x20 || $0 == UInt8(ascii: ",") } }

  private mutating func number() -> Double? {
    var digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: ".") }
    // The point that ends a sentence is none of the number's.
    if digits.last == UInt8(ascii: ".") { digits = digits.dropLast() }
    guard digits.count <= 20, let number = Double(String(decoding: digits, as: UTF8.self)) else { return nil }
    rest = rest.dropFirst(digits.count)
    return number
  }

  private mutating func unit() -> Double? {
    let before = rest
    skipSpaces()
    let word = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 >= 0x80 }
    guard let seconds = Self.units[String(decoding: word, as: UTF8.self)] else {
      rest = before
      return nil
    }
    rest = rest.dropFirst(word.count)
    return seconds
  }
}
