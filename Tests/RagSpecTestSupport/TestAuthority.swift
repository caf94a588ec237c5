public import Foundation

/// A certificate authority of a test, made with `openssl`, and certificates that it signed.
public final class TestAuthority: Sendable {
  public let folder: URL
  /// The authority's own certificate.
  public var certificate: String { path("ca.pem") }

  /// Makes the authority and a certificate for 127.0.0.1, ::1 and localhost, as `server.pem` and `server.key`.
  public init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ragspec-authority-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try openssl(
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=Test Authority", "-keyout",
      "ca.key", "-out", "ca.pem")
    try makeCertificate("server", names: "DNS:localhost,DNS:model.invalid,IP:127.0.0.1,IP:::1")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The path of a file of the authority.
  public func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Makes `NAME.pem` and `NAME.key`, for so many days; fewer than none is one that has expired.
  public func makeCertificate(_ name: String, names: String, days: Int = 30) throws {
    try "subjectAltName=\(names)\n".write(toFile: path("\(name).ext"), atomically: true, encoding: .utf8)
    try openssl(
      "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=\(name)", "-keyout", "\(name).key", "-out", "\(name).csr")
    try openssl(
      "x509", "-req", "-in", "\(name).csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "\(days)",
      "-extfile", "\(name).ext", "-out", "\(name).pem")
  }

  /// Makes a folder of authorities as OpenSSL looks them up, with this one in it.
  public func hashedFolder() throws -> String {
    let hashed = folder.appending(path: "hashed")
    try FileManager.default.createDirectory(at: hashed, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: folder.appending(path: "ca.pem"), to: hashed.appending(path: "ca.pem"))
    try openssl("rehash", hashed.path)
    return hashed.path
  }

  private func openssl(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(arguments: arguments, status: process.terminationStatus) }
  }

  public struct Failure: Error {
    public let arguments: [String]
    public let status: Int32
  }
}
