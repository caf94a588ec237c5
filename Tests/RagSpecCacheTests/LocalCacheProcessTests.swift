import Foundation
import RagSpecCache
import RagSpecCore
import RagSpecSQLite
import Synchronization
import Testing

/// Processes that share a file, and processes that are killed.
@Suite(.serialized) struct LocalCacheProcessTests {
  @Test func twoProcessesRecordAtOnce() async throws {
    let folder = TemporaryFolder()
    let path = folder["c"]
    async let other: Void = expectOtherProcessRecords(at: path)
    let cache = LocalCache(path: path)
    for number in 0..<600 {
      cache.record(.sample(number))
      if number % 7 == 0 { try cache.flush() }
    }
    try cache.flush()
    await other
    let found = try LocalCache(path: path).answers(for: (0..<1_200).map { .sample($0) })
    #expect(found.enumerated().allSatisfy { $1?.output.content == "answer \($0)" })
  }

  private func expectOtherProcessRecords(at path: String) async {
    await #expect(processExitsWith: .success) { [path] in
      let cache = LocalCache(path: path)
      for number in 600..<1_200 {
        cache.record(.sample(number))
        if number % 11 == 0 { try cache.flush() }
      }
      try cache.flush()
    }
  }

  /// What was flushed is there, what was not is there whole or not at all, and the next process goes on with the file.
  @Test func aKilledProcessLeavesASoundFile() async throws {
    let folder = TemporaryFolder()
    let (path, progress) = (folder["c"], folder["progress"])
    var expected: Set<Int> = []
    for (round, milliseconds) in [1.0, 3, 6, 10, 20, 40, 80, 160].enumerated() {
      let writer = DoomedWriter(
        path: path, progress: progress, first: round * 100_000,
        milliseconds: milliseconds * Double.random(in: 0.7...1.3))
      await #expect(processExitsWith: .signal(SIGKILL)) { [writer = writer as DoomedWriter] in
        try writer.recordUntilKilled()
      }
      let flushed = Int(try String(contentsOfFile: progress, encoding: .utf8)) ?? 0
      expected.formUnion(round * 100_000..<round * 100_000 + flushed)
      try FileManager.default.removeItem(atPath: progress)
      if folder.exists("c") { try expectSoundFile(at: path, with: expected) }
    }
    #expect(!expected.isEmpty)
  }

  private func expectSoundFile(at path: String, with expected: Set<Int>) throws {
    let found = try LocalCache(path: path).answers(for: expected.sorted().map { .sample($0) })
    #expect(try integrity(of: path) == "ok")
    #expect(zip(expected.sorted(), found).allSatisfy { $1?.output.content == DoomedWriter.content($0) })
    var recorded = 0
    try CacheCatalog(path: path).forEach { response in
      recorded += 1
      #expect(ModelRequest.key(ofCanonical: response.request) == response.key)
    }
    #expect(recorded >= expected.count)
  }

  /// A process that is killed while it makes the file leaves a journal, which must be undone before anybody can read.
  @Test func goesOnWhereTheFirstWriteWasCutShort() async throws {
    let folder = TemporaryFolder()
    let path = folder["c"]
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let database = try Database(path: path, access: .readWrite)
      try database.execute(
        """
        PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE response (x);
        INSERT INTO response VALUES (zeroblob(200000))
        """)
      kill(getpid(), SIGKILL)
    }
    #expect(folder.exists("c-journal"))
    let cache = LocalCache(path: path)
    #expect(try cache.answers(for: [.sample(1)])[0] == nil)
    cache.record(.sample(1))
    try cache.flush()
    #expect(try cache.answers(for: [.sample(1)])[0] != nil)
  }

  private func integrity(of path: String) throws -> String {
    let check = try Database(path: path, access: .readOnly).prepare("PRAGMA integrity_check")
    return try check.step() ? check.text(0) : "nothing"
  }

  /// A lock that another program holds for a while is waited for.
  @Test func waitsForAnotherProgramsLock() throws {
    let folder = TemporaryFolder()
    let cache = LocalCache(path: folder["c"])
    cache.record(.sample(1))
    try cache.flush()
    let holder = try lock(folder["c"], seconds: 2)
    let start = ContinuousClock.now
    #expect(try cache.answers(for: [.sample(1)])[0] != nil)
    #expect(ContinuousClock.now - start < .milliseconds(1_500), "readers do not wait")
    cache.record(.sample(2))
    try cache.flush()
    #expect(ContinuousClock.now - start > .milliseconds(500))
    holder.waitUntilExit()
    #expect(try cache.answers(for: [.sample(2)])[0] != nil)
  }

  @Test func tellsWhatToDoAboutALockThatStays() throws {
    let folder = TemporaryFolder()
    let cache = LocalCache(path: folder["c"])
    cache.record(.sample(1))
    try cache.flush()
    let holder = try lock(folder["c"], seconds: 600)
    defer {
      // A test process may block the gentler signals, and its children with it.
      kill(holder.processIdentifier, SIGKILL)
      holder.waitUntilExit()
    }
    cache.record(.sample(2))
    do throws(CacheError) {
      try cache.flush()
      Issue.record("it was written beside a lock")
    } catch {
      #expect(error.message.contains("locked") && error.hint?.contains("end it, and run again") ?? false, "\(error)")
    }
  }

  /// Starts a Python process that holds the write lock, and returns when it does.
  private func lock(_ path: String, seconds: Double) throws -> Process {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import sqlite3, time
      database = sqlite3.connect('\(path)', isolation_level=None)
      database.execute('BEGIN IMMEDIATE')
      print('locked', flush=True)
      time.sleep(\(seconds))
      database.execute('ROLLBACK')
      """,
    ]
    process.standardOutput = output
    try process.run()
    #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("locked"))
    return process
  }
}

/// What a process does that is going to be killed.
private struct DoomedWriter: Codable {
  let path: String
  /// A file that says how many responses are on disk.
  let progress: String
  let first: Int
  let milliseconds: Double

  static func content(_ number: Int) -> String { "answer \(number) " + String(repeating: "x", count: number % 3_000) }

  /// Records without end; a thread of its own kills the process, wherever it is.
  func recordUntilKilled() throws {
    let cache = LocalCache(path: path)
    try Data("0".utf8).write(to: URL(filePath: progress))
    Thread.detachNewThread { [milliseconds] in
      Thread.sleep(forTimeInterval: milliseconds / 1_000)
      kill(getpid(), SIGKILL)
    }
    for number in first... {
      cache.record(.sample(number, content: Self.content(number)))
      guard number % 3 == 0 else { continue }
      try cache.flush()
      try Data("\(number - first + 1)".utf8).write(to: URL(filePath: progress), options: .atomic)
    }
  }
}
