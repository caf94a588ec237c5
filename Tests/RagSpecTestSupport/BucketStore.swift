import Foundation

/// A service that speaks S3, moto's, with one bucket and a user whose signatures it checks.
///
/// `scripts/install-dependencies test` installs it from PyPI into `.build/object-store-venv`.
public struct BucketStore: Sendable {
  public static let bucket = "team-cache"
  public static let region = "eu-central-1"

  public let url: String
  public let keyID: String
  public let secret: String

  /// It ended before it told its address; its own message is on standard error.
  public struct DidNotStart: Error {}

  /// What programs that speak to it find in their environment.
  public var environment: [String: String] {
    [
      "AWS_ACCESS_KEY_ID": keyID, "AWS_SECRET_ACCESS_KEY": secret, "AWS_REGION": Self.region,
      "AWS_ENDPOINT_URL": url,
    ]
  }

  /// Starts it on a free port, for as long as a function runs.
  public static func serving<Result>(_ body: (BucketStore) throws -> Result) throws -> Result {
    let (process, output) = (Process(), Pipe())
    process.executableURL = projectRoot.appending(path: ".build/object-store-venv/bin/python")
    process.arguments = [projectRoot.appending(path: "scripts/object-store-server").path, bucket]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // A thread of the tests may have blocked signals that ask, and the process would have inherited that.
    defer {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let words = try firstLine(of: output.fileHandleForReading).split(separator: " ").map(String.init)
    guard words.count == 3 else { throw DidNotStart() }
    return try body(BucketStore(url: words[0], keyID: words[1], secret: words[2]))
  }

  private static func firstLine(of output: FileHandle) throws -> String {
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let bytes = output.availableData
      guard !bytes.isEmpty else { throw DidNotStart() }
      line += bytes
    }
    return String(decoding: line.dropLast(), as: UTF8.self)
  }
}
