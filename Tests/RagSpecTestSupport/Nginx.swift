public import Foundation

/// A real web server: nginx from the system, with TLS, HTTP/2, compression and a Unix socket, for as long as the value lives.
///
/// - `/v1/chat/completions` answers every request with the same completion, `fine: nginx;`
/// - `/moved` redirects to `/v1/chat/completions` with 308
public final class Nginx {
  private let process = Process()
  public let folder: URL
  public let securePort: Int
  public let plainPort: Int
  public var socket: String { folder.appending(path: "nginx.sock").path }
  public var secureURL: String { "https://127.0.0.1:\(securePort)/v1" }

  /// Starts it and waits until it listens. With `wantsCertificate` it refuses clients without one of the authority.
  public init(_ authority: TestAuthority, certificate: String = "server", wantsCertificate: Bool = false) throws {
    (securePort, plainPort) = (try LoopbackServer.refusedPort(), try LoopbackServer.refusedPort())
    folder = FileManager.default.temporaryDirectory.appending(path: "nginx-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try configuration(authority, certificate, wantsCertificate)
      .write(to: folder.appending(path: "nginx.conf"), atomically: true, encoding: .utf8)
    process.executableURL = URL(filePath: Self.path)
    process.arguments = ["-p", folder.path, "-c", "nginx.conf", "-e", "error.log"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<500 where !FileManager.default.fileExists(atPath: folder.appending(path: "nginx.pid").path) {
      Thread.sleep(forTimeInterval: 0.01)
    }
  }

  deinit {
    // The threads of tests block signals that could be handled, and their children inherit that.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// A line for each request: `protocol connection status accepted-encoding`; waits for so many, for a moment.
  public func log(of count: Int = 1) throws -> [String] {
    for _ in 0..<500 {
      let lines = try log()
      if lines.count >= count { return lines }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return try log()
  }

  private func log() throws -> [String] {
    try String(contentsOf: folder.appending(path: "access.log"), encoding: .utf8).split(separator: "\n").map(
      String.init)
  }

  static var path: String {
    ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"]
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "/usr/sbin/nginx"
  }

  private func configuration(_ authority: TestAuthority, _ certificate: String, _ wantsCertificate: Bool) -> String {
    let text = String(repeating: "fine: nginx; ", count: 200)
    let answer = #"{"choices":[{"message":{"role":"assistant","content":"\#(text)"},"finish_reason":"stop"}]}"#
    let clients = wantsCertificate ? "ssl_verify_client on; ssl_client_certificate \(authority.certificate);" : ""
    return """
      daemon off; master_process off; pid nginx.pid; error_log error.log;
      events { worker_connections 512; }
      http {
        log_format brief '$server_protocol $connection $status $http_accept_encoding';
        access_log access.log brief;
        client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        keepalive_requests 100000;
        gzip on; gzip_types application/json; gzip_min_length 10;
        default_type application/json;
        server {
          listen 127.0.0.1:\(plainPort); listen unix:\(socket);
          listen 127.0.0.1:\(securePort) ssl http2; listen [::1]:\(securePort) ssl http2;
          ssl_protocols TLSv1.2 TLSv1.3;
          ssl_certificate \(authority.path("\(certificate).pem"));
          ssl_certificate_key \(authority.path("\(certificate).key"));
          \(clients)
          location / { proxy_pass http://unix:\(folder.path)/application.sock; }
        }
        # The first server reads whole requests before it asks this one, as servers of models do.
        server {
          listen unix:\(folder.path)/application.sock; access_log off;
          location /v1/chat/completions { return 200 '\(answer)'; }
          location /moved { absolute_redirect off; return 308 /v1/chat/completions; }
        }
      }
      """
  }
}
