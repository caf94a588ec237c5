import JSONText

/// A retrieval suite as YAML, in which every name and text is quoted, whatever it looks like.
struct SuiteText {
  private let suite: String
  private let target: String
  private let measure: String

  init(suite: String, target: String, measure: String) {
    (self.suite, self.target, self.measure) = (suite, target, measure)
  }

  func text(of cases: [ImportedCollection.Case]) -> String {
    let head = """
      suite: \(Self.quoted(suite))
      behavior: retrieval
      target: \(Self.quoted(target))
      defaults: {expect: [{\(Self.quoted(measure)): 0}]}
      cases:

      """
    return head + cases.map(Self.text).joined()
  }

  private static func text(of testCase: ImportedCollection.Case) -> String {
    let grades = testCase.relevant.map { "\(quoted($0.document)): \($0.grade)" }.joined(separator: ", ")
    return """
        - id: \(quoted(testCase.id))
          query: \(quoted(testCase.query))
          relevant: {\(grades)}

      """
  }

  /// JSON's strings are YAML's in double quotes, but for what YAML takes for ends of lines or does not print.
  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return writer.text.unicodeScalars.reduce(into: "") { quoted, scalar in
      switch scalar.value {
      case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF: quoted += escape(scalar.value)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
