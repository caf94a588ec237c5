/// What a process says to whoever started it. An interface: numbers never change their meaning.
package enum ExitCode: Int32, Sendable, CaseIterable {
  /// Every gate passed.
  case success = 0
  /// A gate failed: the behavior is not what it should be.
  case gateFailed = 1
  /// The command line, the configuration or a suite is wrong.
  case invalidInput = 2
  /// Something could not be scored: an endpoint, a time-out, a budget that was used up.
  case notScored = 3
  /// Replay mode found no recorded response.
  case missingRecording = 4
  /// Nothing was selected.
  case nothingSelected = 5
  /// Stopped by Ctrl-C.
  case interrupted = 130
  /// Stopped by a termination signal.
  case terminated = 143
}
