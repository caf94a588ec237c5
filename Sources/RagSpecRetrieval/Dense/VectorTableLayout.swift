import ContentDigest

/// Where everything stands in a table of vectors: a header, where each id and each summary ends, their bytes, the vectors.
///
/// All numbers are little-endian, as they are in memory on every computer that this runs on.
struct VectorTableLayout: Equatable {
  let count: Int
  /// How many numbers a vector has.
  let width: Int
  let idsSize: Int
  let summariesSize: Int

  /// "RagSpecV" in ASCII. The version is in the file's name.
  private static let signature: UInt64 = 0x5663_6570_5367_6152
  static let headerSize = 128
  private static let alignment = 64

  var idEnds: Int { Self.headerSize }
  var summaryEnds: Int { idEnds + 8 * count }
  var ids: Int { summaryEnds + 8 * count }
  var summaries: Int { ids + idsSize }
  var vectors: Int { (summaries + summariesSize + Self.alignment - 1) / Self.alignment * Self.alignment }
  var size: Int { vectors + 4 * count * width }
}

/// What the header says beside the layout.
struct VectorTableSeal: Equatable {
  /// The recordings that came before those of this computer when the table was made.
  let precedence: SHA256Digest?
  /// Over all that stands behind the header.
  let sums: UInt64
}

// MARK: - The header

extension VectorTableLayout {
  /// Reads a header; `nil` when it is none, or tells of another size than the memory has.
  init?(header memory: UnsafeRawBufferPointer) {
    guard memory.count >= Self.headerSize, Self.word(0, of: memory) == Self.signature else { return nil }
    let numbers = (1...4).compactMap { Int(exactly: Self.word($0, of: memory)) }
    // With none of them beyond the memory's size, products cannot overflow on the way to being compared with it.
    guard numbers.count == 4, numbers.allSatisfy({ $0 <= memory.count }), numbers[0] > 0, numbers[1] > 0,
      numbers[0] <= memory.count / 16, numbers[1] <= memory.count / 4 / numbers[0]
    else { return nil }
    (count, width, idsSize, summariesSize) = (numbers[0], numbers[1], numbers[2], numbers[3])
    guard size == memory.count else { return nil }
  }

  func write(_ seal: VectorTableSeal, to memory: UnsafeMutableRawBufferPointer) {
    let numbers = [Self.signature] + [count, width, idsSize, summariesSize].map(UInt64.init) + [seal.sums]
    for (index, number) in numbers.enumerated() {
      memory.storeBytes(of: number.littleEndian, toByteOffset: 8 * index, as: UInt64.self)
    }
    memory[Self.precedenceFlag] = seal.precedence == nil ? 0 : 1
    seal.precedence?.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(rebasing: memory[Self.precedence]).copyMemory(from: $0)
    }
  }

  private static let precedenceFlag = 48
  private static let precedence = 64..<96

  static func seal(of memory: UnsafeRawBufferPointer) -> VectorTableSeal {
    let digest = SHA256Digest(bytes: UnsafeRawBufferPointer(rebasing: memory[precedence]))
    return VectorTableSeal(precedence: memory[precedenceFlag] == 0 ? nil : digest, sums: word(5, of: memory))
  }

  private static func word(_ index: Int, of memory: UnsafeRawBufferPointer) -> UInt64 {
    UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
  }
}
