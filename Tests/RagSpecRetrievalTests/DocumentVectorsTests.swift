import ContentDigest
import Foundation
import RagSpecCore
import RagSpecTestSupport
import Testing

@testable import RagSpecRetrieval

/// The table of vectors: made once, never seen unfinished, and nothing of it believed that is damaged.
@Suite struct DocumentVectorsTests {
  private static func corpus(_ count: Int) -> String {
    (0..<count).map { #"{"_id": "d\#($0)", "title": "Title \#($0)", "text": "text \#($0)"}"# }.joined(separator: "\n")
  }

  /// A vector that no other document has.
  private static func vector(_ place: Int) -> [Float] { [1, Float(place), Float(place * place) / 7, -3] }

  @Test func isMadeOnceAndTakenUp() throws {
    let sandbox = try Sandbox(Self.corpus(20))
    let made = try sandbox.madeVectors()
    let again = try sandbox.vectors()
    #expect(try again.open({ nil }) && again.table?.count == 20)
    for query in [Self.vector(3), [1, 0, 0, 0], [0, 0, 1, 1]] {
      let expected = try #require(made.table?.ranking(for: query, limit: 20))
      #expect(again.table?.ranking(for: query, limit: 20) == expected)
      #expect(expected.map(\.summary) == expected.map { "Title \($0.id.dropFirst())" })
    }
    let other = SHA256Digest(hashing: "other cassettes")
    #expect(try sandbox.vectors().open({ other }) == false, "it was made of other recordings")
    #expect(try sandbox.madeVectors(precedence: other).open({ other }))
    #expect(try sandbox.vectors().open({ nil }) == false)
    #expect(try sandbox.derivedFiles().count == 1)
  }

  @Test(arguments: [
    ["embeddings": "other"], ["metric": "dot-product"], ["document-prefix": "passage: "],
  ])
  func isOfItsSettings(_ options: [String: String]) throws {
    let sandbox = try Sandbox(Self.corpus(5))
    _ = try sandbox.madeVectors()
    #expect(try sandbox.vectors(options).open({ nil }) == false)
    _ = try sandbox.madeVectors(options)
    #expect(try sandbox.vectors().open({ nil }), "the other one is left alone")
    #expect(try sandbox.vectors(["query-prefix": "query: ", "top": "3"]).open({ nil }))
    try sandbox.write(Self.corpus(6))
    #expect(try sandbox.vectors().open({ nil }) == false)
    _ = try sandbox.madeVectors()
    #expect(try sandbox.derivedFiles().count == 2, "the one of the old corpus is gone")
  }

  /// One bit anywhere, and every length: it is made anew, or it says what it said.
  @Test func damageIsNeverBelieved() throws {
    let sandbox = try Sandbox(Self.corpus(9))
    let made = try sandbox.madeVectors()
    let expected = try #require(made.table?.ranking(for: Self.vector(2), limit: 9))
    let file = URL(filePath: try sandbox.indexPath())
    let sound = try Data(contentsOf: file)
    func check(_ damaged: Data, _ what: String) throws {
      try FileManager.default.removeItem(at: file)
      try damaged.write(to: file)
      let vectors = try sandbox.vectors()
      guard try vectors.open({ nil }) else { return }
      #expect(vectors.table?.ranking(for: Self.vector(2), limit: 9) == expected, "\(what)")
    }
    for place in 0..<sound.count {
      var damaged = sound
      damaged[place] ^= 1 << UInt8(place % 8)
      try check(damaged, "byte \(place)")
    }
    for length in stride(from: 0, to: sound.count, by: 13) { try check(sound.prefix(length), "length \(length)") }
  }

  /// Headers that somebody made up, with sums that fit: no place beyond the memory is looked at.
  @Test func madeUpHeadersAreNoTables() throws {
    let sandbox = try Sandbox(Self.corpus(9))
    _ = try sandbox.madeVectors()
    let file = URL(filePath: try sandbox.indexPath())
    let sound = try Data(contentsOf: file)
    var generator = SeededGenerator(seed: 7)
    let numbers: [UInt64] = [0, 1, 4, 9, 1 << 20, 1 << 32, 1 << 61, 1 << 62, .max, .max / 2]
    for _ in 0..<500 {
      var damaged = sound
      for word in 1...4 {
        let number = Bool.random(using: &generator) ? numbers.randomElement(using: &generator) ?? 0 : nil
        if let number {
          withUnsafeBytes(of: number.littleEndian) { damaged.replaceSubrange(8 * word..<8 * word + 8, with: $0) }
        }
      }
      try FileManager.default.removeItem(at: file)
      try damaged.write(to: file)
      #expect(try sandbox.vectors().open({ nil }) == (damaged == sound))
    }
  }

  @Test(arguments: ["/proc/ragspec", "corpus.jsonl/derived"])
  func aFolderThatCannotBeWrittenIsDoneWithout(_ folder: String) throws {
    let sandbox = try Sandbox(Self.corpus(30), derivedFolder: folder)
    let vectors = try sandbox.madeVectors()
    #expect(vectors.table?.ranking(for: Self.vector(3), limit: 1)?.map(\.id) == ["d3"])
    #expect(try vectors.open({ nil }) && vectors.ids().contains("d3"))
  }

  @Test func whatIsNotToBeKeptIsNot() throws {
    let sandbox = try Sandbox(Self.corpus(30))
    _ = try sandbox.madeVectors(isKept: false)
    #expect((try? sandbox.derivedFiles()) ?? [] == [])
  }

  @Test func whatIsGivenUpLeavesNothing() throws {
    let sandbox = try Sandbox(Self.corpus(30))
    let vectors = try sandbox.vectors()
    _ = try vectors.begin(isKept: true)
    try vectors.take(.vector(Self.vector(0)), at: 0)
    #expect(try sandbox.derivedFiles().count == 1)
    vectors.abandon()
    #expect(try sandbox.derivedFiles().isEmpty && vectors.table == nil)
    #expect(throws: CaseError.self) { try vectors.finish(nil) }
  }

  @Test func anUnfinishedTableIsNone() throws {
    let sandbox = try Sandbox(Self.corpus(3))
    let vectors = try sandbox.vectors()
    _ = try vectors.begin(isKept: true)
    // One of them twice, so that there are as many as there should be.
    for place in [0, 1, 1] { try vectors.take(.vector(Self.vector(place)), at: place) }
    #expect(throws: CaseError.self) { try vectors.finish(nil) }
    #expect(vectors.table == nil)
    #expect(try sandbox.vectors().open({ nil }) == false)
  }

  @Test(arguments: ["", "AAAA", "not base 64", "AACAfw==", "AAAAAA=="])
  func whatIsNoVectorIsNamed(_ recorded: String) throws {
    let vectors = try Sandbox(Self.corpus(3)).vectors()
    _ = try vectors.begin(isKept: false)
    let error = #expect(throws: CaseError.self) { try vectors.take(ModelOutput(content: recorded), at: 1) }
    #expect(error?.message == "what is recorded as the vector of the document 'd1' is none")
    try vectors.take(.vector([1, 2]), at: 0)
    #expect(throws: CaseError.self) { try vectors.take(.vector([1, 2, 3]), at: 1) }
  }

  @Test func idsAreTheSameFromBoth() throws {
    let sandbox = try Sandbox(Self.corpus(40))
    let fromCorpus = try sandbox.vectors().ids()
    _ = try sandbox.madeVectors()
    let fromTable = try sandbox.vectors().ids()
    guard case .table = fromTable, case .corpus = fromCorpus else {
      Issue.record("not one of each")
      return
    }
    for id in ["", "a", "d", "d1", "d10", "d11x", "d9", "d99", "é"] {
      #expect(fromTable.contains(id) == fromCorpus.contains(id), "\(id)")
      #expect(fromTable.beginning(with: id, limit: 2) == fromCorpus.beginning(with: id, limit: 2), "\(id)")
      #expect(fromTable.neighbors(of: id, count: 3) == fromCorpus.neighbors(of: id, count: 3), "\(id)")
    }
  }

  @Test func metrics() throws {
    let sandbox = try Sandbox(Self.corpus(3))
    let vectors: [[Float]] = [[1, 0], [3, 4], [0.5, 0]]
    let cosine = try #require(sandbox.madeVectors { vectors[$0] }.table)
    #expect(cosine.ranking(for: [1, 0], limit: 3)?.map(\.id) == ["d2", "d0", "d1"], "ties by id, descending")
    #expect(cosine.ranking(for: [1, 0], limit: 3)?.map(\.score) == [1, 1, Double(Float(0.6))])
    let product = try #require(sandbox.madeVectors(["metric": "dot-product"]) { vectors[$0] }.table)
    #expect(product.ranking(for: [1, 0], limit: 3)?.map(\.id) == ["d1", "d0", "d2"])
    #expect(product.product(of: "d1", with: [0, 2]) == 8 && product.product(of: "x", with: [0, 2]) == nil)
  }

  // MARK: - Processes

  @Test func processesMayStartAtOnce() async throws {
    let sandbox = try Sandbox(Self.corpus(2000))
    let folder = sandbox.folder
    await withTaskGroup(of: Void.self) { processes in
      for _ in 0..<3 {
        processes.addTask {
          await #expect(processExitsWith: .success) { [folder = folder as URL] in
            let table = try Sandbox(existing: folder).madeVectors().table
            guard table?.count == 2000 else { throw Sandbox.Unexpected() }
          }
        }
      }
    }
    #expect(try sandbox.vectors().open({ nil }))
    #expect(try sandbox.derivedFiles().count == 1)
  }

