import JSONText
package import RagSpecCore

/// The output denotes these values, by the rules of WikiTableQuestions.
package struct DenotationMatcher: TextMatcher {
  package static let descriptor = ExtensionDescriptor(
    name: "denotation", summary: "the output denotes these values, by the rules of WikiTableQuestions",
    discussion: """
      Items stand in lines of their own, between tabs or `separator`, or in a JSON array; their order and repetitions do \
      not count. Two items are the same when their texts are (without case, accents, citations, details in parentheses \
      at the end and quotes around them), when both are numbers no more than 0.000001 apart, or when both are dates of \
      the form 1997-12-xx. There is no reading between the lines: '5 people' is not '5', and 'The answer is Norway' is \
      not 'Norway'. `canonical` gives the items' canonical forms, as the data set does. The score is 1 or 0. \
      Source: Pasupat and Liang, 2015, and the evaluator they publish.
      """,
    value: .textOrTexts,
    options: [
      Field("canonical", .list(.text), "the values' canonical forms, in their order: numbers, dates, texts"),
      Field("separator", .text, "what stands between two items, instead of a tab or the end of a line"),
    ],
    examples: [
      .pass("denotation: [Peru, \"2,004\"]", on: "2,004\nPeru (South America)"),
      .pass("denotation: \"3.0\"", on: "3"), .fail("denotation: [Peru, Chile]", on: "Peru"),
      .fail("denotation: Norway", on: "The answer is Norway."),
    ])

  private let expected: [DenotationValue]
  private let separator: String?

  package init(_ options: Options) throws(InvalidInput) {
    let texts = options.value.kind == .sequence ? options.value.elements.map(\.text) : [options.value.text]
    guard !texts.isEmpty else {
      throw InvalidInput("empty-list", "the list of texts is empty", at: options.value.location)
    }
    let canonical = try Self.canonicalForms(options["canonical"], of: texts)
    expected = DenotationValue.distinct(zip(texts, canonical).map { DenotationValue($0, canonical: $1) })
    separator = options.text("separator")
    if separator?.isEmpty == true {
      throw InvalidInput(
        "empty-text", "the separator is empty", at: options["separator"]?.location,
        hint: "leave it out for lines and tabs")
    }
  }

  private static func canonicalForms(_ node: ConfigNode?, of texts: [String]) throws(InvalidInput) -> [String?] {
    guard let node else { return texts.map { _ in nil } }
    let forms = node.elements.map(\.text)
    guard forms.count == texts.count else {
      throw InvalidInput(
        "wrong-count", "\(forms.count) canonical forms for \(texts.count) values", at: node.location,
        hint: "each value has one, in the same order")
    }
    return forms
  }

  func score(_ text: String, in context: CaseContext) -> Double {
    let found = values(in: text)
    guard found.count == expected.count else { return 0 }
    return missing(from: found).isEmpty ? 1 : 0
  }

  func explanation(of text: String, in context: CaseContext) -> Explanation {
    let found = values(in: text)
    let (missing, extra) = (missing(from: found), extra(in: found))
    var notes: [String] = []
    if !missing.isEmpty { notes.append("missing: \(missing.map(\.original).quoted())") }
    if !extra.isEmpty { notes.append("not expected: \(extra.prefix(5).map(\.original).quoted())") }
    if missing.isEmpty, extra.isEmpty, found.count != expected.count {
      notes.append("\(found.count) different items instead of \(expected.count)")
    }
    return Explanation(expected: "denotes \(expected.map(\.original).quoted())", got: text, notes: notes)
  }

  private func missing(from found: [DenotationValue]) -> [DenotationValue] {
    expected.filter { value in !found.contains { value.matches($0) } }
  }

  private func extra(in found: [DenotationValue]) -> [DenotationValue] {
    found.filter { value in !expected.contains { $0.matches(value) } }
  }

  private func values(in text: String) -> [DenotationValue] {
    DenotationValue.distinct(items(of: text).map { DenotationValue($0) })
  }

  private func items(of text: String) -> [String] {
    if let items = jsonItems(of: text) { return items }
    if let separator {
      return text.unicodeScalars.split(separator: Array(separator.unicodeScalars)).map { String($0) }
    }
    let items = text.unicodeScalars.split { $0 == "\t" || $0 == "\n" || $0 == "\r" }.map(String.init)
    return items.filter { item in !item.unicodeScalars.allSatisfy(\.isPythonSpace) }
  }

  /// The texts and numbers of an output that is one JSON array.
  private func jsonItems(of text: String) -> [String]? {
    guard text.unicodeScalars.first(where: { !$0.isPythonSpace }) == "[",
      case .array(let elements)? = try? JSONValue(parsing: text)
    else { return nil }
    return elements.map { element in
      if case .string(let text) = element { text } else { element.text() }
    }
  }
}
