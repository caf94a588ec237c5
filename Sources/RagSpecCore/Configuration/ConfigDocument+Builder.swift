extension ConfigDocument {
  /// Builds a document from a parser's events, in the order of the text.
  package struct Builder {
    private let source: SourceFile
    private var nodes: [FlatNode] = []
    private var arena: [UInt8] = []
    private var open: [Int] = []

    /// A document whose scalars are copied into an arena of its own.
    package init(source: SourceFile) {
      self.source = source
      arena.reserveCapacity(source.bytes.count)
    }

    /// A document whose arena is the source itself: most scalars of JSON stand there as they are, and copying them
    /// would cost as much as finding them. What does not is appended.
    package init(sharing source: SourceFile) {
      self.source = source
      arena = source.bytes
      // A node takes about as many bytes of JSON as this; growing an array copies it.
      nodes.reserveCapacity(source.bytes.count / 48)
    }

    /// The index that the next node will have: what an anchor stands for.
    package var nextIndex: Int { nodes.count }

    package mutating func scalar(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool, line: Int, column: Int) {
      append(
        isPlain ? .plainScalar : .quotedScalar, start: arena.count, length: bytes.count, line: line, column: column)
      arena.append(contentsOf: bytes)
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
      return ConfigDocument(source: source, nodes: nodes, arena: arena)
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
    SourceLocation(file: source, line: Int(nodes[index].line), column: Int(nodes[index].column))
  }

  /// Returns the text of a stored scalar, `nil` for a collection.
  package func text(at index: Int) -> String? {
    scalarBytes(at: index).map { String(decoding: $0, as: UTF8.self) }
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
    let keys = keys(from: index + 1)
    guard keys.count > 12 else { return pairwiseDuplicates(of: keys) }
    var seen: [ArraySlice<UInt8>: Int] = [:]
    return keys.compactMap { key in
      guard let bytes = scalarBytes(at: key) else { return nil }
      guard let first = seen[bytes] else {
        seen[bytes] = key
        return nil
      }
      return (first, key)
    }
  }

  /// Adds references to entries whose keys the open mapping does not have; of two with one key the first counts.
  package mutating func merge(_ merged: [(key: Int, value: Int)], intoOpenMapping index: Int) {
    var taken = Set(entries(from: index + 1, to: nodes.count).compactMap { scalarBytes(at: $0.key) })
    for (key, value) in merged {
      guard let bytes = scalarBytes(at: key), taken.insert(bytes).inserted else { continue }
      alias(to: key, line: Int(nodes[key].line), column: Int(nodes[key].column))
      alias(to: value, line: Int(nodes[value].line), column: Int(nodes[value].column))
    }
  }

  /// Few keys are compared each with each, which takes less than to hash them.
  private func pairwiseDuplicates(of keys: [Int]) -> [(first: Int, second: Int)] {
    var duplicates: [(first: Int, second: Int)] = []
    for (position, second) in keys.enumerated() {
      if let first = keys[..<position].first(where: { isSameScalar($0, second) }) { duplicates.append((first, second)) }
    }
    return duplicates
  }

  private func isSameScalar(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (nodes[target(of: first)], nodes[target(of: second)])
    guard one.length == other.length, one.isScalar, other.isScalar else { return false }
    return (0..<Int(one.length)).allSatisfy { arena[Int(one.start) + $0] == arena[Int(other.start) + $0] }
  }

  /// The keys of the mapping that is still open and begins before an index.
  private func keys(from start: Int) -> [Int] {
    var keys: [Int] = []
    var key = start
    while key < nodes.count {
      if nodes[key].kind != .mergeMarker { keys.append(key) }
      let value = Int(nodes[key].next)
      key = value < nodes.count ? Int(nodes[value].next) : value
    }
    return keys
  }

  private func scalarBytes(at index: Int) -> ArraySlice<UInt8>? {
    let node = nodes[target(of: index)]
    guard node.isScalar else { return nil }
    return arena[Int(node.start)..<Int(node.start + node.length)]
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
