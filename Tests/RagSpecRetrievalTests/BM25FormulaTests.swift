import Foundation
import RagSpecCore
import RagSpecSQLite
import RagSpecTestSupport
import Testing

@testable import RagSpecRetrieval

/// The ranking against BM25 written down as in the books.
struct BM25FormulaTests {
  private static let vocabulary = "ant bee cat dog eel fox gnu hen ibis jay koi lark mole newt owl pig".split(
    separator: " "
  )
  .map(String.init)

  private struct Document {
    let id: String
    let title: [String]
    let text: [String]

    var line: String {
      #"{"_id": "\#(id)", "title": "\#(title.joined(separator: " "))", "text": "\#(text.joined(separator: " "))"}"#
    }
  }

  /// Parameters of one comparison.
  private struct Setting {
    let k1: Double
    let b: Double
    let titleWeight: Double

    init(using generator: inout SeededGenerator) {
      k1 = [0, 0.9, 1.2, 2, 100].randomElement(using: &generator) ?? 1.2
      b = [0, 0.4, 0.75, 1].randomElement(using: &generator) ?? 0.75
      titleWeight = [0, 0.5, 1, 2, 7].randomElement(using: &generator) ?? 2
    }

    var options: [String: String] {
      [
        "k1": "\(k1)", "b": "\(b)", "title-weight": "\(titleWeight)", "stemming": "none", "stop-words": "none",
        "top": "1000",
      ]
    }
  }

  @Test func scoresAreThoseOfTheTextbook() throws {
    var generator = SeededGenerator(seed: 2009)
    for round in 0..<40 {
      let documents = Self.corpus(using: &generator)
      let setting = Setting(using: &generator)
      let sandbox = try Sandbox(documents.map(\.line).shuffled(using: &generator).joined(separator: "\n"))
      let retriever = try sandbox.retriever(setting.options)
      for _ in 0..<10 {
        let query = Array(Self.vocabulary.shuffled(using: &generator).prefix(Int.random(in: 1...6, using: &generator)))
        let expected = Self.textbook(query, documents, setting)
        let got = try retriever.ranking(query.joined(separator: " "))
        #expect(Set(got.map(\.id)) == Set(expected.keys), "round \(round), \(query)")
        for document in got {
          let score = try #require(expected[document.id])
          #expect(abs(document.score - score) <= 1e-9 * score, "round \(round), \(query), \(document.id)")
        }
        let inOrder = zip(got, got.dropFirst()).allSatisfy { ($0.score, $1.id) > ($1.score, $0.id) }
        #expect(inOrder, "round \(round), \(query)")
      }
    }
  }

  /// Frequent and rare words, empty titles, documents of very different lengths.
  private static func corpus(using generator: inout SeededGenerator) -> [Document] {
    func words(_ count: Int) -> [String] {
      (0..<count).map { _ in
        let most = Int.random(in: 1...vocabulary.count, using: &generator)
        return vocabulary[Int.random(in: 0..<most, using: &generator)]
      }
    }
    return (0..<Int.random(in: 1...60, using: &generator)).map { number in
      Document(
        id: "d\(number)", title: words(Int.random(in: 0...4, using: &generator)),
        text: words(Int.random(in: 1...40, using: &generator)))
    }
  }

  /// Σ idf · f (k1 + 1) ⁄ (f + k1 (1 − b + b · length ⁄ mean)); idf = ln((N − n + 0.5) ⁄ (n + 0.5)), at least 1e-6.
  private static func textbook(_ query: [String], _ documents: [Document], _ setting: Setting) -> [String: Double] {
    let lengths = documents.map { Double($0.title.count + $0.text.count) }
    let mean = lengths.reduce(0, +) / Double(documents.count)
    var scores: [String: Double] = [:]
    for term in query {
      let n = Double(documents.filter { $0.title.contains(term) || $0.text.contains(term) }.count)
      let idf = max(log((Double(documents.count) - n + 0.5) / (n + 0.5)), 1e-6)
      for (document, length) in zip(documents, lengths) {
        let inTitle = Double(document.title.filter { $0 == term }.count)
        let f = setting.titleWeight * inTitle + Double(document.text.filter { $0 == term }.count)
        guard f > 0 else { continue }
        let norm = setting.k1 * (1 - setting.b + setting.b * length / mean)
        scores[document.id, default: 0] += idf * f * (setting.k1 + 1) / (f + norm)
      }
    }
    return scores
  }

  @Test func defaultParametersGiveTheScoresOfFTS5() throws {
    var generator = SeededGenerator(seed: 5)
    let database = try Database(inMemory: "bm25-formula-tests")
    try database.execute("CREATE VIRTUAL TABLE t USING fts5(title, text)")
    try database.defineBM25()
    let insert = try database.prepare("INSERT INTO t VALUES (?1, ?2)")
    for document in (0..<5).flatMap({ _ in Self.corpus(using: &generator) }) {
      insert.bind(document.title.joined(separator: " "), at: 1)
      insert.bind(document.text.joined(separator: " "), at: 2)
      try insert.run()
    }
    // Phrases of several words, prefixes and columns too: the function is not tied to our queries.
    let both = try database.prepare("SELECT bm25(t, 2, 1), bm25_with(t, 1.2, 0.75, 2, 1) FROM t WHERE t MATCH ?1")
    for query in ["koi OR pig", "\"ant bee\" OR owl", "mo* OR title: eel", "(ant AND bee) NOT fox", "NEAR(ant bee, 3)"]
    {
      var rows = 0
      both.bind(query, at: 1)
      while try both.step() {
        rows += 1
        #expect(abs(both.number(0) + both.number(1)) <= 1e-12 * both.number(1), "\(query)")
      }
      both.reset()
      #expect(rows > 1, "\(query)")
    }
  }

  @Test func parametersThatAreMissingAreAnError() throws {
    let database = try Database(inMemory: "bm25-parameter-tests")
    try database.execute("CREATE VIRTUAL TABLE t USING fts5(title, text); INSERT INTO t VALUES ('a', 'b')")
    try database.defineBM25()
    let statement = try database.prepare("SELECT bm25_with(t, 1.2, 0.75, 2) FROM t WHERE t MATCH 'a'")
    #expect(throws: SQLiteError.self) { try statement.step() }
  }
}
