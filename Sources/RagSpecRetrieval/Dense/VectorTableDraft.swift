import ContentDigest
import SystemFiles

/// A table of vectors that is being made: ids and summaries are there from the start, vectors come in any order.
struct VectorTableDraft {
  private let memory: MappedMemory
  private let layout: VectorTableLayout
  /// The file that becomes the table's; `nil` for one that is only in memory.
  private let file: DraftFile?
  private var isThere: [Bool]
  private var missing: Int

  /// How many numbers each vector has.
  var width: Int { layout.width }

  /// - Parameters:
  ///   - width: 1 or more.
  ///   - path: where the table is to be; `nil`, or a place where nothing can be written, for one in memory only.
  init(_ corpus: Corpus, width: Int, path: String?) throws(SystemError) {
    let texts = DocumentTexts(corpus)
    layout = VectorTableLayout(
      count: corpus.entries.count, width: width, idsSize: texts.ids.count, summariesSize: texts.summaries.count)
    (memory, file) = try Self.memory(size: layout.size, path: path)
    (isThere, missing) = (Array(repeating: false, count: layout.count), layout.count)
    write(texts)
  }

  private static func memory(size: Int, path: String?) throws(SystemError) -> (MappedMemory, DraftFile?) {
    if let path, (try? File.makeFolder(FilePath.parent(of: path))) != nil {
      let draft = DraftFile(of: path)
      if let memory = try? MappedMemory.creating(draft.path, size: size) { return (memory, draft) }
    }
    return (try MappedMemory.withoutFile(size: size), nil)
  }

  private func write(_ texts: DocumentTexts) {
    let bytes = memory.writableBytes
    for (row, (id, summary)) in zip(texts.idEnds, texts.summaryEnds).enumerated() {
      bytes.storeBytes(of: UInt64(id).littleEndian, toByteOffset: layout.idEnds + 8 * row, as: UInt64.self)
      bytes.storeBytes(of: UInt64(summary).littleEndian, toByteOffset: layout.summaryEnds + 8 * row, as: UInt64.self)
    }
    UnsafeMutableRawBufferPointer(rebasing: bytes[layout.ids...]).copyBytes(from: texts.ids)
    UnsafeMutableRawBufferPointer(rebasing: bytes[layout.summaries...]).copyBytes(from: texts.summaries)
  }

  /// Puts a document's vector in its place; one of another length is left out.
  mutating func set(_ row: Int, to vector: [Float]) {
    guard vector.count == width, isThere.indices.contains(row) else { return }
    let place = layout.vectors + 4 * width * row
    vector.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(rebasing: memory.writableBytes[place..<place + $0.count]).copyMemory(from: $0)
    }
    if !isThere[row] { missing -= 1 }
    isThere[row] = true
  }

  /// Makes the table, and its file if it is to have one; `nil` while a vector is missing.
  ///
  /// The file is complete on the disk before it has its name.
  consuming func finish(_ precedence: SHA256Digest?) -> VectorTable? {
    guard missing == 0 else { return nil }
    layout.write(VectorTableSeal(precedence: precedence, sums: VectorTable.sums(of: memory)), to: memory.writableBytes)
    if let file {
      if (try? memory.synchronize()) == nil || (try? file.moveIntoPlace()) == nil { file.discard() }
    }
    return VectorTable(memory)
  }

  /// Removes the file that was begun.
  consuming func discard() { file?.discard() }
}

/// Ids and summaries of all documents, each list in one piece.
private struct DocumentTexts {
  private(set) var ids: [UInt8] = []
  private(set) var idEnds: [Int] = []
  private(set) var summaries: [UInt8] = []
  private(set) var summaryEnds: [Int] = []

  init(_ corpus: Corpus) {
    for entry in corpus.entries {
      ids += entry.id.utf8
      idEnds.append(ids.count)
      summaries += (corpus.passage(at: entry)?.summary ?? "").utf8
      summaryEnds.append(summaries.count)
    }
  }
}
