import JSONText

/// One place where two JSON values differ.
struct JSONDifference: Hashable {
  enum Change: Hashable {
    case added(JSONValue)
    case removed(JSONValue)
    case changed(JSONValue, JSONValue)
  }

  /// Where: `parameters.temperature`, `messages[0].content`; empty for the values themselves.
  let path: String
  let change: Change

  /// Returns all differences, members in the order of the old value and then of the new one.
  ///
  /// Elements of arrays are compared in pairs between what both begin and end with, so that one that was put in does not
  /// make all behind it different.
  static func all(from old: JSONValue, to new: JSONValue, at path: String = "") -> [JSONDifference] {
    switch (old, new) {
    case (.object(let old), .object(let new)):
      let kept = old.members.flatMap { member -> [JSONDifference] in
        let place = path.appending(key: member.key)
        guard let other = new[member.key] else { return [JSONDifference(path: place, change: .removed(member.value))] }
        return all(from: member.value, to: other, at: place)
      }
      let added = new.members.filter { old[$0.key] == nil }
      return kept + added.map { JSONDifference(path: path.appending(key: $0.key), change: .added($0.value)) }
    case (.array(let old), .array(let new)): return all(from: old, to: new, at: path)
    default: return old == new ? [] : [JSONDifference(path: path, change: .changed(old, new))]
    }
  }

  private static func all(from old: [JSONValue], to new: [JSONValue], at path: String) -> [JSONDifference] {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    let (old, new) = (old[start..<old.count - end], new[start..<new.count - end])
    let pairs = zip(old.indices, new.indices).flatMap { all(from: old[$0], to: new[$1], at: "\(path)[\($1)]") }
    let removed = old.indices.dropFirst(new.count).map {
      JSONDifference(path: "\(path)[\($0)]", change: .removed(old[$0]))
    }
    let added = new.indices.dropFirst(old.count).map {
      JSONDifference(path: "\(path)[\($0)]", change: .added(new[$0]))
    }
    return pairs + removed + added
  }
}

extension String {
  /// The path of a member; a key that is not made of letters, digits, `_` and `-` stands in quotes.
  fileprivate func appending(key: String) -> String {
    let isPlain =
      !key.isEmpty
      && key.utf8.allSatisfy {
        Unicode.Scalar($0).properties.isAlphabetic && $0 < 128 || (48...57).contains($0) || $0 == 95 || $0 == 45
      }
    guard isPlain else { return "\(self)[\(JSONValue.string(key).text())]" }
    return isEmpty ? key : "\(self).\(key)"
  }
}
