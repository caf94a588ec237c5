import RagSpecCore
import RankingMetrics

/// The file of trec_eval's `-Z`: lines of query, measure, mean and standard deviation over runs of reference.
enum ReferenceValues {
  /// Reads the file; throws all that is wrong with it, as far as a person wants to read on.
  static func reading(_ input: TRECInput) throws(InvalidInput) -> StandardScores {
    let file = try input.contents()
    var (scores, problems) = (StandardScores(), [Diagnostic]())
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where problems.count < mostProblems {
      let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      if let problem = add(words, to: &scores) {
        problems.append(diagnostic(problem, at: SourceLocation(file: file, line: index + 1, column: 1)))
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return scores
  }

  private static let mostProblems = 20

  /// Takes the words of a line; returns what is wrong with them.
  private static func add(_ words: [String], to scores: inout StandardScores) -> String? {
    guard words.count == 4 else { return "\(words.count) fields instead of 4: query, measure, mean and deviation" }
    guard let mean = Double(words[2]), let deviation = Double(words[3]), mean.isFinite, deviation.isFinite else {
      return "'\(words[2]) \(words[3])' is no mean and standard deviation"
    }
    guard deviation >= 0 else { return "the standard deviation \(words[3]) is below 0" }
    let isNew = scores.add(.init(mean: mean, deviation: deviation), of: words[1], for: words[0])
    return isNew ? nil : "'\(words[1])' of query '\(words[0])' is there twice"
  }

  private static func diagnostic(_ message: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      "invalid-reference-values", message, at: location,
      hint: "a line is: query, measure as it is printed, mean, standard deviation")
  }
}
