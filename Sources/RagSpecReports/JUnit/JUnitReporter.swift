package import RagSpecCore

/// JUnit XML, as continuous-integration servers read it: a suite a file, failures apart from errors.
package struct JUnitReporter: Reporter {
  package static let descriptor = ExtensionDescriptor(
    name: "junit", summary: "JUnit XML for continuous-integration servers")

  /// Servers drop reports whose bodies or messages are too large.
  private static let mostBodyBytes = 32_768
  private static let mostMessageBytes = 2_048

  private var cases = TextBuffer()
  private var time = Duration.zero

  package init(_ style: ReportStyle) {}

  package mutating func receive(_ event: RunEvent, to output: inout TextBuffer) {
    switch event {
    case .started: output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"ragspec\">\n")
    case .progressed: break
    case .finishedCase(let result): add(result)
    case .finishedSuite(let suite): close(suite, to: &output)
    case .finished: output.append("</testsuites>\n")
    }
  }

  private mutating func add(_ result: CaseResult) {
    let elapsed = result.elapsed
    time += elapsed
    let location = result.testCase.location
    let attributes: [(String, String)] = [
      ("classname", result.testCase.id.suite), ("name", result.testCase.id.name), ("time", Figures.seconds(elapsed)),
      ("file", location.file.path), ("line", "\(location.line)"),
    ]
    cases.append("    <testcase\(Self.text(of: attributes))")
    let properties = Self.properties(of: result.testCase) + SpendingProperties.of(result.spending)
    let inside = [Self.element(properties), body(of: result)].compactMap(\.self)
    if inside.isEmpty {
      cases.append("/>\n")
    } else {
      cases.append(">\n\(inside.map { "      \($0)\n" }.joined())    </testcase>\n")
    }
  }

  /// What a variant was made from and what it asks; nothing for other cases.
  private static func properties(of testCase: Case) -> [(String, String)] {
    guard let variant = testCase.variant else { return [] }
    return [
      ("variant-of", variant.base.id.name), ("perturbation", variant.kind.perturbation),
      ("relation", variant.kind.relation.rawValue),
      ("question", start(of: testCase.input.question, most: mostMessageBytes)),
    ]
  }

  private static func element(_ properties: [(String, String)]) -> String? {
    guard !properties.isEmpty else { return nil }
    let elements = properties.map { "<property\(text(of: [("name", $0), ("value", $1)]))/>" }
    return "<properties>\(elements.joined())</properties>"
  }

  private func body(of result: CaseResult) -> String? {
    switch (result.standing, result.outcome) {
    case (.passed, _), (.unexpectedlyPassed, _): nil
    case (.knownFailure, _): element("skipped", message: "known failure: \(result.testCase.knownFailure ?? "")")
    case (_, .skipped(let reason)): element("skipped", message: reason)
    case (_, .errored(let error)): element("error", type: error.kind.rawValue, message: error.message, result)
    case (_, .failed(let assessments)), (_, .passed(let assessments)):
      element("failure", type: "expectation", message: Self.message(of: assessments), result)
    }
  }

  private static func message(of assessments: [Assessment]) -> String {
    assessments.filter { !$0.passed && $0.isJudged }
      .map { "\($0.label): \(Figures.comparison($0.score, with: $0.threshold))" }
      .joined(separator: "; ")
  }

  private func element(_ name: String, message: String) -> String {
    "<\(name)\(Self.text(of: [("message", Self.start(of: message, most: Self.mostMessageBytes))]))/>"
  }

  private func element(_ name: String, type: String, message: String, _ result: CaseResult) -> String {
    let block = CaseBlock(result, style: ReportStyle()).text
    let body = Self.start(of: block, most: Self.mostBodyBytes, mark: "…\n")
    let attributes = [("type", type), ("message", Self.start(of: message, most: Self.mostMessageBytes))]
    return "<\(name)\(Self.text(of: attributes))>\(XMLText(body).escaped)</\(name)>"
  }

  /// The start of a text that is too long; a slice ends before a scalar that its end would cut in two.
  private static func start(of text: String, most: Int, mark: String = "…") -> String {
    guard text.utf8.count > most else { return text }
    return "\(text[..<text.utf8.index(text.startIndex, offsetBy: most)])\(mark)"
  }

  private mutating func close(_ suite: SuiteSummary, to output: inout TextBuffer) {
    let tally = suite.tally
    let attributes: [(String, String)] = [
      ("name", suite.name), ("file", suite.path), ("tests", "\(tally.total)"), ("failures", "\(tally[.failed])"),
      ("errors", "\(tally[.errored])"), ("skipped", "\(tally[.skipped] + tally[.knownFailure])"),
      ("time", Figures.seconds(time)),
    ]
    output.append("  <testsuite\(Self.text(of: attributes))>\n")
    let properties = SpendingProperties.of((tally.spending, tally.saving))
    if let element = Self.element(properties) { output.append("    \(element)\n") }
    output.append(cases.drain())
    output.append("  </testsuite>\n")
    time = .zero
  }

  private static func text(of attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(XMLText($0.1).escaped)\"" }.joined()
  }
}

extension CaseResult {
  /// The time that this run spent on the case; a recorded answer took none.
  fileprivate var elapsed: Duration {
    origin == .called || origin == .local ? latency ?? .zero : .zero
  }
}
