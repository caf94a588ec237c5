/// What ``Bleu`` takes for the share of runs in common where there is none.
public enum BleuSmoothing: Sendable, Hashable {
  /// 0, so that the score is 0.
  case none
  /// That of so many runs: `sacrebleu` takes 0.1.
  case floor(Double)
  /// To the counts of all runs but single words so many are added, found or not: `sacrebleu` takes 1.
  case add(Double)
  /// That of half a run for the first length, of a quarter for the second one, and so on: the default of `sacrebleu`.
  case exponential

  /// What is added to the counts.
  var addend: Double {
    if case .add(let count) = self { count } else { 0 }
  }

  /// The share that stands for no run of so many.
  func share(of total: Double, halvings: inout Double) -> Double {
    switch self {
    case .none, .add: return 0
    case .floor(let count): return min(count / total, 1)
    case .exponential:
      halvings *= 2
      return 1 / (halvings * total)
    }
  }
}
