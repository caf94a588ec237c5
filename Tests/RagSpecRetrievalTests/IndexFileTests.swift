import Foundation
import RagSpecCore
import Testing

@testable import RagSpecRetrieval

/// The index on disk: made once, never seen unfinished, made again when it is broken.
struct IndexFileTests {
  private static func corpus(_ count: Int, word: String = "needle") -> String {
    (0..<count).map {
      #"{"_id": "d\#($0)", "title": "Hay \#($0)", "text": "hay straw \#($0 % 7 == 3 ? word : "grass")"}"#
    }
    .joined(separator: "\n")
  }

  @Test func isReused() throws {
    let sandbox = try Sandbox(Self.corpus(20))
    let first = try sandbox.retriever().ranking("needle")
    let identity = try Self.identity(sandbox.indexPath())
    #expect(try sandbox.retriever(["k1": "2", "stop-words": "none"]).ids("needle") == first.map(\.id))
    #expect(try sandbox.retriever().ranking("needle") == first)
    #expect(try Self.identity(sandbox.indexPath()) == identity)
  }

  @Test func changedCorpusReplacesIt() throws {
    let sandbox = try Sandbox(Self.corpus(20))
    #expect(try sandbox.retriever().ids("needle") == ["d10", "d17", "d3"])
    let before = try sandbox.indexPath()
    try sandbox.write(Self.corpus(20, word: "pin"))
    #expect(try sandbox.retriever().ids("needle") == [])
    #expect(try sandbox.retriever().ids("pin") == ["d10", "d17", "d3"])
    #expect(try sandbox.indexPath() != before)
  }

  @Test func otherOptionsAndOtherFilesAreKept() throws {
    let sandbox = try Sandbox(Self.corpus(20))
    _ = try sandbox.retriever().ids("x")
    _ = try sandbox.retriever(["stemming": "none"]).ids("x")
    let drafts = try sandbox.derivedFiles().map { "\($0).draft.tmp" }
    let others = drafts + ["cache.sqlite", "bm25-other.sqlite"]
    for name in others { try Data().write(to: sandbox.derivedURL(name)) }
    try sandbox.write(Self.corpus(21))
    _ = try sandbox.retriever().ids("x")
    let files = try sandbox.derivedFiles()
    #expect(files.count == 6 && files.contains("bm25-other.sqlite"))
    #expect(Set(files).isSuperset(of: others))
  }

  @Test func abandonedDraftsGo() throws {
    let sandbox = try Sandbox(Self.corpus(20))
    _ = try sandbox.retriever().ids("x")
    let draft = sandbox.derivedURL("\(try sandbox.derivedFiles()[0]).draft.tmp")
    try Data("half of an index".utf8).write(to: draft)
    let longAgo = Date(timeIntervalSinceNow: -7200)
    try FileManager.default.setAttributes([.modificationDate: longAgo], ofItemAtPath: draft.path)
    try sandbox.write(Self.corpus(21))
    #expect(try sandbox.retriever().ids("needle").count == 3)
    #expect(try sandbox.derivedFiles().count == 1)
  }

  @Test(arguments: ["empty", "text", "cut", "torn"])
  func brokenFileIsMadeAgain(how: String) throws {
    let sandbox = try Sandbox(Self.corpus(500))
    let expected = try sandbox.retriever().ranking("needle")
    let path = try sandbox.indexPath()
    let sound = try Data(contentsOf: URL(filePath: path))
    try Self.broken(sound, how).write(to: URL(filePath: path))
    #expect(try sandbox.retriever().ranking("needle") == expected)
    #expect(try sandbox.retriever().unknownDocuments(among: ["d1", "d500"]) == ["d500"])
    #expect(try Data(contentsOf: URL(filePath: path)).count == sound.count)
  }

