extension JSONWriter {
  /// How a tree is spelled.
  package enum Form: Sendable {
    /// Members in their order, numbers as they were written.
    case asWritten
    /// Keys sorted by their UTF-8 bytes at every level, numbers by `JSONNumber.canonicalText`: equal values, equal bytes.
    case canonical
  }

  /// Writes a whole tree.
  package mutating func value(_ value: JSONValue, _ form: Form = .asWritten) {
    switch value {
    case .null: null()
    case .boolean(let value): boolean(value)
    case .number(let number): raw((form == .canonical ? number.canonicalText : number.text).utf8)
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element, form) }
      endArray()
    case .object(let object): self.object(object, form)
    }
  }

  private mutating func object(_ object: JSONObject, _ form: Form) {
    beginObject()
    for member in form == .canonical ? object.membersByKey : object.members {
      key(member.key)
      value(member.value, form)
    }
    endObject()
  }
}

extension JSONObject {
  /// `String` orders by normalized scalars, so that it would not tell canonical equivalents apart.
  fileprivate var membersByKey: [Member] {
    members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }
}

extension JSONValue {
  /// The value as JSON text without white space.
  package func text(_ form: JSONWriter.Form = .asWritten) -> String {
    var writer = JSONWriter()
    writer.value(self, form)
    return writer.text
  }
}
