/// Which of several things that an answer states counts.
enum StatedChoice: String, CaseIterable, Sendable {
  case last, first, any, only

  /// Returns those that count among the preferred ones, among all where none is preferred.
  func picked<Stated>(from all: [Stated], preferring isPreferred: (Stated) -> Bool) -> [Stated] {
    let preferred = all.filter(isPreferred)
    return picked(from: preferred.isEmpty ? all : preferred)
  }

  /// Returns those that count, none where `only` asks for one and there are several.
  func picked<Stated>(from all: [Stated]) -> [Stated] {
    switch self {
    case .last: all.suffix(1)
    case .first: Array(all.prefix(1))
    case .any: all
    case .only: all.count == 1 ? all : []
    }
  }
}
