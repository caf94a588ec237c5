import Foundation

/// nginx with its DAV module, as a store of objects.
public struct NginxStore: Sendable {
  /// Where objects are, without a slash at its end.
  public let url: String
  private let root: URL

  /// What it lets clients do.
  public enum Manner: String, Sendable {
    case usual
    /// `PUT` is answered with 405, as a server without the DAV module does it.
    case withoutDAV
    /// `PUT` is answered with 403.
    case readOnly
    /// Who does not send `Authorization: Bearer open-sesame` gets 401.
    case locked
  }

  /// It did not listen; what it said is in the error.
  public struct DidNotStart: Error { public let log: String }

  /// Starts it on a free port, for as long as a function runs.
  public static func serving<Result>(
    _ manner: Manner = .usual, _ body: (NginxStore) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "nginx-store-\(UUID().uuidString.prefix(8))")
    let store = NginxStore(port: try LoopbackServer.refusedPort(), root: folder.appending(path: "objects"))
    try FileManager.default.createDirectory(at: store.root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try store.configuration(manner).write(
      to: folder.appending(path: "nginx.conf"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: Nginx.path)
    process.arguments = ["-p", folder.path, "-c", "nginx.conf", "-e", "error.log"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    // A thread of the tests may have blocked signals that ask, and the process would have inherited that.
    defer {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    for _ in 0..<500 where !FileManager.default.fileExists(atPath: folder.appending(path: "nginx.pid").path) {
      guard process.isRunning else { break }
      Thread.sleep(forTimeInterval: 0.01)
    }
    guard process.isRunning else {
      let log = try? String(contentsOf: folder.appending(path: "error.log"), encoding: .utf8)
      throw DidNotStart(log: log ?? "")
    }
    return try body(store)
  }

  private init(port: Int, root: URL) { (url, self.root) = ("http://127.0.0.1:\(port)/team/recordings", root) }

  /// The names of all objects, in their order.
  public var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "team/recordings").path)) ?? [])
      .sorted()
  }

  public func text(of name: String) throws -> String { try String(contentsOf: file(name), encoding: .utf8) }

  /// Puts bytes under a name behind the server's back.
  public func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      at: root.appending(path: "team/recordings"), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file(name))
  }

  /// A line for each request: `METHOD status`; the log is as old as the server.
  public var log: [String] {
    let log = root.deletingLastPathComponent().appending(path: "access.log")
    return ((try? String(contentsOf: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
  }

  private func file(_ name: String) -> URL { root.appending(path: "team/recordings").appending(path: name) }

  private func configuration(_ manner: Manner) -> String {
    let port = url.split(separator: ":")[2].prefix { $0.isNumber }
    let methods =
      switch manner {
      case .usual: "dav_methods PUT DELETE; create_full_put_path on;"
      case .withoutDAV: ""
      case .readOnly: "dav_methods PUT; limit_except GET { deny all; }"
      case .locked:
        "dav_methods PUT; create_full_put_path on; if ($http_authorization != \"Bearer open-sesame\") { return 401; }"
      }
    return """
      daemon off; master_process off; pid nginx.pid; error_log error.log;
      events { worker_connections 512; }
      http {
        log_format brief '$request_method $status';
        access_log access.log brief;
        client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        client_max_body_size 64m;
        server {
          listen 127.0.0.1:\(port);
          root objects;
          location / { \(methods) }
        }
      }
      """
  }
}
