/// A value in a configuration file, with its place.
///
/// The core knows no YAML: a node is a scalar, a sequence or a mapping. Aliases are followed, so that a node behind one
/// looks like the node itself; only its location is where the alias stands.
package struct ConfigNode: Sendable {
  package enum Kind: Sendable { case scalar, sequence, mapping }

  private let document: ConfigDocument
  private let index: Int

  init(document: ConfigDocument, index: Int) {
    self.document = document
    self.index = index
  }

  package var kind: Kind {
    switch target.kind {
    case .sequence: .sequence
    case .mapping: .mapping
    case .plainScalar, .quotedScalar, .alias, .mergeMarker: .scalar
    }
  }

  /// Whether a scalar was written without quotes, so that it may be a number, a boolean or null.
  package var isPlain: Bool { target.kind == .plainScalar }

  package var location: SourceLocation {
    let written = document.nodes[index]
    let quotes = written.kind == .quotedScalar ? 2 : 0
    return document.location(of: written, length: written.isScalar ? scalarLength(written) + quotes : 1)
  }

  private func scalarLength(_ node: FlatNode) -> Int {
    let text = document.withBytes(of: node) { String(decoding: $0, as: UTF8.self) }
    return text.contains("\n") ? 1 : text.unicodeScalars.count
  }

  private var targetIndex: Int {
    let node = document.nodes[index]
    return node.kind == .alias ? Int(node.start) : index
  }

  private var target: FlatNode { document.nodes[targetIndex] }
}

// MARK: - Scalars

extension ConfigNode {
  /// A scalar's text as written, whatever it looks like; empty for collections.
  package var text: String {
    withScalarBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls a function with a scalar's UTF-8 bytes; with no bytes for a collection.
  package func withScalarBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let node = target
    return node.isScalar ? document.withBytes(of: node, body) : body(.init(start: nil, count: 0))
  }

  /// Whether a scalar's text is the given one, compared as bytes.
  package func isText(_ text: StaticString) -> Bool {
    document.isScalar(index, UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package func isText(_ text: String) -> Bool {
    // The length alone tells most texts apart.
    guard target.isScalar, Int(target.length) == text.utf8.count else { return false }
    var text = text
    return text.withUTF8 { document.isScalar(index, $0) }
  }

  /// Whether the node is null: nothing at all, `~` or `null`, unquoted.
  package var isNull: Bool { isPlain && CoreSchema.isNull(text) }
  /// The boolean that an unquoted scalar says under YAML 1.2's core schema.
  package var boolean: Bool? { isPlain ? CoreSchema.boolean(text) : nil }
  /// The whole number that an unquoted scalar says; `1e3` and `2.0` are whole numbers too.
  package var integer: Int? { isPlain ? CoreSchema.integer(text) : nil }
  /// The finite number that an unquoted scalar says.
  package var number: Double? { isPlain ? CoreSchema.number(text) : nil }
  /// The length of time that a scalar says: a number with `ms`, `s`, `m` or `h`.
  package var duration: Duration? { Duration(written: text) }
}

extension Duration {
  /// Reads a number and a unit, such as `60s`, `500ms`, `2m` or `1h`; `nil` for anything else.
  package init?(written text: String) {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    guard let amount = CoreSchema.number(String(digits)), amount < 1e9 else { return nil }
    switch text.dropFirst(digits.count) {
    case "ms": self = .milliseconds(amount)
    case "s": self = .seconds(amount)
    case "m": self = .seconds(amount * 60)
    case "h": self = .seconds(amount * 3600)
    default: return nil
    }
  }
}

// MARK: - Collections

extension ConfigNode {
  /// A sequence's elements; none for other nodes.
  package var elements: [ConfigNode] {
    var elements: [ConfigNode] = []
    _ = allElements { element in
      elements.append(element)
      return true
    }
    return elements
  }

  /// A mapping's entries in the order of the text, merged ones last; none for other nodes.
  package var entries: [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(6)
    _ = allEntries { entry in
      entries.append(entry)
      return true
    }
    return entries
  }

  package struct Entry: Sendable {
    package let key: ConfigNode
    package let value: ConfigNode
  }

  /// A mapping's first entry, `nil` when it has none or the node is no mapping.
  package var firstEntry: Entry? { entry { _, _ in true } }

  /// How many entries a mapping has; 0 for other nodes.
  package var entryCount: Int {
    var count = 0
    _ = document.firstEntry(of: target, at: targetIndex) { _, _ in
      count += 1
      return false
    }
    return count
  }

  /// A mapping's value under a key, `nil` when there is none.
  package subscript(key: StaticString) -> ConfigNode? {
    let bytes = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    return entry { key, _ in document.isScalar(key, bytes) }?.value
  }

  /// The same, but not under the first key.
  func value(behindFirst key: StaticString) -> ConfigNode? {
    let bytes = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    var isFirst = true
    return entry { key, _ in
      defer { isFirst = false }
      return !isFirst && document.isScalar(key, bytes)
    }?.value
  }

  @inline(__always)
  private func entry(where condition: (_ key: Int, _ value: Int) -> Bool) -> Entry? {
    guard let entry = document.firstEntry(of: target, at: targetIndex, where: condition) else { return nil }
    return Entry(
      key: ConfigNode(document: document, index: entry.key), value: ConfigNode(document: document, index: entry.value))
  }

  package func hasKey(_ key: String) -> Bool { !allEntries { !$0.key.isText(key) } }

  /// Whether a condition holds for every entry, in their order; makes no array of them.
  package func allEntries(_ condition: (Entry) -> Bool) -> Bool {
    let exception = document.firstEntry(of: target, at: targetIndex) { key, value in
      !condition(
        Entry(key: ConfigNode(document: document, index: key), value: ConfigNode(document: document, index: value)))
    }
    return exception == nil
  }

  /// Whether a condition holds for every element, in their order; makes no array of them.
  package func allElements(_ condition: (ConfigNode) -> Bool) -> Bool {
    let sequence = target
    guard sequence.kind == .sequence else { return true }
    var element = targetIndex + 1
    while element < Int(sequence.next) {
      guard condition(ConfigNode(document: document, index: element)) else { return false }
      element = Int(document.nodes[element].next)
    }
    return true
  }
}
