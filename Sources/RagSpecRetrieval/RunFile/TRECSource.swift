import GzipFormat
package import RagSpecCore
package import TRECFormats

/// Files of judgments and rankings as a user named them: packed or not, and every fault told at its line.
package enum TRECSource {
  /// Reads relevance judgments.
  package static func qrels(in file: SourceFile) throws(InvalidInput) -> Qrels {
    let hint = "a line of judgments is: query, iteration, document, grade; of BEIR's: query-id, corpus-id, score"
    return try read(file, .judgments, "invalid-qrels", hint: hint) { bytes throws(TRECFileError) in try Qrels(bytes) }
  }

  /// Reads rankings.
  package static func run(in file: SourceFile) throws(InvalidInput) -> Run {
    let hint = "a line of a run is: query, Q0, document, rank, score, name of the run"
    return try read(file, .rankings, "invalid-run", hint: hint) { bytes throws(TRECFileError) in try Run(bytes) }
  }

  private static func read<Content>(
    _ file: SourceFile, _ kind: JSONLinesRecords.Kind, _ id: Diagnostic.ID, hint: String,
    _ parse: ([UInt8]) throws(TRECFileError) -> Content
  ) throws(InvalidInput) -> Content {
    let file = try unpacked(file)
    let isJSON = JSONLinesRecords.isJSONLines(file.bytes)
    let records = isJSON ? try JSONLinesRecords.converted(file, kind) : file
    do throws(TRECFileError) { return try parse(records.bytes) } catch {
      var diagnostics = error.problems.map { diagnostic(id, for: $0, in: file) }
      diagnostics[diagnostics.count - 1].hint = hint
      throw InvalidInput(diagnostics)
    }
  }

  private static func unpacked(_ file: SourceFile) throws(InvalidInput) -> SourceFile {
    guard Gzip.isPacked(file.bytes) else { return file }
    do throws(GzipError) { return SourceFile(path: file.path, bytes: try Gzip.unpacked(file.bytes)) } catch {
      throw InvalidInput("damaged-file", "\(error)", at: .start(ofFile: file.path))
    }
  }

  private static func diagnostic(
    _ id: Diagnostic.ID, for problem: TRECFileError.Problem, in file: SourceFile
  ) -> Diagnostic {
    guard let line = problem.line else { return Diagnostic(id, problem.message, at: .start(ofFile: file.path)) }
    let length = file.line(line)?.unicodeScalars.count ?? 1
    return Diagnostic(id, problem.message, at: SourceLocation(file: file, line: line, column: 1, length: length))
  }
}

extension SourceLocation {
  /// A file as a whole: its first character, without an excerpt.
  package static func start(ofFile path: String) -> SourceLocation {
    SourceLocation(file: SourceFile(path: path, bytes: []), line: 1, column: 1)
  }
}
