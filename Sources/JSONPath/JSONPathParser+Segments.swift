extension JSONPathParser {
  /// Reads segments up to what starts none; white space before that is left alone.
  mutating func segments() throws(JSONPathSyntaxError) -> [JSONPathSegment] {
    var segments: [JSONPathSegment] = []
    while true {
      let end = position
      skipBlanks()
      guard let segment = try segment() else {
        position = end
        return segments
      }
      segments.append(segment)
    }
  }

  private mutating func segment() throws(JSONPathSyntaxError) -> JSONPathSegment? {
    if current == "[" { return JSONPathSegment(reachesDescendants: false, selectors: try bracketed()) }
    guard take(".") else { return nil }
    let reachesDescendants = take(".")
    if reachesDescendants, current == "[" {
      return JSONPathSegment(reachesDescendants: true, selectors: try bracketed())
    }
    let selector: JSONPathSelector = take("*") ? .wildcard : .name(try shorthandName())
    return JSONPathSegment(reachesDescendants: reachesDescendants, selectors: [selector])
  }

  private mutating func shorthandName() throws(JSONPathSyntaxError) -> String {
    guard let current, Self.startsName(current) else { throw failure("expected a name or '*', found \(found)") }
    return text { Self.startsName($0) || Self.isDigit($0) }
  }

  private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "_": true
    default: scalar.value >= 0x80
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  // MARK: Brackets

  private mutating func bracketed() throws(JSONPathSyntaxError) -> [JSONPathSelector] {
    try require("[")
    var selectors: [JSONPathSelector] = []
    repeat {
      skipBlanks()
      selectors.append(try selector())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw failure("expected ',' or ']', found \(found)") }
    return selectors
  }

  private mutating func selector() throws(JSONPathSyntaxError) -> JSONPathSelector {
    switch current {
    case "'", "\"": return .name(try string())
    case "*":
      position += 1
      return .wildcard
    case "?":
      position += 1
      skipBlanks()
      return .filter(try condition())
    default: return try indexOrSlice()
    }
  }

  private mutating func indexOrSlice() throws(JSONPathSyntaxError) -> JSONPathSelector {
    let start = try integer()
    let end = position
    skipBlanks()
    guard take(":") else {
      position = end
      guard let start else { throw failure("expected a selector, found \(found)") }
      return .index(start)
    }
    var slice = JSONPathSlice(start: start)
    skipBlanks()
    slice.end = try integer()
    skipBlanks()
    guard take(":") else { return .slice(slice) }
    skipBlanks()
    slice.step = try integer() ?? 1
    return .slice(slice)
  }

  /// Reads an index, if one is next: no leading zero, no minus zero, at most 2⁵³ − 1 in magnitude.
  private mutating func integer() throws(JSONPathSyntaxError) -> Int? {
    guard let current, current == "-" || Self.isDigit(current) else { return nil }
    let start = position
    _ = take("-")
    let digits = text(while: Self.isDigit)
    let text = text(from: start)
    guard let integer = Int(text), integer.magnitude < 1 << 53 else {
      throw failure("'\(text)' is no index: from -(2⁵³ - 1) to 2⁵³ - 1", at: start)
    }
    guard String(integer) == text, !digits.isEmpty else {
      throw failure("'\(text)' is no index: no leading zero and no -0", at: start)
    }
    return integer
  }
}
