/// A place in a file: line and column count from 1, columns in Unicode scalars.
package struct SourceLocation: Sendable {
  package let file: SourceFile
  package let line: Int
  package let column: Int
  /// How many scalars the marker under the excerpt spans; at least 1.
  package let length: Int

  package init(file: SourceFile, line: Int, column: Int, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(length, 1)
  }
}

extension SourceLocation: CustomStringConvertible {
  package var description: String { "\(file.path):\(line):\(column)" }
}

extension SourceLocation: Comparable {
  package static func == (one: Self, other: Self) -> Bool {
    (one.file.path, one.line, one.column) == (other.file.path, other.line, other.column)
  }

  package static func < (one: Self, other: Self) -> Bool {
    (one.file.path, one.line, one.column) < (other.file.path, other.line, other.column)
  }
}
