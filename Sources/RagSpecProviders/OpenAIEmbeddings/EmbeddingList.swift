import JSONText
import RagSpecCore

/// The parts of an answer with embeddings that matter here, as they stand in the response.
struct EmbeddingList {
  /// What stands at each place of `data`, `nil` without such a list.
  private(set) var entries: [Entry]?
  private(set) var tokens: Int?
  /// Whether an `error` other than `null` is there.
  private(set) var hasError = false

  struct Entry {
    var index: Int?
    /// The numbers as they came, `nil` when there is something else.
    var components: [Float]?
  }
}

// MARK: - Reading

extension EmbeddingList {
  /// Reads a response in one pass that makes nothing but the numbers.
  init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var scanner = JSONScanner(bytes)
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "data": try readData(&scanner)
      case "usage": try readUsage(&scanner)
      case "error":
        if try !scanner.skipNull() {
          hasError = true
          try scanner.skipValue()
        }
      default: try scanner.skipValue()
      }
    }
    try scanner.finish()
  }

  private mutating func readData(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.kind() == .array else { return try scanner.skipValue() }
    var entries: [Entry] = []
    try scanner.enterArray()
    while try scanner.nextElement() {
      var entry = Entry()
      if try scanner.kind() == .object { try entry.read(&scanner) } else { try scanner.skipValue() }
      entries.append(entry)
    }
    self.entries = entries
  }

  private mutating func readUsage(_ scanner: inout JSONScanner) throws(JSONError) {
    var (prompt, total): (Int?, Int?)
    guard try scanner.enterObjectOrSkip() else { return }
    while let key = try scanner.nextKey() {
      switch key {
      case "prompt_tokens": prompt = try scanner.integerOrSkip()
      case "total_tokens": total = try scanner.integerOrSkip()
      default: try scanner.skipValue()
      }
    }
    // Some servers tell only the sum, and nothing but the texts is in it.
    tokens = prompt ?? total
  }
}

extension EmbeddingList.Entry {
  fileprivate mutating func read(_ scanner: inout JSONScanner) throws(JSONError) {
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch (key, try scanner.kind()) {
      case ("index", .number): index = try scanner.number().integer
      case ("embedding", .array): try readNumbers(&scanner)
      case ("embedding", .string):
        components = EmbeddingVector.components(inBase64: try scanner.string().text)
      default: try scanner.skipValue()
      }
    }
  }

  /// Reads the numbers; anything else among them makes that there are none.
  private mutating func readNumbers(_ scanner: inout JSONScanner) throws(JSONError) {
    var numbers: [Float] = []
    var isSound = true
    try scanner.enterArray()
    while try scanner.nextElement() {
      if try scanner.kind() == .number {
        // A number beyond double precision is none that a vector could have.
        numbers.append(Float(try scanner.number().double ?? .infinity))
      } else {
        isSound = false
        try scanner.skipValue()
      }
    }
    if isSound { components = numbers }
  }
}

// MARK: - Checking

extension EmbeddingList {
  /// Returns the vectors in the order of the texts, or the error that stands for the lack of one.
  ///
  /// Servers may answer in any order and say in `index` which text is meant; without any index the order is taken.
  func vectors(count: Int, _ exchange: FailedExchange) throws(ProviderError) -> [EmbeddingVector] {
    guard let entries else {
      throw exchange.malformed("the endpoint's answer has no 'data'", hint: exchange.wrongURL)
    }
    guard entries.count == count else {
      throw exchange.malformed("the endpoint answered with \(entries.count) vectors to \(count) texts")
    }
    let isOrdered = entries.allSatisfy { $0.index == nil }
    var places = [Entry?](repeating: nil, count: count)
    for (position, entry) in entries.enumerated() {
      let index = isOrdered ? position : entry.index ?? -1
      guard places.indices.contains(index), places[index] == nil else {
        throw exchange.malformed("the endpoint's vectors have no 'index', or one that is wrong")
      }
      places[index] = entry
    }
    return try Self.vectors(places, exchange)
  }

  private static func vectors(_ entries: [Entry?], _ exchange: FailedExchange) throws(ProviderError)
    -> [EmbeddingVector]
  {
    var vectors: [EmbeddingVector] = []
    for (index, entry) in entries.enumerated() {
      guard let components = entry?.components, !components.isEmpty else {
        throw exchange.malformed("the endpoint answered text \(index) with something that is no vector")
      }
      guard let vector = EmbeddingVector(components) else {
        throw exchange.malformed("the endpoint's vector of text \(index) holds zeros only, or a number without bounds")
      }
      guard vector.components.count == vectors.first?.components.count ?? components.count else {
        throw exchange.malformed("the endpoint's vectors are of different lengths")
      }
      vectors.append(vector)
    }
    return vectors
  }
}
