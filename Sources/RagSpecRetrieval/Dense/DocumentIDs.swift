/// The ids of a corpus in their order, from wherever they are at hand.
enum DocumentIDs {
  case table(VectorTable)
  case corpus(Corpus)

  private var count: Int {
    switch self {
    case .table(let table): table.count
    case .corpus(let corpus): corpus.entries.count
    }
  }

  private subscript(place: Int) -> String {
    switch self {
    case .table(let table): table.id(place)
    case .corpus(let corpus): corpus.entries[place].id
    }
  }

  /// Returns where an id is, or where it would be, and whether it is there.
  private func place(of id: String) -> (row: Int, isThere: Bool) {
    switch self {
    case .table(let table): table.place(of: id)
    case .corpus(let corpus): (corpus.place(of: id), corpus.entry(id) != nil)
    }
  }

  func contains(_ id: String) -> Bool { place(of: id).isThere }

  /// Returns the first ids that begin so.
  func beginning(with beginning: String, limit: Int) -> [String] {
    let first = place(of: beginning).row
    return (first..<min(first + limit, count)).lazy.map { self[$0] }.prefix { $0.utf8.starts(with: beginning.utf8) }
      .map(\.self)
  }

  /// Returns the ids before and after the place where an id would stand.
  func neighbors(of id: String, count wanted: Int) -> [String] {
    let row = place(of: id).row
    return (max(row - wanted, 0)..<min(row + wanted, count)).map { self[$0] }
  }
}
