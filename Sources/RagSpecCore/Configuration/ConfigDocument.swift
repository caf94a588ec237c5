/// A parsed configuration file: nodes in one flat array, scalars in one arena, which may be the source itself.
///
/// Nothing is copied out until somebody asks for a value. The flat form takes 24 bytes a node, so a suite of 10,000 cases
/// costs a few megabytes, and every node knows its line and column.
package final class ConfigDocument: Sendable {
  package let source: SourceFile
  let nodes: [FlatNode]
  let arena: [UInt8]

  init(source: SourceFile, nodes: [FlatNode], arena: [UInt8]) {
    self.source = source
    self.nodes = nodes
    self.arena = arena
  }

  /// The outermost node; an empty document is a plain empty scalar.
  package var root: ConfigNode { ConfigNode(document: self, index: 0) }

  func location(of node: FlatNode, length: Int) -> SourceLocation {
    SourceLocation(file: source, line: Int(node.line), column: Int(node.column), length: length)
  }
}

/// One node of a document, stored before its children.
struct FlatNode {
  enum Kind: UInt8 { case plainScalar, quotedScalar, sequence, mapping, alias, mergeMarker }

  var kind: Kind
  /// A scalar's first byte in the arena; an alias' target.
  var start: UInt32
  /// A scalar's length in bytes.
  var length: UInt32
  var line: UInt32
  var column: UInt32
  /// The index after this node and all its children.
  var next: UInt32

  var isScalar: Bool { kind == .plainScalar || kind == .quotedScalar }
}
