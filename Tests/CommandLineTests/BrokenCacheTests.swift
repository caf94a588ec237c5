import Foundation
import RagSpecTestSupport
import Testing

/// Caches that cannot be used: the run goes on where it may call, says so once, and replays nothing that is wrong.
@Suite(.timeLimit(.minutes(10))) struct BrokenCacheTests {
  private static let count = 40

  private static func questions(padding: Int = 0) throws -> (QuestionProject, LoopbackServer) {
    let server = try LoopbackServer { QuestionProject.answer(to: $0, padding: padding) }
    return (try QuestionProject(asking: server.endpointURL, count: count, padding: padding), server)
  }

  /// One warning, which names the trouble and what to do.
  private static func expectWarning(
    of run: ToolRun, _ parts: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let warnings = (run.output + run.errors).split(separator: "\n").filter { $0.hasPrefix("warning:") }
    #expect(warnings.count == 1, "\(warnings)", sourceLocation: sourceLocation)
    for part in parts {
      #expect(warnings.first?.contains(part) ?? false, "\(part): \(warnings)", sourceLocation: sourceLocation)
    }
  }

  @Test func `a limit on the size of files ends the recording, and not the run`() throws {
    let (questions, server) = try Self.questions(padding: 20_000)
    let run = try RunningTool(["run"], in: questions.folder, through: ["sh", "-c", "ulimit -f 600; exec \"$@\"", "-"])
      .wait()
    #expect(run.exitCode == 0 && run.output.contains("40 passed"), "\(run.output)\(run.errors)")
    Self.expectWarning(of: run, "responses were not recorded", "no file grow so large", "ulimit -f")
    #expect(try questions.project.ragspec("cache", "verify").exitCode == 0)
    let known = try #require(try questions.recordedNumbers())
    #expect(try questions.project.ragspec("run").exitCode == 0)
    #expect(server.requests.count == 2 * Self.count - known.count)
    #expect(try questions.project.ragspec("run", "--cache", "replay").exitCode == 0)
  }

  @Test(arguments: ["BEGIN IMMEDIATE", "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"])
  func `a run goes on beside a process that keeps the file to itself`(lock: String) throws {
    let (questions, server) = try Self.questions()
    try questions.project.ragspec("run", "suite/c0")
    let holder = try LockHolder(questions.cachePath, lock)
    let run = try questions.project.ragspec("run")
    holder.end()
    #expect(run.exitCode == 0 && run.output.contains("40 passed"), "\(run.output)\(run.errors)")
    Self.expectWarning(of: run, "database is locked", "end it, and run again")
    #expect(try questions.project.ragspec("cache", "verify").exitCode == 0)
    #expect(server.requests.count == (lock.contains("EXCLUSIVE") ? 41 : 40))
  }

  /// `ENOLCK` is what network file systems say, `EOPNOTSUPP` what others do.
  @Test(arguments: ["ENOLCK", "EOPNOTSUPP"]) func `a file system without locks is told of`(code: String) throws {
    let (questions, server) = try Self.questions()
    try questions.project.ragspec("run", "suite/c0")
    let shim = try LockRefusal(code)
    let run = try ToolRun.run(["run"], in: questions.folder, environment: ["LD_PRELOAD": shim.path])
    #expect(run.exitCode == 0 && run.output.contains("40 passed"), "\(run.output)\(run.errors)")
    Self.expectWarning(of: run, "its file system refuses locks", "a file on a disk of this computer")
    #expect(server.requests.count == 1 + Self.count)
    let replayed = try ToolRun.run(
      ["run", "--cache", "replay", "suite/c0"], in: questions.folder, environment: ["LD_PRELOAD": shim.path])
    #expect(replayed.exitCode == 3 && replayed.output.contains("refuses locks"), "\(replayed.output)")
  }

  @Test func `a newer form is left alone`() throws {
    let (questions, server) = try Self.questions()
    try questions.project.ragspec("run", "suite/c0")
    try SQLiteShell.run("PRAGMA user_version = 99", on: questions.cachePath)
    let before = try Data(contentsOf: URL(filePath: questions.cachePath))
    let run = try questions.project.ragspec("run")
    #expect(run.exitCode == 0 && server.requests.count == 1 + Self.count, "\(run.output)\(run.errors)")
    Self.expectWarning(of: run, "could be neither read nor written", "newer ragspec (form 99", "another file")
    let replayed = try questions.project.ragspec("run", "--cache", "replay")
    #expect(replayed.exitCode == 3 && replayed.output.contains("newer ragspec"), "\(replayed.output)")
    #expect(try Data(contentsOf: URL(filePath: questions.cachePath)) == before)
  }

  @Test func `what may not be written is read, and nothing is recorded`() throws {
    let (questions, server) = try Self.questions()
    try questions.project.ragspec("run", "suite/c0")
    for name in ["cache.sqlite-claims"] {
      try FileManager.default.removeItem(at: questions.folder.appending(path: ".ragspec/\(name)"))
    }
    let folder = questions.folder.appending(path: ".ragspec").path
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: questions.cachePath)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
    // Whoever may do everything has to become somebody else.
    let nobody = getuid() == 0 ? ["setpriv", "--reuid=65534", "--clear-groups"] : []
    let run = try RunningTool(["run"], in: questions.folder, through: nobody).wait()
    #expect(run.exitCode == 0 && server.requests.count == Self.count, "\(run.output)\(run.errors)")
    Self.expectWarning(of: run, "responses were not recorded", "make the file and its folder writable")
  }
}

