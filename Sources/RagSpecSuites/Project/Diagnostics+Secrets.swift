import RagSpecCore

extension InvalidInput {
  /// The same problems; a line that looks as if a secret was written into it is not shown.
  ///
  /// Whoever writes `api-key: …` for `key: …` is told so in a log that others read.
  var hidingSecrets: InvalidInput {
    InvalidInput(
      diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        let line = diagnostic.location.flatMap { $0.file.line($0.line) }
        if let line, line.seemsToHoldSecret { diagnostic.showsLine = false }
        return diagnostic
      })
  }
}

extension String {
  private static let namesOfSecrets = ["key", "token", "secret", "password", "authorization", "cookie"]

  /// Whether a line of YAML gives a name of a secret a value that is no `${NAME}`, or a URL a password.
  fileprivate var seemsToHoldSecret: Bool {
    var rest = self[...]
    while let colon = rest.firstIndex(of: ":") {
      let name = rest[..<colon].lowercased().filter { $0 != "\"" && $0 != "'" && $0 != " " }
      rest = rest[rest.index(after: colon)...]
      let value = rest.drop { $0 == " " || $0 == "\"" || $0 == "'" }
      let isNamed = Self.namesOfSecrets.contains(where: name.hasSuffix)
      if isNamed, !value.isEmpty, !value.hasPrefix("${") { return true }
      if rest.hasPrefix("//"), rest.prefix(while: { !$0.isWhitespace }).contains("@") { return true }
    }
    return false
  }
}
