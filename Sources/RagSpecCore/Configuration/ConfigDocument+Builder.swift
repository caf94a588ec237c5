extension ConfigDocument {
  /// Builds a document from a parser's events, in the order of the text.
  package struct Builder {
    private let source: SourceFile
    /// The byte of the source at which the first line begins.
    private var start = 0
    private var nodes: [FlatNode] = []
    private var arena: ScalarArena
    private var open: [Int] = []

    /// A document for a parser that hands out copies of scalars.
    ///
    /// - Parameter size: how many bytes are to be read; by default those of the source.
    package init(source: SourceFile, size: Int? = nil) {
      self.source = source
      arena = ScalarArena(sharing: source.bytes)
      arena.reserve(size ?? source.bytes.count)
    }

    /// A document that shares the source: most scalars of JSON stand there as they are, and copying them would cost as
    /// much as finding them.
    ///
    /// - Parameter part: the bytes of the source that the document is made of, whose lines are counted from 1.
    package init(sharing part: Range<Int>, of source: SourceFile) {
      self.source = source
      start = part.lowerBound
      arena = ScalarArena(sharing: source.bytes)
      // A node rarely takes fewer bytes of JSON than this; growing an array copies it.
      nodes.reserveCapacity(part.count / 32)
    }

    /// The index that the next node will have: what an anchor stands for.
    package var nextIndex: Int { nodes.count }

    package mutating func scalar(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool, line: Int, column: Int) {
      let start = arena.append(bytes)
      append(isPlain ? .plainScalar : .quotedScalar, start: start, length: bytes.count, line: line, column: column)
    }

    /// Stores a scalar that stands in the source as it is; the document must share the source.
    package mutating func scalar(at range: Range<Int>, isPlain: Bool, line: Int, column: Int) {
      append(
        isPlain ? .plainScalar : .quotedScalar, start: range.lowerBound, length: range.count, line: line, column: column
      )
    }

    /// Stores a reference to an earlier node; its location is its own.
    package mutating func alias(to index: Int, line: Int, column: Int) {
      append(.alias, start: target(of: index), length: 0, line: line, column: column)
    }

    /// Stores the key of a merge, which `entries` passes over: what it merges follows as entries of their own.
    package mutating func mergeMarker(line: Int, column: Int) {
      append(.mergeMarker, start: 0, length: 0, line: line, column: column)
    }

    package mutating func beginSequence(line: Int, column: Int) {
      open.append(nodes.count)
      append(.sequence, start: 0, length: 0, line: line, column: column)
    }

    package mutating func beginMapping(line: Int, column: Int) {
      open.append(nodes.count)
      append(.mapping, start: 0, length: 0, line: line, column: column)
    }

    /// Closes the collection that was opened last.
    package mutating func end() {
      guard let index = open.popLast() else { return }
      nodes[index].next = UInt32(nodes.count)
    }

    /// Takes back every node from an index on, and forgets the collections among them that are still open.
    package mutating func removeAll(from index: Int) {
      nodes.removeSubrange(index...)
      open.removeAll { $0 >= index }
    }

    /// Returns the document; one without any node holds a plain empty scalar.
    package consuming func finish() -> ConfigDocument {
      if nodes.isEmpty { append(.plainScalar, start: 0, length: 0, line: 1, column: 1) }
      return ConfigDocument(source: source, start: start, nodes: nodes, arena: arena)
    }

    private mutating func append(_ kind: FlatNode.Kind, start: Int, length: Int, line: Int, column: Int) {
      let node = FlatNode(
        kind: kind, start: UInt32(start), length: UInt32(length), line: UInt32(line), column: UInt32(column),
        next: UInt32(nodes.count + 1))
      nodes.append(node)
    }
  }
}

// MARK: - Looking back

extension ConfigDocument.Builder {
  /// The place of a stored node.
  package func location(at index: Int) -> SourceLocation {
    location(line: Int(nodes[index].line), column: Int(nodes[index].column))
  }

  /// The place of a line, counted from the first of the document, and a column.
  package func location(line: Int, column: Int) -> SourceLocation {
    SourceLocation(file: source, line: source.lines(before: start) + line, column: column)
  }

  /// Returns the text of a stored scalar, `nil` for a collection.
  package func text(at index: Int) -> String? {
    withScalarBytes(at: index) { String(decoding: $0, as: UTF8.self) }
  }

