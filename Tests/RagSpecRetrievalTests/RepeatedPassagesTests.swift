import RagSpecCore
import RagSpecTestSupport
import Testing

@testable import RagSpecRetrieval

struct RepeatedPassagesTests {
  private static func pairs(_ texts: [String]) throws -> [RepeatedPassages.Pair] {
    let lines = texts.enumerated().map { index, text in #"{"_id": "d\#(100 + index)", "text": "\#(text)"}"# }
    return try RepeatedPassages(in: Corpus(SourceFile(path: "c", bytes: Array(lines.joined(separator: "\n").utf8))))
      .pairs
  }

  private static let leave = """
    Every parent who has been with us for a year takes sixteen weeks of paid leave within two years of the birth, in one \
    piece or in parts of at least four weeks, and tells the manager two months before.
    """

  @Test func `the same words are the same, whatever their case and punctuation`() throws {
    let texts = [Self.leave, "Something else.", Self.leave.uppercased().replacing(",", with: " -"), "else something"]
    #expect(try Self.pairs(texts) == [RepeatedPassages.Pair(first: 0, later: 2, similarity: 1)])
    #expect(try Self.pairs(["Über Äpfel", "über äpfel", "ДА НЕТ", "да нет", "有給休暇", "有給休暇。"]).count == 3)
    #expect(try Self.pairs(["one two", "one three"]).isEmpty)
  }

  @Test func `a word in thirty makes it nearly the same, and another order does not`() throws {
    let near = try Self.pairs([Self.leave, Self.leave.replacing("sixteen", with: "fourteen")])
    #expect(near.map(\.later) == [1])
    #expect(near.allSatisfy { $0.similarity > 0.8 && $0.similarity < 1 })
    let turned = Self.leave.split(separator: " ").reversed().joined(separator: " ")
    #expect(try Self.pairs([Self.leave, turned]).isEmpty)
    #expect(try Self.pairs([Self.leave, Self.leave + " " + turned]).isEmpty)
  }

  /// All pairs, compared each with each.
  @Test(arguments: 0..<3) func `sketches find what comparing all finds`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = (0..<400).map { "w\($0)" }
    var texts: [[String]] = []
    for _ in 0..<120 {
      var text = (0..<60).map { _ in words.randomElement(using: &random) ?? "" }
      if let other = texts.randomElement(using: &random), Bool.random(using: &random) {
        text = other
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          text[Int.random(in: 0..<60, using: &random)] = words.randomElement(using: &random) ?? ""
        }
      }
      texts.append(text)
    }
    let runs = texts.map { text in Set((0...57).map { text[$0..<$0 + 3].joined(separator: " ") }) }
    let repeating = texts.indices.filter { later in
      (0..<later).contains { first in
        Double(runs[first].intersection(runs[later]).count) >= 0.8 * Double(runs[first].union(runs[later]).count)
      }
    }
    #expect(try Self.pairs(texts.map { $0.joined(separator: " ") }).map(\.later) == repeating, "seed \(seed)")
  }
}
