/// What is wrong with a file of judgments or rankings: all of it, up to a number.
package struct TRECFileError: Error, Hashable, Sendable {
  /// One thing that is wrong.
  package struct Problem: Hashable, Sendable {
    /// The number of the line, from 1; nothing if it is the file as a whole.
    package let line: Int?
    /// What is wrong, in lower case and without a final period.
    package let message: String
  }

  /// What was found, in the order of the lines; never empty.
  package let problems: [Problem]

  init(_ problems: [Problem]) { self.problems = problems }

  init(line: Int? = nil, _ message: String) { problems = [Problem(line: line, message: message)] }

  /// Reading ends once so many problems are known.
  static var most: Int { 20 }
}

extension TRECFileError: CustomStringConvertible {
  /// The problems, one a line.
  package var description: String {
    problems.map { problem in (problem.line.map { "line \($0): " } ?? "") + problem.message }.joined(separator: "\n")
  }
}