// MARK: - Damage

extension BrokenCacheTests {
  /// Every page is overwritten in turn, with zeros, with noise and with another page: what is read is right or is called for.
  @Test func `no damaged page leads to a wrong answer`() throws {
    let (questions, server) = try Self.questions(padding: 900)
    try questions.project.ragspec("run")
    let whole = try Data(contentsOf: URL(filePath: questions.cachePath))
    let pageSize = 4_096
    let pages = whole.count / pageSize
    try #require(pages > 10)
    for page in 1..<pages {
      for damage in Damage.allCases {
        var bytes = whole
        bytes.replaceSubrange(
          page * pageSize..<(page + 1) * pageSize, with: damage.bytes(for: page, of: whole, pageSize))
        try bytes.write(to: URL(filePath: questions.cachePath))
        let run = try questions.project.ragspec("run")
        #expect(run.exitCode == 0 && run.output.contains("40 passed"), "page \(page), \(damage): \(run.output)")
      }
    }
    #expect(server.requests.count > Self.count, "some was called for again")
  }

  private enum Damage: CaseIterable {
    case zeros, noise, otherPage

    func bytes(for page: Int, of whole: Data, _ size: Int) -> Data {
      switch self {
      case .zeros: return Data(count: size)
      case .noise: return Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ page) })
      case .otherPage:
        let other = page + 1 < whole.count / size ? page + 1 : 1
        return whole.subdata(in: other * size..<(other + 1) * size)
      }
    }
  }

  @Test func `damage is told with what to do about it`() throws {
    let (questions, server) = try Self.questions(padding: 900)
    defer { withExtendedLifetime(server) {} }
    try questions.project.ragspec("run")
    var bytes = try Data(contentsOf: URL(filePath: questions.cachePath))
    // The root of the index of keys.
    bytes.replaceSubrange(2 * 4_096..<3 * 4_096, with: Data(repeating: 0xEE, count: 4_096))
    try bytes.write(to: URL(filePath: questions.cachePath))
    let run = try questions.project.ragspec("run")
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    Self.expectWarning(of: run, "malformed", "ragspec cache verify", "move the file away")
    let replayed = try questions.project.ragspec("run", "--cache", "replay")
    #expect(replayed.exitCode == 3 && replayed.output.contains("malformed"), "\(replayed.output)")
    let verified = try questions.project.ragspec("cache", "verify")
    #expect(verified.exitCode == 2 && verified.errors.contains("[damaged-cache]"), "\(verified.errors)")
  }
}

// MARK: - Troublemakers

/// A Python process that holds a lock of SQLite's.
private struct LockHolder {
  private let process = Process()

  init(_ path: String, _ statements: String) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import sqlite3, sys, time
      database = sqlite3.connect(sys.argv[1], isolation_level=None)
      for statement in sys.argv[2].split(';'): database.execute(statement)
      database.execute('CREATE TABLE IF NOT EXISTS foreign_table (x)')
      print('locked', flush=True)
      time.sleep(600)
      """, path, statements,
    ]
    process.standardOutput = output
    try process.run()
    #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("locked"))
  }

  func end() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

/// Statements that are run by another program than ours.
private enum SQLiteShell {
  static func run(_ statements: String, on path: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])", path, statements,
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}

/// A library that, loaded before the C library, makes every lock fail.
private final class LockRefusal {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "ragspec-shim-\(UUID().uuidString)")
  var path: String { folder.appending(path: "shim.so").path }

  init(_ code: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = folder.appending(path: "shim.c")
    try Data(
      """
      #define _GNU_SOURCE
      #include <errno.h>
      #include <fcntl.h>
      #include <stdarg.h>
      #include <sys/syscall.h>
      #include <unistd.h>
      static int call(int descriptor, int command, void *argument) {
        switch (command) {
          case F_GETLK: case F_SETLK: case F_SETLKW: case F_OFD_GETLK: case F_OFD_SETLK: case F_OFD_SETLKW:
            errno = \(code);
            return -1;
        }
        return (int)syscall(SYS_fcntl, descriptor, command, argument);
      }
      int fcntl(int d, int c, ...) { va_list l; va_start(l, c); void *a = va_arg(l, void *); va_end(l); return call(d, c, a); }
      int fcntl64(int d, int c, ...) { va_list l; va_start(l, c); void *a = va_arg(l, void *); va_end(l); return call(d, c, a); }
      """.utf8
    ).write(to: source)
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments = ["clang", "-shared", "-fPIC", "-o", path, source.path]
    try compiler.run()
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
