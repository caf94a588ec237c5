import SystemFiles

/// Whose certificates are trusted, where an endpoint does not say so itself.
package struct TrustedAuthorities: Sendable {
  /// A PEM file of certificates; `nil` for the system's.
  package var file: String?
  /// A folder of certificates under their hashes, as `openssl rehash` makes it; `nil` for the system's.
  package var folder: String?

  package init(file: String? = nil, folder: String? = nil) { (self.file, self.folder) = (file, folder) }

  /// Takes a path as a configuration names it, of a file or of a folder.
  package init(at path: String) {
    if File.kind(of: path) == .folder { folder = path } else { file = path }
  }

  /// Reads the variables that curl and OpenSSL have for it; the library itself looks at none of them.
  package init(environment: (String) -> String?) {
    if let bundle = environment("CURL_CA_BUNDLE"), !bundle.isEmpty {
      file = bundle
    } else {
      // As in a shell, a variable that is set but empty says nothing.
      file = environment("SSL_CERT_FILE").flatMap { $0.isEmpty ? nil : $0 }
      folder = environment("SSL_CERT_DIR").flatMap { $0.isEmpty ? nil : $0 }
    }
  }
}
