/// A parsed configuration file, or a part of one: nodes in one flat array, scalars in one arena.
///
/// Nothing is copied out until somebody asks for a value. The flat form takes 24 bytes a node, so a suite of 10,000 cases
/// costs a few megabytes, and every node knows its line and column.
package final class ConfigDocument: Sendable {
  package let source: SourceFile
  /// The byte of the source at which the document's first line begins.
  private let start: Int
  let nodes: [FlatNode]
  private let arena: ScalarArena

  init(source: SourceFile, start: Int, nodes: [FlatNode], arena: ScalarArena) {
    self.source = source
    self.start = start
    self.nodes = nodes
    self.arena = arena
  }

  /// Calls a function with the bytes of a scalar.
  func withBytes<Result>(of node: FlatNode, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    arena.withBytes(of: node, body)
  }

  /// The outermost node; an empty document is a plain empty scalar.
  package var root: ConfigNode { ConfigNode(document: self, index: 0) }

  /// Returns the first entry of a mapping, from an index on, whose key fulfils a condition: indices of key and value.
  ///
  /// Indices go to nobody's account, as references to the document would.
  @inline(__always)
  func firstEntry(
    of mapping: FlatNode, at index: Int, where condition: (_ key: Int, _ value: Int) -> Bool
  ) -> (key: Int, value: Int)? {
    guard mapping.kind == .mapping else { return nil }
    var key = index + 1
    while key < Int(mapping.next) {
      let value = Int(nodes[key].next)
      if nodes[key].kind != .mergeMarker, condition(key, value) { return (key, value) }
      key = Int(nodes[value].next)
    }
    return nil
  }

  /// Whether a node is a scalar of these bytes.
  func isScalar(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let node = nodes[nodes[index].kind == .alias ? Int(nodes[index].start) : index]
    // The length alone tells most names apart.
    guard node.isScalar, Int(node.length) == bytes.count else { return false }
    return withBytes(of: node) { $0.isSame(as: bytes) }
  }

  func location(of node: FlatNode, length: Int) -> SourceLocation {
    SourceLocation(
      file: source, line: source.lines(before: start) + Int(node.line), column: Int(node.column), length: length)
  }
}

// MARK: - Parts

extension ConfigDocument {
  /// Returns the document whose outermost mapping has one sequence for its last value, which must be empty: the elements
  /// of other documents, which are sequences read from parts of the same source and hold no aliases.
  ///
  /// - Parameter parts: the documents, and how many lines of the source come before each.
  /// - Returns: `nil` when the documents are of another form.
  package func withLastValue(joinedOf parts: [(document: ConfigDocument, linesBefore: Int)]) -> ConfigDocument? {
    guard nodes[0].kind == .mapping, let last = nodes.last, last.kind == .plainScalar, last.length == 0,
      let first = parts.first, parts.allSatisfy({ $0.document.nodes[0].kind == .sequence })
    else { return nil }
    var (joined, arena) = (Array(nodes.dropLast()), arena)
    joined.reserveCapacity(parts.reduce(nodes.count) { $0 + $1.document.nodes.count })
    arena.reserve(parts.reduce(arena.copyCount) { $0 + $1.document.arena.copyCount })
    let sequence = joined.count
    joined.append(first.document.nodes[0].moved(lines: first.linesBefore))
    for (document, linesBefore) in parts {
      let copied = arena.append(document.arena)
      // The part's own sequence goes.
      let offset = joined.count - 1
      for node in document.nodes.dropFirst() {
        joined.append(node.moved(nodes: offset, copies: (from: source.bytes.count, by: copied), lines: linesBefore))
      }
    }
    joined[sequence].next = UInt32(joined.count)
    joined[0].next = UInt32(joined.count)
    return ConfigDocument(source: source, start: start, nodes: joined, arena: arena)
  }
}

extension FlatNode {
  /// The node further down.
  ///
  /// - Parameter copies: where copies of scalars begin, and by how many bytes theirs moved.
  fileprivate func moved(nodes: Int = 0, copies: (from: Int, by: Int) = (0, 0), lines: Int) -> FlatNode {
    var node = self
    node.next += UInt32(nodes)
    if node.start >= copies.from { node.start += UInt32(copies.by) }
    node.line += UInt32(lines)
    return node
  }
}

/// One node of a document, stored before its children.
struct FlatNode {
  enum Kind: UInt8 { case plainScalar, quotedScalar, sequence, mapping, alias, mergeMarker }

  var kind: Kind
  /// Where a scalar is in the arena; an alias' target.
  var start: UInt32
  /// A scalar's length in bytes.
  var length: UInt32
  var line: UInt32
  var column: UInt32
  /// The index after this node and all its children.
  var next: UInt32

  var isScalar: Bool { kind == .plainScalar || kind == .quotedScalar }
}

/// The bytes of a document's scalars: those that stand in the source as they are, and copies of the others.
///
/// Places count on from the end of the source to the copies.
struct ScalarArena: Sendable {
  /// The source's bytes.
  private let shared: [UInt8]
  private var copies: [UInt8] = []

  init(sharing shared: [UInt8]) { self.shared = shared }

  mutating func reserve(_ count: Int) { copies.reserveCapacity(count) }

  /// Copies the copies of another arena of the same source; returns by how much they move.
  mutating func append(_ other: ScalarArena) -> Int {
    defer { copies += other.copies }
    return copies.count
  }

  var copyCount: Int { copies.count }

  /// Copies a scalar and returns its place.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    defer { copies.append(contentsOf: bytes) }
    return shared.count + copies.count
  }

  func withBytes<Result>(of node: FlatNode, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let (start, length) = (Int(node.start), Int(node.length))
    if start < shared.count {
      return shared.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<start + length])) }
    }
    let first = start - shared.count
    return copies.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[first..<first + length])) }
  }
}
