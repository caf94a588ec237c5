// Times the scores of TextSimilarity: reads lines `metric TAB cut-off TAB text TAB text`, and answers each line with
// the nanoseconds of one comparison and the score that it found, `-` for one below the cut-off.
import Glibc
import TextSimilarity

let metrics: [String: any TextScore.Type] = [
  "ratio": Ratio.self, "partial-ratio": PartialRatio.self, "token-sort": TokenSortRatio.self,
  "token-set": TokenSetRatio.self, "weighted-ratio": WeightedRatio.self, "levenshtein": Levenshtein.self,
  "lcs": LongestCommonSubsequence.self, "osa": OptimalStringAlignment.self, "hamming": Hamming.self,
  "damerau-levenshtein": DamerauLevenshtein.self, "jaro": Jaro.self, "jaro-winkler": JaroWinkler.self,
  "bleu": Bleu.self, "chrf": Chrf.self, "ter": TranslationEditRate.self, "rouge-1": Rouge1.self,
  "rouge-2": Rouge2.self, "rouge-l": RougeL.self, "rouge-lsum": RougeLsum.self,
]

/// The time of one comparison: as many in a row as take five milliseconds, three times, of which the quickest counts.
func nanoseconds(_ metric: any TextScore.Type, _ cutoff: Double, _ text: String, _ other: String) -> Double {
  func time(_ count: Int) -> Double {
    var sum = 0.0
    let elapsed = ContinuousClock().measure {
      for _ in 0..<count { sum += metric.score(text, other, cutoff: cutoff) ?? 0 }
    }
    precondition(sum.isFinite, "scores are finite")
    return elapsed / .nanoseconds(1) / Double(count)
  }
  var count = 1
  while time(count) * Double(count) < 5_000_000 { count *= 2 }
  return (0..<3).map { _ in time(count) }.min() ?? .nan
}

while let line = readLine() {
  let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  guard fields.count == 4, let metric = metrics[fields[0]], let cutoff = Double(fields[1]) else {
    fatalError("not a line of this program: \(line.prefix(80))")
  }
  let score = metric.score(fields[2], fields[3], cutoff: cutoff)
  print(nanoseconds(metric, cutoff, fields[2], fields[3]), score.map { "\($0)" } ?? "-", separator: "\t")
  // Whoever reads the answer waits for it.
  fflush(nil)
}
