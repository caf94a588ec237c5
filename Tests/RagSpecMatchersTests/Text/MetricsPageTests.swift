import Foundation
import RagSpecMatchers
import RagSpecTestSupport
import Testing

/// What `docs/metrics.md` says of each metric is what the metric does.
@Suite struct MetricsPageTests {
  /// A row of the page: a metric and what is said of it.
  private struct Row {
    let metric: TextMetric
    let bothEmpty: Double?
    let textEmpty: Double?
    let referenceEmpty: Double?
    let isSymmetric: Bool

    init?(_ line: Substring) {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
      guard cells.count == 6, let metric = TextMetric(rawValue: cells[0]), ["yes", "no"].contains(cells[4]) else {
        return nil
      }
      self.metric = metric
      (bothEmpty, textEmpty, referenceEmpty) = (Double(cells[1]), Double(cells[2]), Double(cells[3]))
      isSymmetric = cells[4] == "yes"
    }
  }

  private static func page() throws -> String {
    try String(contentsOf: projectRoot.appending(path: "docs/metrics.md"), encoding: .utf8)
  }

  @Test func `every metric has a row and a definition`() throws {
    let page = try Self.page()
    let rows = page.split(separator: "\n").compactMap(Row.init)
    #expect(rows.map(\.metric.rawValue).sorted() == TextMetric.allCases.map(\.rawValue).sorted())
    for metric in TextMetric.allCases { #expect(page.contains("**`\(metric.rawValue)`**"), "\(metric.rawValue)") }
  }

  @Test func `the scores of empty texts are those of the page`() throws {
    for row in try Self.page().split(separator: "\n").compactMap(Row.init) {
      let comparison = TextComparison(row.metric)
      let words = "one two three four five six seven eight"
      #expect(comparison.score("", against: "") == row.bothEmpty, "\(row.metric.rawValue)")
      #expect(comparison.score("", against: words) == row.textEmpty, "\(row.metric.rawValue)")
      #expect(comparison.score(words, against: "") == row.referenceEmpty, "\(row.metric.rawValue)")
    }
  }

  @Test func `the metrics are as symmetric as the page says, and stay between 0 and 1`() throws {
    let pairs = Self.pairs()
    for row in try Self.page().split(separator: "\n").compactMap(Row.init) {
      let comparison = TextComparison(row.metric)
      let scores = pairs.map { (comparison.score($0.0, against: $0.1), comparison.score($0.1, against: $0.0)) }
      #expect(scores.allSatisfy { (0...1).contains($0.0) && (0...1).contains($0.1) }, "\(row.metric.rawValue)")
      #expect(scores.allSatisfy { abs($0.0 - $0.1) < 1e-12 } == row.isSymmetric, "\(row.metric.rawValue)")
    }
  }

  /// Texts of few words and of few letters on one or two lines, so that much is in common in many ways.
  private static func pairs() -> [(String, String)] {
    var generator = SeededGenerator(seed: 4)
    let words = ["cat", "cats", "sat", "mat", "the", "on", "ab", "ba", "abba"]
    func text() -> String {
      (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        (words.randomElement(using: &generator) ?? "") + (Int.random(in: 0..<6, using: &generator) == 0 ? "\n" : " ")
      }.joined()
    }
    return (0..<300).map { _ in (text(), text()) }
  }
}
