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
    guard node.isScalar, Int(node.length) == bytes.count else { return false }
    return withBytes(of: node) { text in
      var index = 0
      while index < bytes.count, text[index] == bytes[index] { index &+= 1 }
      return index == bytes.count
    }
  }

  func location(of node: FlatNode, length: Int) -> SourceLocation {
    SourceLocation(
      file: source, line: source.lines(before: start) + Int(node.line), column: Int(node.column), length: length)
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
  /// The source's bytes; empty when all scalars are copied.
  private let shared: [UInt8]
  private var copies: [UInt8] = []

  init(sharing shared: [UInt8] = []) { self.shared = shared }

  mutating func reserve(_ count: Int) { copies.reserveCapacity(count) }

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
