import ContentDigest
import RagSpecCore
import SystemFiles
import VectorSearch

/// The vectors of a corpus' documents, in the order of their ids, searched by any number of threads at once.
///
/// It may be a file that is looked at where it lies: as much of it is in memory as the system has room for.
final class VectorTable: Sendable {
  private let memory: MappedMemory
  private let layout: VectorTableLayout
  /// The recordings that came before those of this computer when it was made.
  let precedence: SHA256Digest?

  /// Opens a file; `nil` when there is none, or what is there is damaged.
  convenience init?(reading path: String) {
    guard let memory = try? MappedMemory.reading(path) else { return nil }
    self.init(memory)
  }

  /// Takes memory for a table; `nil` when it is none, or damaged. From now on nobody may write to it.
  init?(_ memory: MappedMemory) {
    guard let layout = VectorTableLayout(header: memory.bytes) else { return nil }
    let seal = VectorTableLayout.seal(of: memory.bytes)
    guard seal.sums == VectorTable.sums(of: memory) else { return nil }
    (self.memory, self.layout, precedence) = (memory, layout, seal.precedence)
    guard hasSoundTexts else { return nil }
  }

  static func sums(of memory: MappedMemory) -> UInt64 {
    SectionSums(of: UnsafeRawBufferPointer(rebasing: memory.bytes[VectorTableLayout.headerSize...])).word
  }

  /// Whether every id and summary lies within its section.
  private var hasSoundTexts: Bool {
    [(layout.idEnds, layout.idsSize), (layout.summaryEnds, layout.summariesSize)].allSatisfy { ends, size in
      var last = 0
      for row in 0..<layout.count {
        let end = number(ends, row)
        guard end >= last, end <= size else { return false }
        last = end
      }
      return last == size
    }
  }

  var count: Int { layout.count }
  /// How many numbers each vector has.
  var width: Int { layout.width }
}

// MARK: - Documents

extension VectorTable {
  func id(_ row: Int) -> String { String(decoding: idBytes(row), as: UTF8.self) }

  private func summary(_ row: Int) -> String {
    String(decoding: text(row, ends: layout.summaryEnds, start: layout.summaries), as: UTF8.self)
  }

  /// Returns where a document is, or where it would be, and whether it is there.
  func place(of id: String) -> (row: Int, isThere: Bool) {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if idBytes(middle).lexicographicallyPrecedes(id.utf8) { low = middle + 1 } else { high = middle }
    }
    return (low, low < count && idBytes(low).elementsEqual(id.utf8))
  }

  private func idBytes(_ row: Int) -> UnsafeRawBufferPointer { text(row, ends: layout.idEnds, start: layout.ids) }

  private func text(_ row: Int, ends: Int, start: Int) -> UnsafeRawBufferPointer {
    let from = row == 0 ? 0 : number(ends, row - 1)
    return UnsafeRawBufferPointer(rebasing: memory.bytes[start + from..<start + number(ends, row)])
  }

  private func number(_ section: Int, _ row: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(littleEndian: memory.bytes.load(fromByteOffset: section + 8 * row, as: UInt64.self)))
  }
}

// MARK: - Search

extension VectorTable {
  private var matrix: VectorMatrix {
    VectorMatrix(
      UnsafeRawBufferPointer(rebasing: memory.bytes[layout.vectors...]).assumingMemoryBound(to: Float.self),
      width: width)
  }

  /// Returns the documents whose vectors have the greatest dot products with one, best first; equal ones in trec_eval's
  /// order, by id, descending.
  ///
  /// - Returns: `nil` when a product is not finite.
  /// - Precondition: the vector is as long as those of the table; for another one it is `nil`, too.
  func ranking(for vector: [Float], limit: Int) -> [RankedDocument]? {
    matrix.nearest(to: vector, limit: limit)?.map { found in
      RankedDocument(id: id(found.row), score: Double(found.score), summary: summary(found.row))
    }
  }

  /// Returns the dot product of a document's vector with one; `nil` when there is no such document.
  func product(of document: String, with vector: [Float]) -> Float? {
    let (row, isThere) = place(of: document)
    return isThere ? matrix.product(ofRow: row, with: vector) : nil
  }
}
