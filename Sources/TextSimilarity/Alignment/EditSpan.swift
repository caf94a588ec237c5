/// A part of two sequences in an alignment: equal on both sides, or what an edit takes away and puts there.
public struct EditSpan: Sendable, Hashable {
  /// What becomes of the part of the first sequence.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// Both parts are the same.
    case equal
    /// The part of the second sequence is new; that of the first is empty.
    case insertion
    /// The part of the first sequence goes; that of the second is empty.
    case deletion
    /// Each symbol is replaced by another one.
    case replacement
    /// The first and the last symbol of the part change places; what the parts have in between is deleted, or inserted.
    case exchange
  }

  /// What becomes of the part of the first sequence.
  public let kind: Kind
  /// The part of the first sequence, as offsets of its symbols.
  public let firstRange: Range<Int>
  /// The part of the second sequence, as offsets of its symbols.
  public let secondRange: Range<Int>
}

extension EditSpan.Kind {
  init(_ move: TraceMove) {
    switch move {
    case .keep: self = .equal
    case .insert: self = .insertion
    case .delete: self = .deletion
    case .replace: self = .replacement
    }
  }
}

extension [EditSpan] {
  /// Puts neighboring moves of a kind together to one span each.
  init(_ moves: [TraceMove]) {
    self = []
    var (first, second) = (0, 0)
    for run in moves.chunkedByEquality {
      let firstEnd = run.move == .insert ? first : first + run.count
      let secondEnd = run.move == .delete ? second : second + run.count
      append(EditSpan(kind: .init(run.move), firstRange: first..<firstEnd, secondRange: second..<secondEnd))
      (first, second) = (firstEnd, secondEnd)
    }
  }
}

extension [TraceMove] {
  /// The moves, with how often each is repeated.
  fileprivate var chunkedByEquality: [(move: TraceMove, count: Int)] {
    var runs: [(move: TraceMove, count: Int)] = []
    for move in self {
      if let last = runs.last, last.move == move { runs[runs.count - 1].count += 1 } else { runs.append((move, 1)) }
    }
    return runs
  }
}
