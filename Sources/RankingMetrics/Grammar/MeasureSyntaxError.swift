/// Why a text does not name a measure, and where.
public struct MeasureSyntaxError: Error, Hashable {
  /// The whole text.
  public let text: String
  /// Where the problem is: Unicode scalars from 1; one past the last where something is missing.
  public let column: Int
  /// What is wrong.
  public let problem: Problem

  /// The ways in which a text can be wrong.
  public enum Problem: Hashable, Sendable {
    /// There is no measure of this name; one that is written much like it, if there is one.
    case unknownMeasure(String, nearest: String?)
    /// Something else should stand here; what was found is empty at the end of the text.
    case unexpected(String, expected: String)
    /// The measure does not have this parameter but the known ones.
    case unknownParameter(String, of: String, known: [String])
    /// A parameter is given twice.
    case repeatedParameter(String)
    /// The measure looks at the whole ranking, however long.
    case needlessCutoff(of: String)
  }
}

extension MeasureSyntaxError: CustomStringConvertible {
  /// A message for a diagnostic, such as `unknown measure 'nDGC', did you mean 'nDCG'? (character 1 of 'nDGC@10')`.
  public var description: String {
    "\(problem) (character \(column) of \(quoted(text)))"
  }
}

extension MeasureSyntaxError.Problem: CustomStringConvertible {
  /// What is wrong, without the place.
  public var description: String {
    switch self {
    case .unknownMeasure(let name, let nearest?): "unknown measure \(quoted(name)), did you mean '\(nearest)'?"
    case .unknownMeasure(let name, nil):
      "unknown measure \(quoted(name)), there are \(Self.knownMeasures)"
    case .unexpected("", let expected): "expected \(expected), found the end"
    case .unexpected(let found, let expected): "expected \(expected), found \(quoted(found))"
    case .unknownParameter(let name, let measure, let known):
      "'\(measure)' has no parameter \(quoted(name)), only \(known.joined(separator: ", "))"
    case .repeatedParameter(let name): "parameter \(quoted(name)) is given twice"
    case .needlessCutoff(let measure): "'\(measure)' has no cutoff"
    }
  }
}

extension MeasureSyntaxError.Problem {
  /// The measures that most people ask for, and how many more there are.
  private static var knownMeasures: String {
    let names = Measure.families.map(\.name)
    return names.prefix(8).joined(separator: ", ") + " and \(names.count - 8) more"
  }
}

/// The text in quotes, cut where it gets too long for a message.
private func quoted(_ text: String) -> String {
  let most = 40
  let start = text.unicodeScalars.prefix(most + 1)
  return start.count > most ? "'\(String(start.dropLast()))…'" : "'\(text)'"
}
