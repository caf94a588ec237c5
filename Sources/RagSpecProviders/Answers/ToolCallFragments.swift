import RagSpecCore

/// Calls as a stream brings them: in pieces, several at once, numbered or not.
///
/// A piece belongs to the call with its number. Some servers number all calls 0, so another id with another name begins another
/// call; without a number a piece belongs to the call with its id, or to the last one. Names and arguments grow at their ends; a name
/// that is said again is said again, and not longer.
struct ToolCallFragments: Sendable {
  private var entries: [Entry] = []

  private struct Entry {
    var index: Int?
    var call: ToolCall
  }

  /// What one piece says.
  struct Fragment {
    var index: Int?
    var id: String?
    var name: String?
    var arguments: String?
  }

  var calls: [ToolCall] { entries.map(\.call).filter { $0 != ToolCall() } }

  /// Adds a piece to its call, or begins one.
  mutating func append(_ fragment: Fragment) {
    guard let place = place(of: fragment) else { return begin(fragment) }
    if let name = fragment.name, !name.isEmpty, name != entries[place].call.name { entries[place].call.name += name }
    if entries[place].call.id == nil { entries[place].call.id = fragment.id.nonEmpty }
    entries[place].call.arguments += fragment.arguments ?? ""
  }

  /// Adds a whole call.
  mutating func begin(_ fragment: Fragment) {
    let call = ToolCall(id: fragment.id.nonEmpty, name: fragment.name ?? "", arguments: fragment.arguments ?? "")
    entries.append(Entry(index: fragment.index, call: call))
  }

  private func place(of fragment: Fragment) -> Int? {
    let id = fragment.id.nonEmpty
    let place =
      if let index = fragment.index { entries.lastIndex { $0.index == index } } else if let id {
        entries.lastIndex { $0.call.id == id }
      } else { fragment.name.nonEmpty == nil ? entries.indices.last : nil }
    guard let place, let id, let own = entries[place].call.id, id != own, fragment.name.nonEmpty != nil else {
      return place
    }
    return nil
  }
}

extension String? {
  /// The text, `nil` when it is empty.
  fileprivate var nonEmpty: String? { self?.isEmpty ?? true ? nil : self }
}
