/// A problem in what the user gave us: where it is, what it is and how to mend it.
///
/// Diagnostics are values. Whoever finds a problem returns it and looks for the next one, so that all of them can be
/// shown together.
package struct Diagnostic: Error, Sendable {
  package enum Severity: String, Sendable { case error, warning }

  /// A stable name for the kind of problem, shown in brackets: `unknown-key`.
  package struct ID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }
  }

  package var severity: Severity
  package let id: ID
  /// Lower case, without a final period, the offending text in quotes.
  package let message: String
  package let location: SourceLocation?
  /// Further facts, each a line of its own.
  package var notes: [String]
  /// What to do about it.
  package var hint: String?
  /// Whether the line itself may be shown; not when it holds a secret.
  package var showsLine = true

  package init(
    _ id: ID, _ message: String, at location: SourceLocation?, severity: Severity = .error, notes: [String] = [],
    hint: String? = nil
  ) {
    self.severity = severity
    self.id = id
    self.message = message
    self.location = location
    self.notes = notes
    self.hint = hint
  }
}

/// One or more diagnostics on their way out of an initializer.
package struct InvalidInput: Error, Sendable {
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  package init(
    _ id: Diagnostic.ID, _ message: String, at location: SourceLocation?, notes: [String] = [], hint: String? = nil
  ) {
    diagnostics = [Diagnostic(id, message, at: location, notes: notes, hint: hint)]
  }

  /// The same problem, told without the line that it is in.
  package var withoutLine: InvalidInput {
    InvalidInput(
      diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.showsLine = false
        return diagnostic
      })
  }
}
