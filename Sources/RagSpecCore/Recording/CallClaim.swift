/// What became of an attempt to take on the call for a request, among the processes that share recordings.
package enum CallClaim: Sendable {
  /// The call is the caller's, until it is recorded or given up.
  case granted
  /// Another process is calling.
  case held
  /// Another process has called since the recordings were looked at.
  case answered(RecordedAnswer)
}
