import TextNormalization

/// A text as the evaluator of WikiTableQuestions reads it, before it compares.
///
/// Compatibility forms and accents go, quotes and dashes become plain ones; from the end go citations and marks of
/// footnotes, then details in parentheses, then the quotes around it all, again and again; then a point; case and runs of
/// spaces do not count.
///
/// - Complexity: O(length): what is taken off is not looked at again.
struct DenotationText {
  private var scalars: ArraySlice<Unicode.Scalar>

  static func normalized(_ text: String) -> String {
    var text = DenotationText(scalars: text.withoutNonspacingMarks.unicodeScalars.map(plain)[...])
    var length = -1
    while text.scalars.count != length {
      length = text.scalars.count
      text.removeCitations()
      text.removeDetails()
      text.removeQuotes()
    }
    if text.scalars.last == "." { text.scalars.removeLast() }
    return text.joined
  }

  private var joined: String {
    var result = String.UnicodeScalarView()
    for scalar in scalars {
      let isSpace = scalar.isPythonSpace
      if isSpace, result.isEmpty || result.last == " " { continue }
      result.append(isSpace ? " " : scalar)
    }
    if result.last == " " { result.removeLast() }
    return String(result).lowercased()
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "‘", "’", "´", "`": "'"
    case "“", "”": "\""
    case "‐", "‑", "‒", "–", "—", "−": "-"
    default: scalar
    }
  }
}

// MARK: - Taking off

extension DenotationText {
  private mutating func trim() {
    scalars = scalars.drop { $0.isPythonSpace }
    while scalars.last?.isPythonSpace == true { scalars.removeLast() }
  }

  /// `Foo[citation needed][2]†` becomes `Foo`; a text that is nothing else keeps its brackets, unless they hold a number.
  private mutating func removeCitations() {
    trim()
    while let last = scalars.last {
      if Self.footnoteMarks.contains(last) {
        scalars.removeLast()
      } else if last == "]", let start = start(ofLast: "[", before: "]"),
        start > scalars.startIndex || isNumbered(start)
      {
        scalars = scalars[..<start]
      } else {
        return
      }
    }
  }

  /// `Foo (a) (b)` becomes `Foo`; the space before a parenthesis belongs to it.
  private mutating func removeDetails() {
    trim()
    while scalars.last == ")", let start = start(ofLast: "(", before: ")", behindSpace: true) {
      scalars = scalars[..<start]
    }
  }

  private mutating func removeQuotes() {
    trim()
    guard scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" else { return }
    let inside = scalars.dropFirst().dropLast()
    if !inside.contains("\"") { scalars = inside }
  }

  private static let footnoteMarks: [Unicode.Scalar] = ["•", "♦", "†", "‡", "*", "#", "+"]

  /// Where the bracket begins that the last scalar closes: the first that opens behind the bracket closed before it.
  private func start(
    ofLast opening: Unicode.Scalar, before closing: Unicode.Scalar, behindSpace: Bool = false
  ) -> Int? {
    var (start, index): (Int?, Int) = (nil, scalars.endIndex - 2)
    while index >= scalars.startIndex, scalars[index] != closing {
      if scalars[index] == opening {
        if !behindSpace {
          start = index
        } else if index > scalars.startIndex + 1, scalars[index - 1] == " " {
          start = index - 1
        }
      }
      index -= 1
    }
    return start
  }

  private func isNumbered(_ start: Int) -> Bool {
    let inside = scalars[start...].dropFirst().dropLast()
    return !inside.isEmpty && inside.allSatisfy { $0.properties.generalCategory == .decimalNumber }
  }
}

extension Unicode.Scalar {
  /// What Python's `strip` takes off: white space, and the separators among the control characters.
  var isPythonSpace: Bool { properties.isWhitespace || (0x1C...0x1F).contains(value) }
}
