import Synchronization

/// A program that answers each line with a line, and lives as long as it is asked.
///
/// It is started for the first line, again for the next one when it has ended in between, and ends when its standard
/// input does. No shell comes between: the arguments reach the program as they are.
package final class LineProcess: Sendable {
  private struct State: ~Copyable, Sendable {
    var child: ChildProcess?
    /// Starts in a row without an answer.
    var failures = 0
  }

  private let arguments: [String]
  private let folder: String
  private let timeout: Duration
  private let state = Mutex(State())

  /// After so many starts in a row without an answer the program is not started again.
  private static let mostFailures = 3

  /// - Parameters:
  ///   - arguments: the program, found on `PATH` unless it has a slash, and what it is given; at least one.
  ///   - folder: where it runs.
  ///   - timeout: how long it may take for an answer.
  package init(_ arguments: [String], in folder: String, timeout: Duration) {
    self.arguments = arguments
    self.folder = folder
    self.timeout = timeout
  }

  /// Hands over a line, which holds no line feed, and returns the one that comes back, without its end.
  ///
  /// One thread at a time is answered; the others wait.
  package func answer(to line: [UInt8]) throws(LineProcessError) -> [UInt8] {
    try answer(to: line) { $0 }.line
  }

  /// The same, and what was read in the line that came back; `nil` when it is no answer.
  ///
  /// A program that says something else than answers may say more of it, so the next line meets a new one.
  package func answer<Answer>(
    to line: [UInt8], reading read: ([UInt8]) -> Answer?
  ) throws(LineProcessError) -> (line: [UInt8], answer: Answer?) {
    try state.withLock { state throws(LineProcessError) in
      guard state.failures < Self.mostFailures else {
        throw LineProcessError("'\(arguments.first ?? "")' failed \(Self.mostFailures) times in a row")
      }
      guard !Interruption.isClosed else {
        throw LineProcessError("'\(arguments.first ?? "")' was not asked: the run was stopped", isInterruption: true)
      }
      let child: ChildProcess
      if let running = state.child { child = running } else { child = try ChildProcess(arguments, in: folder) }
      do throws(LineProcessError) {
        let reply = try child.answer(to: line, within: timeout)
        let answer = read(reply)
        state.child = answer == nil ? nil : child
        state.failures = 0
        return (reply, answer)
      } catch {
        // Whatever went wrong, the next line meets a program that has not seen this one.
        state.child = nil
        state.failures += 1
        throw error
      }
    }
  }
}

/// Why a program gave no answer.
package struct LineProcessError: Error, Equatable, Sendable {
  package let message: String
  /// Whether nobody waited any longer, since everything was to end.
  package let isInterruption: Bool

  init(_ message: String, isInterruption: Bool = false) {
    self.message = message
    self.isInterruption = isInterruption
  }
}
