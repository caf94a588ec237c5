public import Foundation

/// The field's reference implementations, run in a Python process of their own.
///
/// `make setup-reference` installs them from PyPI into `.build/reference-venv`; `RAGSPEC_REFERENCE_PYTHON` names another
/// interpreter that has them.
public enum ReferencePython {
  /// Runs a script of `Tests/ReferenceTests/Python`, feeds it a JSON value and returns the JSON value it prints.
  public static func run<Input: Encodable, Output: Decodable>(
    _ script: String, on input: Input, as type: Output.Type = Output.self
  ) throws -> Output {
    let process = Process()
    process.executableURL = interpreter
    process.arguments = [projectRoot.appending(path: "Tests/ReferenceTests/Python/\(script)").path]
    let (given, printed) = (temporaryFile(), temporaryFile())
    defer { for file in [given, printed] { try? FileManager.default.removeItem(at: file) } }
    try JSONEncoder().encode(input).write(to: given)
    try Data().write(to: printed)
    process.standardInput = try FileHandle(forReadingFrom: given)
    process.standardOutput = try FileHandle(forWritingTo: printed)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(script: script, status: process.terminationStatus) }
    return try JSONDecoder().decode(type, from: Data(contentsOf: printed))
  }

  /// The script ended badly; its own message is on standard error.
  public struct Failure: Error, CustomStringConvertible {
    public let script: String
    public let status: Int32
    public var description: String { "\(script) exited with \(status); is `make setup-reference` done?" }
  }

  private static var interpreter: URL {
    if let named = ProcessInfo.processInfo.environment["RAGSPEC_REFERENCE_PYTHON"] { return URL(filePath: named) }
    return projectRoot.appending(path: ".build/reference-venv/bin/python")
  }

  private static func temporaryFile() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "ragspec-reference-\(UUID().uuidString).json")
  }
}

/// The folder that holds `Package.swift`.
public let projectRoot = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
