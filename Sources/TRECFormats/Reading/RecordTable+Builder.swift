extension RecordTable {
  /// Collects records line after line, whatever the order of the queries is.
  struct Builder {
    /// Lines of one query that follow each other.
    private struct Segment {
      let query: Int
      let start: Int
    }

    private let bytes: UnsafeRawBufferPointer
    private var records: [Record] = []
    private var names: [Token] = []
    private var table = TokenTable()
    private var segments: [Segment] = []

    init(_ bytes: UnsafeRawBufferPointer) {
      self.bytes = bytes
      table.reset(capacity: 64)
      records.reserveCapacity(Self.lineCount(of: bytes))
    }

    /// About how many lines there are, judged by the first ones: to grow an array of millions costs as much as to fill it.
    private static func lineCount(of bytes: UnsafeRawBufferPointer) -> Int {
      let start = bytes.prefix(1 << 16)
      let lines = start.count { $0 == UInt8(ascii: "\n") } + 1
      return start.isEmpty ? 0 : lines * (bytes.count / start.count + 1)
    }

    var isEmpty: Bool { records.isEmpty }

    mutating func append(query: Range<Int>, document: Range<Int>, value: Value) {
      select(query)
      records.append(Record(document: Token(document, in: bytes), value: value))
    }

    /// Starts a segment unless the query is still that of the line before.
    private mutating func select(_ query: Range<Int>) {
      if let last = segments.last, bytes[names[last.query].range].elementsEqual(bytes[query]) { return }
      let name = Token(query, in: bytes)
      let known = table.index(hash: name.hash) { areEqual(names[$0], in: bytes, name, in: bytes) }
      segments.append(Segment(query: known ?? names.count, start: records.count))
      if known == nil { enter(name) }
    }

    private mutating func enter(_ name: Token) {
      if table.isFull {
        table.reset(capacity: 2 * names.count)
        for (index, name) in names.enumerated() { table.insert(index, hash: name.hash) }
      }
      table.insert(names.count, hash: name.hash)
      names.append(name)
    }

    /// The records by query, and the queries in the order in which they first occur.
    consuming func grouped() -> (records: [Record], queries: [Query]) {
      let ends = segments.dropFirst().map(\.start) + [records.count]
      let ranges = zip(segments, ends).map { $0.start..<$1 }
      if segments.count == names.count {
        return (records, zip(names, ranges).map { Query(name: $0, records: $1) })
      }
      var rangesByQuery = Array(repeating: [Range<Int>](), count: names.count)
      for (segment, range) in zip(segments, ranges) { rangesByQuery[segment.query].append(range) }
      var sorted: [Record] = []
      sorted.reserveCapacity(records.count)
      let queries = zip(names, rangesByQuery).map { name, ranges in
        let start = sorted.count
        for range in ranges { sorted += records[range] }
        return Query(name: name, records: start..<sorted.count)
      }
      return (sorted, queries)
    }
  }
}