  @Test func noTornPageIsBelieved() throws {
    let sandbox = try Sandbox(Self.corpus(500))
    let expected = try sandbox.retriever().ranking("needle")
    let path = try sandbox.indexPath()
    let sound = try Data(contentsOf: URL(filePath: path))
    for page in 1..<sound.count / 4096 {
      let rest = sound.dropFirst((page + 1) * 4096)
      let torn = sound.prefix(page * 4096) + Data(repeating: 0xA5, count: 4096) + rest
      try torn.write(to: URL(filePath: path))
      #expect(try sandbox.retriever().ranking("needle") == expected, "page \(page)")
    }
  }

  private static func broken(_ sound: Data, _ how: String) -> Data {
    switch how {
    case "empty": Data()
    case "text": Data("this is not a database, though it is long enough to be one".utf8)
    case "cut": sound.prefix(sound.count / 2)
    // The header and the schema are sound, so that it is found out only when something is searched.
    default: sound.prefix(4096) + Data(repeating: 0xA5, count: sound.count - 4096)
    }
  }

  @Test func fileThatVanishesWhileInUseIsMadeAgain() throws {
    let sandbox = try Sandbox(Self.corpus(500))
    let retriever = try sandbox.retriever()
    let expected = try retriever.ranking("needle")
    try FileManager.default.removeItem(atPath: sandbox.indexPath())
    // More threads than connections that are open, so that some must open the file.
    DispatchQueue.concurrentPerform(iterations: 64) { _ in
      let found = try? retriever.ranking("needle")
      #expect(found == expected)
    }
  }

  @Test(arguments: ["/proc/ragspec", "corpus.jsonl/derived"])
  func folderThatCannotBeWrittenIsDoneWithout(folder: String) throws {
    let expected = try Sandbox(Self.corpus(500)).retriever().ranking("hay needle")
    let retriever = try Sandbox(Self.corpus(500), derivedFolder: folder).retriever()
    DispatchQueue.concurrentPerform(iterations: 64) { _ in
      let found = try? retriever.ranking("hay needle")
      #expect(found == expected)
    }
    #expect(try retriever.unknownDocuments(among: ["d1", "x"]) == ["x"])
  }

  @Test func threadsMayStartAtOnce() throws {
    let sandbox = try Sandbox(Self.corpus(2000))
    let retrievers = try (0..<4).map { _ in try sandbox.retriever() }
    DispatchQueue.concurrentPerform(iterations: 200) { number in
      let found = try? retrievers[number % 4].ids("needle").count
      #expect(found == 20)
    }
    #expect(try sandbox.derivedFiles().count == 1)
  }

  @Test func processesMayStartAtOnce() async throws {
    let sandbox = try Sandbox(Self.corpus(5000))
    let folder = sandbox.folder
    await withTaskGroup(of: Void.self) { processes in
      for _ in 0..<3 {
        processes.addTask {
          await #expect(processExitsWith: .success) { [folder = folder as URL] in
            let found = try Sandbox(existing: folder).retriever().ids("needle")
            guard found.count == 20 else { throw Sandbox.Unexpected() }
          }
        }
      }
    }
    #expect(try sandbox.derivedFiles().count == 1)
  }

  @Test(arguments: [0, 3, 10, 30, 100, 300])
  func processMayBeKilledAtAnyMoment(milliseconds: Int) async throws {
    let sandbox = try Sandbox(Self.corpus(5000))
    let folder = sandbox.folder
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as URL, milliseconds = milliseconds as Int] in
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
        kill(getpid(), SIGKILL)
      }
      _ = try Sandbox(existing: folder).retriever().ids("needle")
      try await Task.sleep(for: .seconds(60))
    }
    #expect(try sandbox.retriever().ids("needle").count == 20)
    #expect(try sandbox.derivedFiles().count { !$0.hasSuffix(".tmp") } == 1)
  }

  private static func identity(_ path: String) throws -> [String] {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return ["\(attributes[.systemFileNumber] ?? "")", "\(attributes[.modificationDate] ?? "")"]
  }
}

extension Sandbox {
  fileprivate func derivedURL(_ name: String) -> URL { URL(filePath: derivedFolder).appending(path: name) }
}
