/// Turns the events of a run into text. It knows no file and no terminal.
package protocol Reporter: NamedExtension {
  init(_ style: ReportStyle)
  mutating func receive(_ event: RunEvent, to output: inout TextBuffer)
}

/// How much a reporter says, and with which means.
package struct ReportStyle: Sendable {
  package enum Verbosity: Sendable { case quiet, normal, verbose }

  package var verbosity: Verbosity
  package var usesColor: Bool
  /// Columns of the terminal; 80 when there is none.
  package var width: Int

  package init(verbosity: Verbosity = .normal, usesColor: Bool = false, width: Int = 80) {
    self.verbosity = verbosity
    self.usesColor = usesColor
    self.width = width
  }
}
