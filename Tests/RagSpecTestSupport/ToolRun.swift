public import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// One run of the real `ragspec` binary: what it printed and how it ended.
public struct ToolRun: Sendable {
  public let exitCode: Int32
  public let output: String
  public let errors: String

  public init(exitCode: Int32, output: String, errors: String) {
    self.exitCode = exitCode
    self.output = output
    self.errors = errors
  }

  /// Runs `ragspec` in a folder and waits for its end.
  ///
  /// The environment holds nothing but `PATH`, `HOME` and what is given, so that a test means the same on every machine.
  /// Standard input holds nothing but what is given.
  public static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], input: Data = Data()
  ) throws -> ToolRun {
    let running = try RunningTool(arguments, in: folder, environment: environment, input: input)
    return try running.wait()
  }

  /// The binary that was built beside the tests; `RAGSPEC_BINARY` names another one.
  public static var binaryPath: String {
    if let named = ProcessInfo.processInfo.environment["RAGSPEC_BINARY"] { return named }
    let testProcess = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return testProcess.deletingLastPathComponent().appending(path: "ragspec").path
  }
}

/// A run of the binary that has not ended yet.
public final class RunningTool {
  private let process = Process()
  private let outputFile: URL
  private let errorFile: URL

  /// - Parameter launcher: a program with its arguments that starts the binary, such as `nice -n 5`.
  public init(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], input: Data = Data(),
    through launcher: [String] = []
  ) throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "ragspec-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    // Files, not pipes: a pipe holds 64 KiB, and a full one would stop the tool.
    outputFile = scratch.appending(path: "output")
    errorFile = scratch.appending(path: "errors")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.executableURL = URL(filePath: launcher.isEmpty ? ToolRun.binaryPath : "/usr/bin/env")
    process.arguments = launcher.isEmpty ? arguments : launcher + [ToolRun.binaryPath] + arguments
    process.currentDirectoryURL = folder
    let inherited = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME"].contains($0.key) }
    process.environment = inherited.merging(environment) { $1 }
    let inputFile = scratch.appending(path: "input")
    try input.write(to: inputFile)
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
  }

  public var processID: Int32 { process.processIdentifier }

  /// Ends the process at once, wherever it is.
  public func kill() { send(SIGKILL) }

  public func send(_ signal: Int32) { _ = Glibc.kill(processID, signal) }

  /// Waits for the end and returns what was printed.
  public func wait() throws -> ToolRun {
    process.waitUntilExit()
    defer { try? FileManager.default.removeItem(at: outputFile.deletingLastPathComponent()) }
    let exitCode = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return ToolRun(
      exitCode: exitCode, output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }

}
