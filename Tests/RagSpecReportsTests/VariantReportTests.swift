import Foundation
import RagSpecReports
import Testing

@testable import RagSpecCore

/// What reports say of variants.
@Suite struct VariantReportTests {
  private static let base = Case.sample("q3")

  private static func variant(_ name: String = "typos-1", asking question: String = "How mcuh in Q3?") -> Case {
    Case(
      id: CaseID(suite: "tables", name: "q3~\(name)"), node: base.node, input: base.input.asking(question, id: ""),
      expectations: [], tags: ["variant"],
      variant: Variant(of: base, VariantKind(perturbation: "typos", relation: .invariance)))
  }

  private static func tally(_ results: CaseResult...) -> Tally {
    var tally = Tally()
    for result in results { tally.count(result) }
    return tally
  }

  private static let failed = CaseResult(
    variant(), outcome: .failed([.sample("number", 0)]), origin: .cached, output: .answer("57"))
  private static let run = SampleRun(
    results: [.passed("q3"), failed],
    variants: [
      VariantSummary(
        perturbation: "typos", relation: .invariance, tally: tally(failed, .passed(), .passed()),
        means: [
          ComparedMean(label: "nDCG@10", base: 0.9, variant: 0.65), ComparedMean(label: "number", base: 1, variant: 0),
        ]),
      VariantSummary(perturbation: "query", relation: .direction, tally: tally(.passed()), means: []),
      VariantSummary(
        perturbation: "case", relation: .functionality, tally: tally(.errored(CaseError(.base, "no score"))), means: []),
    ])

  @Test func `people see what was asked, and how each perturbation did`() {
    let text = Self.run.text(TerminalReporter.self)
    #expect(
      text.contains(
        "FAILED tables/q3~typos-1  scenarios/tables.yaml:14:5\n  question: How mcuh in Q3?\n  variant of: How much in Q3?\n"
      ),
      "\(text)")
    #expect(
      text.contains(
        """
               typos  invariance     1 of 3 failed (33.3 %) · nDCG@10 0.9 → 0.65
               query  direction      0 of 1 failed
               case   functionality  nothing scored · 1 errored

        """), "\(text)")
  }

  @Test func `the record has base, perturbation, relation and question`() throws {
    let json = try JSONSerialization.jsonObject(with: Data(Self.run.text(JSONReporter.self).utf8)) as? [String: Any]
    let results = try #require(json?["results"] as? [[String: Any]])
    #expect(results[0]["variant"] == nil)
    #expect(
      results[1]["variant"] as? [String: String] == [
        "of": "tables/q3", "perturbation": "typos", "relation": "invariance", "question": "How mcuh in Q3?",
      ])
    let summaries = try #require((json?["suite_summaries"] as? [[String: Any]])?.first?["variants"] as? [[String: Any]])
    #expect(summaries.map { $0["perturbation"] as? String } == ["typos", "query", "case"])
    #expect(summaries[0]["failure_rate"] as? Double == 1.0 / 3 && summaries[2]["failure_rate"] == nil)
    let means = summaries[0]["means"] as? [String: [String: Double]]
    #expect(means?["nDCG@10"] == ["base": 0.9, "variant": 0.65])
    #expect((summaries[0]["standings"] as? [String: Int])?["failed"] == 1)
  }

  @Test func `a record without variants is what it was`() {
    let text = SampleRun(results: [.passed()]).text(JSONLinesReporter.self)
    #expect(!text.contains("variant"))
  }

  @Test func `JUnit has them as properties, whatever is in a question`() {
    let hostile = CaseResult(Self.variant(asking: "a<b>&\"\u{1B}[2J"), outcome: .passed([.sample()]))
    let text = SampleRun(results: [.passed("q3", origin: .local), hostile]).text(JUnitReporter.self)
    #expect(
      text.contains(
        """
              <properties><property name="variant-of" value="q3"/><property name="perturbation" value="typos"/>\
        <property name="relation" value="invariance"/>\
        <property name="question" value="a&lt;b&gt;&amp;&quot;\\u{1B}[2J"/></properties>

        """), "\(text)")
    #expect(text.components(separatedBy: "<properties>").count == 2)
  }
}
