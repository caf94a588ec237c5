import Foundation
import FoundationXML
import RagSpecCore
import RagSpecReports
import Testing

@Suite struct JUnitReporterTests {
  private func document(_ run: SampleRun, _ location: Testing.SourceLocation = #_sourceLocation) throws -> XMLElements {
    let parser = XMLParser(data: Data(run.text(JUnitReporter.self).utf8))
    let elements = XMLElements()
    parser.delegate = elements
    #expect(parser.parse(), "\(String(describing: parser.parserError))", sourceLocation: location)
    return elements
  }

  @Test func `suites and cases have their place, their time and their outcome`() {
    let error = CaseError(.endpoint, "down", hint: "start it")
    let run = SampleRun(results: [
      .passed("a", origin: .called), .passed("b", origin: .cached),
      CaseResult(.sample("s"), outcome: .skipped(reason: "after the first failure")),
      .failed(of: .sample("k", knownFailure: "cannot add")), .errored(error, of: .sample("e")),
    ])
    #expect(
      run.text(JUnitReporter.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="ragspec">
          <testsuite name="tables" file="scenarios/tables.yaml" tests="5" failures="0" errors="1" skipped="2" \
        time="0.250000">
            <properties><property name="tokens-input" value="20"/><property name="tokens-output" value="3"/>\
        <property name="saved-tokens-input" value="40"/><property name="saved-tokens-output" value="6"/></properties>
            <testcase classname="tables" name="a" time="0.250000" file="scenarios/tables.yaml" line="14">
              <properties><property name="tokens-input" value="20"/><property name="tokens-output" value="3"/></properties>
            </testcase>
            <testcase classname="tables" name="b" time="0.000000" file="scenarios/tables.yaml" line="14">
              <properties><property name="saved-tokens-input" value="20"/>\
        <property name="saved-tokens-output" value="3"/></properties>
            </testcase>
            <testcase classname="tables" name="s" time="0.000000" file="scenarios/tables.yaml" line="14">
              <skipped message="after the first failure"/>
            </testcase>
            <testcase classname="tables" name="k" time="0.000000" file="scenarios/tables.yaml" line="14">
              <properties><property name="saved-tokens-input" value="20"/>\
        <property name="saved-tokens-output" value="3"/></properties>
              <skipped message="known failure: cannot add"/>
            </testcase>
            <testcase classname="tables" name="e" time="0.000000" file="scenarios/tables.yaml" line="14">
              <error type="endpoint" message="down">ERRORED tables/e  scenarios/tables.yaml:14:5&#10;  endpoint: down&#10;\
          hint: start it&#10;  question: How much in Q3?&#10;&#10;</error>
            </testcase>
          </testsuite>
        </testsuites>

        """, "\(run.text(JUnitReporter.self))")
  }

  @Test func `a failure names what was missed and shows the block`() throws {
    let run = SampleRun(results: [
      .failed(
        "It was 57.", [.sample("number", 0.7999, min: 0.8), .sample(), .sample("x", 0, weight: 0), .sample("RR", 0)])
    ])
    let failure = try #require(try document(run).all("failure").first)
    #expect(failure.attributes == ["type": "expectation", "message": "number: 0.799 < 0.8; RR: 0 < 1"])
    #expect(failure.text.hasPrefix("FAILED tables/q3  scenarios/tables.yaml:14:5\n  question: How much in Q3?\n"))
    #expect(failure.text.contains("  number  0.799 < 0.8  line 17\n"))
  }

  @Test func `the counts are those of the elements`() throws {
    let known = Case.sample("k", knownFailure: "why")
    let run = SampleRun(results: [
      .passed("1"), .failed(of: .sample("2")), .failed(of: .sample("3")),
      .errored(CaseError(.target, "x"), of: .sample("4")),
      .failed(of: known), CaseResult(.sample("5"), outcome: .skipped(reason: "")),
      CaseResult(.sample("6", knownFailure: ""), outcome: .passed([])), .passed("1", suite: "other"),
      .failed(of: .sample("2", suite: "other")),
    ])
    let document = try document(run)
    func sum(_ attribute: String) -> Int {
      document.all("testsuite").reduce(0) { $0 + (Int($1.attributes[attribute] ?? "") ?? 0) }
    }
    let counts = [
      ("tests", "testcase", 9), ("failures", "failure", 3), ("errors", "error", 1), ("skipped", "skipped", 2),
    ]
    for (attribute, element, count) in counts {
      #expect(sum(attribute) == count && document.all(element).count == count, "\(element)")
    }
    let names = document.all("testcase").map { [$0.attributes["classname"], $0.attributes["name"]] }
    #expect(Set(names).count == names.count)
  }

  /// Texts that are not XML, and as which a reader sees them.
  private static let hostile: [(text: String, shown: String)] = [
    ("<&>\"'", "<&>\"'"), ("]]>", "]]>"), ("a\nb\tc", "a\nb\tc"), ("\u{0}\u{1B}[2J", "\\u{0}\\u{1B}[2J"),
    ("\u{FFFE}\u{FFFF}", "\\u{FFFE}\\u{FFFF}"), ("a\r\nb", "a\r\nb"),
    ("\u{202E}\u{2028}\u{85}", "\\u{202E}\\u{2028}\\u{85}"),
    ("é\u{10FFFF}😀", "é\u{10FFFF}😀"), ("&amp;<!-- -->", "&amp;<!-- -->"), ("", ""),
  ]

  @Test func `hostile text stays well-formed in attributes and bodies`() throws {
    for (text, shown) in Self.hostile {
      let testCase = Case.sample(text, suite: text, path: text)
      let run = SampleRun(results: [
        .failed(text, [.sample(text, 0, Explanation(expected: text))], of: testCase),
        .errored(CaseError(.endpoint, text), of: testCase), CaseResult(testCase, outcome: .skipped(reason: text)),
      ])
      let document = try document(run)
      #expect(document.all("testsuite").map { $0.attributes["name"] } == [shown])
      for attribute in ["classname", "name", "file"] {
        #expect(document.all("testcase").allSatisfy { $0.attributes[attribute] == shown }, "\(attribute) \(shown)")
      }
      #expect(document.all("failure").first?.attributes["message"] == "\(shown): 0 < 1")
      #expect(document.all("error").first?.attributes["message"] == shown)
      #expect(document.all("skipped").first?.attributes["message"] == shown)
    }
  }

  @Test func `a body too large for servers is cut between characters`() throws {
    for shift in 0..<4 {
      let label = String(repeating: "a", count: shift) + String(repeating: "😀", count: 200)
      let run = SampleRun(results: [.failed("x", (0..<50).map { _ in .sample(label, 0) })])
      let text = try #require(try document(run).all("failure").first?.text)
      #expect(text.utf8.count > 32_000 && text.utf8.count <= 32_768 + 4)
      #expect(!text.contains("\u{FFFD}") && text.hasSuffix("😀…\n"), "\(shift)")
    }
  }

  @Test func `a message too large for servers is cut`() throws {
    let run = SampleRun(results: [.failed("x", [.sample(String(repeating: "é", count: 40_000), 0)])])
    let message = try #require(try document(run).all("failure").first?.attributes["message"])
    #expect(message.utf8.count <= 2_048 + 3 && message.hasSuffix("é…"))
  }

  @Test func `suites are written as they end`() {
    let pieces = SampleRun(results: [.passed("a"), .passed("b"), .passed("c", suite: "other")]).pieces(
      JUnitReporter.self)
    #expect(pieces.map { $0.split(separator: "\n").count } == [2, 0, 0, 9, 0, 6, 0, 1])
    #expect(SampleRun().text(JUnitReporter.self).hasSuffix("<testsuites name=\"ragspec\">\n</testsuites>\n"))
  }
}

/// The elements of a document, in their order.
private final class XMLElements: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  private var elements: [Element] = []
  private var open: [Int] = []

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let index = open.last { elements[index].text += string }
  }
}
