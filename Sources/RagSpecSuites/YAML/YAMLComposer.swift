internal import CLibYAML
import RagSpecCore

/// Turns events into a document: resolves aliases, merges and tags, and finds duplicate keys.
struct YAMLComposer {
  /// What is wrong with the file although it can be read.
  private(set) var problems: [Diagnostic] = []

  private let file: SourceFile
  private var builder: ConfigDocument.Builder
  private var open: [Collection] = []
  private var anchors: [String: Anchor] = [:]
  private var eventCount = 0
  /// How many nodes the document would have if every alias were written out.
  private var expandedSize = 0
  private var documents = 0

  private struct Anchor {
    let index: Int
    /// `nil` while the anchor's own collection is open.
    var extent: Extent?
  }

  /// What stands behind a node, aliases followed.
  private struct Extent {
    var size = 1
    /// How deep its collections are nested, 0 for a scalar.
    var height = 0
  }

  private struct Collection {
    let index: Int
    let isMapping: Bool
    let anchor: String?
    let sizeBefore: Int
    var expectsKey = true
    var isMergeValue = false
    var merged: [Int] = []
    /// The greatest height of what is in it.
    var innerHeight = 0
  }

  /// - Parameter size: how many bytes will be read.
  init(file: SourceFile, size: Int) {
    self.file = file
    builder = ConfigDocument.Builder(source: file, size: size)
  }

  /// Whether anything that was read can be referred to.
  var hasAnchors: Bool { !anchors.isEmpty }

  /// Takes in one event; returns whether reading should stop.
  mutating func receive(_ event: YAMLEvent) throws(InvalidInput) -> Bool {
    eventCount += 1
    switch event.raw.type {
    case YAML_DOCUMENT_START_EVENT: return beginDocument(at: event)
    case YAML_SCALAR_EVENT: try scalar(event)
    case YAML_ALIAS_EVENT: try alias(event)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.raw.data.sequence_start
      checkTag(start.tag, isKnown: "seq", at: event)
      try begin(event, anchor: name(start.anchor), isMapping: false)
    case YAML_MAPPING_START_EVENT:
      let start = event.raw.data.mapping_start
      checkTag(start.tag, isKnown: "map", at: event)
      try begin(event, anchor: name(start.anchor), isMapping: true)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: end()
    default: break
    }
    return false
  }

  /// Returns the document of the events so far.
  consuming func document() -> ConfigDocument { builder.finish() }

  private mutating func beginDocument(at event: YAMLEvent) -> Bool {
    documents += 1
    guard documents > 1 else { return false }
    complain("several-documents", "the file holds a second YAML document", at: event, hint: "use a file for each suite")
    return true
  }
}

// MARK: - Scalars and aliases

extension YAMLComposer {
  private mutating func scalar(_ event: YAMLEvent) throws(InvalidInput) {
    let scalar = event.raw.data.scalar
    let isPlain = scalar.plain_implicit == 1 && scalar.style == YAML_PLAIN_SCALAR_STYLE
    checkTag(scalar.tag, isKnown: "str", at: event)
    let bytes = UnsafeBufferPointer(start: UnsafePointer(scalar.value), count: scalar.length)
    if isPlain, isKeyPosition, bytes.elementsEqual("<<".utf8) {
      builder.mergeMarker(line: event.line, column: event.column)
      open[open.count - 1].isMergeValue = true
      open[open.count - 1].expectsKey = false
      return
    }
    let index = builder.nextIndex
    builder.scalar(bytes, isPlain: isPlain, line: event.line, column: event.column)
    expandedSize += 1
    place(index, height: 0)
    if let anchor = name(scalar.anchor) { anchors[anchor] = Anchor(index: index, extent: Extent()) }
  }

  private mutating func alias(_ event: YAMLEvent) throws(InvalidInput) {
    let name = name(event.raw.data.alias.anchor) ?? ""
    guard let anchor = anchors[name] else {
      throw InvalidInput(
        "unknown-anchor", "no anchor '&\(name)' stands before this alias", at: location(of: event),
        hint: NearestName.hint(for: name, in: anchors.keys.sorted()))
    }
    guard let extent = anchor.extent else {
      throw InvalidInput(
        "recursive-alias", "the alias '*\(name)' stands inside its own anchor", at: location(of: event))
    }
    if extent.height > 0 { try checkPlaceOfCollection(event, height: extent.height) }
    expandedSize += extent.size
    try checkExpandedSize(at: event)
    let index = builder.nextIndex
    builder.alias(to: anchor.index, line: event.line, column: event.column)
    place(index, height: extent.height)
  }