  @Test(arguments: [0, 10, 30, 100, 300])
  func aProcessMayBeKilledAtAnyMoment(milliseconds: Int) async throws {
    let sandbox = try Sandbox(Self.corpus(2000))
    let folder = sandbox.folder
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as URL, milliseconds = milliseconds as Int] in
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
        kill(getpid(), SIGKILL)
      }
      while true { _ = try Sandbox(existing: folder).madeVectors() }
    }
    let there = try sandbox.vectors()
    if try there.open({ nil }) { #expect(there.table?.count == 2000) }
    #expect(try sandbox.madeVectors().table?.count == 2000)
    #expect(try sandbox.derivedFiles().count { !$0.hasSuffix(".tmp") } == 1)
  }
}

// MARK: - Making them

extension Sandbox {
  func dense(_ options: [String: String] = [:]) throws -> DenseTarget {
    let node = ConfigNode.mapping(options.merging(["retriever": "dense", "corpus": corpusPath]) { own, _ in own })
    guard let target = try DenseRetriever.target(from: node, in: self) as? DenseTarget else { throw Unexpected() }
    return target
  }

  fileprivate func vectors(_ options: [String: String] = [:]) throws -> DocumentVectors {
    guard case .asking(let work) = try dense(options).work(for: CaseInput(question: "q")),
      let vectors = work.groundwork.first as? DocumentVectors
    else { throw Unexpected() }
    return vectors
  }

  /// Does what a run does, with made-up answers.
  fileprivate func madeVectors(
    _ options: [String: String] = [:], isKept: Bool = true, precedence: SHA256Digest? = nil,
    vector: (Int) -> [Float] = { [1, Float($0), Float($0 * $0) / 7, -3] }
  ) throws -> DocumentVectors {
    let vectors = try vectors(options)
    for place in 0..<(try vectors.begin(isKept: isKept)) {
      // The documents come in the order of their ids, which is not that of the file.
      let number = Int(vectors.name(at: place).filter(\.isNumber)) ?? 0
      try vectors.take(.vector(vector(number)), at: place)
    }
    try vectors.finish(precedence)
    return vectors
  }
}

extension ModelOutput {
  fileprivate static func vector(_ components: [Float]) -> ModelOutput {
    ModelOutput(content: EmbeddingVector(components)?.recorded ?? "")
  }
}
