import RagSpecCore
import RagSpecReports
import SystemFiles

/// Hands a run's events to its reporters, and their text to files.
struct ReportDesk: Sendable {
  private var reports: [Report] = []
  private var progress: ProgressReporter?
  private let console: Console
  /// Whether a report could not be written.
  private(set) var hasFailed = false

  private struct Report: Sendable {
    var reporter: any Reporter
    let file: OutputFile
    let isTerminal: Bool
    var buffer = TextBuffer()
    var isBroken = false

    init(_ reporter: any Reporter, to file: OutputFile) {
      self.reporter = reporter
      self.file = file
      isTerminal = file.isTerminal
    }

    /// Text is handed to a file in pieces of this size, and to a person at once.
    var wantsFlush: Bool { buffer.bytes.count >= 32_768 || isTerminal }

    mutating func receive(_ event: RunEvent) {
      reporter.receive(event, to: &buffer)
    }
  }

  /// Opens the files, so that a run does not start whose report could not be kept.
  init(_ request: RunRequest, _ console: Console) throws(InvalidInput) {
    self.console = console
    let style = ReportStyle(
      verbosity: request.verbosity, usesColor: console.usesColor(console.output), width: console.output.width ?? 80)
    let main = ReporterCatalog.all[request.format] ?? TerminalReporter.self
    reports = [Report(main.init(style), to: console.output)]
    for path in request.outputs { reports.append(try Self.report(at: path, request.verbosity)) }
    if request.verbosity != .quiet, console.canRewriteLines(console.error) {
      progress = ProgressReporter(width: console.error.width ?? 80)
    }
  }

  private static func report(at path: String, _ verbosity: ReportStyle.Verbosity) throws(InvalidInput) -> Report {
    guard let type = ReporterCatalog.reporter(forExtension: FilePath.fileExtension(of: path)) else {
      throw InvalidInput(
        "unknown-report", "'\(path)' has no extension of a report", at: nil,
        hint: "use .json, .jsonl, .xml, .trec or .txt")
    }
    do throws(SystemError) {
      let file = try OutputFile(creating: path)
      return Report(type.init(ReportStyle(verbosity: verbosity)), to: file)
    } catch {
      throw InvalidInput("unwritable-report", "cannot write the report '\(path)': \(error.reason)", at: nil)
    }
  }

  mutating func receive(_ event: RunEvent) {
    if let line = progress?.receive(event), !line.isEmpty { console.write(line, to: console.error) }
    let isLast = if case .finished = event { true } else { false }
    for index in reports.indices {
      reports[index].receive(event)
      if isLast || reports[index].wantsFlush { flush(index) }
    }
  }

  private mutating func flush(_ index: Int) {
    let bytes = reports[index].buffer.drain()
    guard !bytes.isEmpty, !reports[index].isBroken else { return }
    let file = reports[index].file
    if reports[index].isTerminal, let line = progress?.clear(), !line.isEmpty { console.write(line, to: console.error) }
    do throws(SystemError) { try file.write(bytes) } catch {
      hasFailed = true
      reports[index].isBroken = true
      console.printError("error: cannot write the report '\(file.path)': \(error.reason)")
    }
  }
}