  /// Few aliases may stand for very much; what they stand for must stay in proportion to the file, and what is merged,
  /// which takes memory of its own, below ten million nodes.
  private func checkExpandedSize(at event: YAMLEvent) throws(InvalidInput) {
    let mergedCount = builder.nextIndex - eventCount
    guard expandedSize > 1_000_000 + 20 * eventCount || mergedCount > 10_000_000 else { return }
    throw InvalidInput(
      "alias-bomb", "the aliases stand for more than a million values", at: location(of: event),
      hint: "write the values out, or take cases 'from:' a JSON Lines file")
  }

  /// Tells the collection around a node that the node is there.
  private mutating func place(_ index: Int, height: Int) {
    let around = open.count - 1
    guard around >= 0 else { return }
    open[around].innerHeight = max(open[around].innerHeight, height)
    if open[around].isMergeValue {
      open[around].isMergeValue = false
      open[around].merged.append(index)
    }
    if open[around].isMapping { open[around].expectsKey.toggle() }
  }

  private var isKeyPosition: Bool { open.last.map { $0.isMapping && $0.expectsKey } ?? false }
}

// MARK: - Collections

extension YAMLComposer {
  private mutating func begin(_ event: YAMLEvent, anchor: String?, isMapping: Bool) throws(InvalidInput) {
    try checkPlaceOfCollection(event, height: 1)
    let index = builder.nextIndex
    if let anchor { anchors[anchor] = Anchor(index: index) }
    open.append(Collection(index: index, isMapping: isMapping, anchor: anchor, sizeBefore: expandedSize))
    if isMapping {
      builder.beginMapping(line: event.line, column: event.column)
    } else {
      builder.beginSequence(line: event.line, column: event.column)
    }
  }

  private func checkPlaceOfCollection(_ event: YAMLEvent, height: Int) throws(InvalidInput) {
    if isKeyPosition {
      throw InvalidInput(
        "key-not-text", "a key must be text", at: location(of: event),
        hint: "'{' and '[' start collections: quote text that holds them")
    }
    guard open.count + height <= YAMLReader.greatestDepth else {
      throw InvalidInput(
        "too-deep", "collections are nested more than \(YAMLReader.greatestDepth) deep", at: location(of: event))
    }
  }

  private mutating func end() {
    let collection = open.removeLast()
    if collection.isMapping { complete(collection) }
    builder.end()
    expandedSize += 1
    let height = collection.innerHeight + 1
    if let anchor = collection.anchor {
      anchors[anchor]?.extent = Extent(size: expandedSize - collection.sizeBefore, height: height)
    }
    place(collection.index, height: height)
  }

  /// Reports duplicate keys, then adds what the mapping merges and does not say itself.
  private mutating func complete(_ mapping: Collection) {
    for (first, second) in builder.duplicateKeys(ofOpenMapping: mapping.index) {
      problems.append(
        Diagnostic(
          "duplicate-key", "the key '\(builder.text(at: second) ?? "")' stands here twice",
          at: builder.location(at: second), notes: ["the first is at line \(builder.location(at: first).line)"],
          hint: "remove one of them"))
    }
    guard !mapping.merged.isEmpty else { return }
    let entries = mapping.merged.flatMap { builder.elements(at: $0) ?? [$0] }.flatMap { mergedEntries(of: $0) }
    builder.merge(entries, intoOpenMapping: mapping.index)
  }

  private mutating func mergedEntries(of source: Int) -> [(key: Int, value: Int)] {
    if let entries = builder.entries(at: source) { return entries }
    problems.append(
      Diagnostic("merge-not-mapping", "only mappings can be merged with '<<'", at: builder.location(at: source)))
    return []
  }
}

// MARK: - Diagnostics

extension YAMLComposer {
  private func name(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func location(of event: YAMLEvent) -> SourceLocation {
    SourceLocation(file: file, line: event.line, column: event.column)
  }

  private mutating func complain(_ id: Diagnostic.ID, _ message: String, at event: YAMLEvent, hint: String) {
    problems.append(Diagnostic(id, message, at: location(of: event), hint: hint))
  }

  /// Of YAML's own tags the one that says what the value is anyway may stand; it makes a scalar text.
  private mutating func checkTag(_ pointer: UnsafeMutablePointer<UInt8>?, isKnown known: String, at event: YAMLEvent) {
    guard let tag = name(pointer), tag != "tag:yaml.org,2002:\(known)" else { return }
    complain("unknown-tag", "the tag '\(tag)' has no meaning here", at: event, hint: "remove it: values need no tags")
  }
}
