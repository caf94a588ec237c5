/// The members of a JSON object, in the order of the text, each key once.
///
/// Keys are compared byte by byte: "é" composed and decomposed are two keys, as they are for every JSON tool.
package struct JSONObject: Sendable {
  /// A key and its value.
  package typealias Member = (key: String, value: JSONValue)

  /// All members in the order of the text.
  package private(set) var members: [Member] = []
  /// Where each key is, once there are too many to look through.
  private var index: [UTF8Key: Int] = [:]

  private static let longestScan = 16

  /// Makes an object without members.
  package init() {}

  /// The value of a key, or `nil` if the object has no such member.
  package subscript(key: String) -> JSONValue? { position(of: key).map { members[$0].value } }

  /// Adds a member at the end; returns `false` and leaves the object alone if it has the key.
  package mutating func append(_ key: String, _ value: JSONValue) -> Bool {
    guard position(of: key) == nil else { return false }
    members.append((key, value))
    if index.isEmpty {
      if members.count > Self.longestScan {
        for (position, member) in members.enumerated() { index[UTF8Key(text: member.key)] = position }
      }
    } else {
      index[UTF8Key(text: key)] = members.count - 1
    }
    return true
  }

  /// Returns which of `members` has a key, `nil` if none does.
  package func position(of key: String) -> Int? {
    guard index.isEmpty else { return index[UTF8Key(text: key)] }
    return members.firstIndex { UTF8Key(text: $0.key) == UTF8Key(text: key) }
  }
}

extension JSONObject: Hashable {
  /// Objects are equal when they have equal members, in any order.
  package static func == (first: Self, second: Self) -> Bool {
    first.members.count == second.members.count && first.members.allSatisfy { second[$0.key] == $0.value }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(members.count) }
}

/// A text that is equal only to a text of the same bytes; `String` finds canonical equivalents equal.
private struct UTF8Key: Hashable {
  let text: String

  static func == (first: Self, second: Self) -> Bool { first.text.utf8.elementsEqual(second.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