  /// Returns the indices of a stored sequence's elements, `nil` for other nodes.
  package func elements(at index: Int) -> [Int]? {
    let index = target(of: index)
    guard nodes[index].kind == .sequence else { return nil }
    return children(from: index + 1, to: Int(nodes[index].next))
  }

  /// Returns the indices of a stored mapping's keys and values, `nil` for other nodes.
  package func entries(at index: Int) -> [(key: Int, value: Int)]? {
    let index = target(of: index)
    guard nodes[index].kind == .mapping else { return nil }
    return entries(from: index + 1, to: Int(nodes[index].next))
  }

  /// Returns each key of the mapping that is still open which repeats an earlier one, with that one.
  package func duplicateKeys(ofOpenMapping index: Int) -> [(first: Int, second: Int)] {
    var duplicates: [(first: Int, second: Int)] = []
    // Few keys are compared each with each, which takes less than to hash them.
    var seen: [[UInt8]: Int] = [:]
    let isLarge = hasManyKeys(from: index + 1)
    var key = nextKey(from: index + 1)
    while let second = key {
      let first = isLarge ? remember(second, in: &seen) : firstKey(like: second, from: index + 1)
      if let first { duplicates.append((first, second)) }
      key = nextKey(after: second)
    }
    return duplicates
  }

  /// Adds references to entries whose keys the open mapping does not have; of two with one key the first counts.
  package mutating func merge(_ merged: [(key: Int, value: Int)], intoOpenMapping index: Int) {
    var taken = Set(entries(from: index + 1, to: nodes.count).compactMap { withScalarBytes(at: $0.key) { Array($0) } })
    for (key, value) in merged {
      guard let bytes = withScalarBytes(at: key, { Array($0) }), taken.insert(bytes).inserted else { continue }
      alias(to: key, line: Int(nodes[key].line), column: Int(nodes[key].column))
      alias(to: value, line: Int(nodes[value].line), column: Int(nodes[value].column))
    }
  }

  private static let fewKeys = 12

  private func hasManyKeys(from start: Int) -> Bool {
    var count = 0
    var key = nextKey(from: start)
    while let current = key, count <= Self.fewKeys {
      count += 1
      key = nextKey(after: current)
    }
    return count > Self.fewKeys
  }

  /// The first key of the open mapping before another one that is the same text.
  private func firstKey(like other: Int, from start: Int) -> Int? {
    var key = nextKey(from: start)
    while let current = key, current < other {
      if isSameScalar(current, other) { return current }
      key = nextKey(after: current)
    }
    return nil
  }

  private func remember(_ key: Int, in seen: inout [[UInt8]: Int]) -> Int? {
    guard let bytes = withScalarBytes(at: key, { Array($0) }) else { return nil }
    if let first = seen[bytes] { return first }
    seen[bytes] = key
    return nil
  }

  private func isSameScalar(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (nodes[target(of: one)], nodes[target(of: other)])
    guard one.length == other.length, one.isScalar, other.isScalar else { return false }
    return arena.withBytes(of: one) { one in arena.withBytes(of: other) { one.isSame(as: $0) } }
  }

  /// The key of the mapping that is still open which stands at an index or behind it.
  private func nextKey(from start: Int) -> Int? {
    var key = start
    while key < nodes.count {
      guard nodes[key].kind == .mergeMarker else { return key }
      key = index(afterValueOf: key)
    }
    return nil
  }

  private func nextKey(after key: Int) -> Int? { nextKey(from: index(afterValueOf: key)) }

  private func index(afterValueOf key: Int) -> Int {
    let value = Int(nodes[key].next)
    return value < nodes.count ? Int(nodes[value].next) : value
  }

  private func withScalarBytes<Result>(at index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    let node = nodes[target(of: index)]
    return node.isScalar ? arena.withBytes(of: node, body) : nil
  }

  private func target(of index: Int) -> Int {
    nodes[index].kind == .alias ? Int(nodes[index].start) : index
  }

  private func children(from start: Int, to end: Int) -> [Int] {
    var children: [Int] = []
    var child = start
    while child < end {
      children.append(child)
      child = Int(nodes[child].next)
    }
    return children
  }

  private func entries(from start: Int, to end: Int) -> [(key: Int, value: Int)] {
    let children = children(from: start, to: end)
    return stride(from: 0, to: children.count - 1, by: 2)
      .filter { nodes[children[$0]].kind != .mergeMarker }
      .map { (children[$0], children[$0 + 1]) }
  }
}
