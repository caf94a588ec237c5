internal import CSpawn
internal import Glibc

/// One run of a program, with its three streams. It is killed when nobody holds it any more.
///
/// Used by one thread at a time, behind the lock of ``LineProcess``.
final class ChildProcess: @unchecked Sendable {
  private let name: String
  private let id: pid_t
  private let input: Int32
  private let output: Int32
  private let errors: Int32
  /// What came after the last answer.
  private var pending: [UInt8] = []
  private var complaint = ComplaintTail()
  private var errorsAreOpen = true
  private var isReaped = false

  /// An answer of more bytes is none.
  private static let mostBytes = 16 << 20

  init(_ arguments: [String], in folder: String) throws(LineProcessError) {
    name = arguments.first ?? ""
    let (forInput, forOutput, forErrors) = (try Pipe(), try Pipe(), try Pipe())
    defer {
      close(forInput.reading)
      close(forOutput.writing)
      close(forErrors.writing)
    }
    (input, output, errors) = (forInput.writing, forOutput.reading, forErrors.reading)
    let spawned = Spawn.start(
      arguments, in: folder, input: forInput.reading, output: forOutput.writing, errors: forErrors.writing)
    id = spawned.id
    for descriptor in [input, output, errors] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    guard spawned.code == 0 else {
      isReaped = true
      throw LineProcessError("cannot start '\(name)': \(String(cString: strerror(spawned.code)))")
    }
  }

  deinit {
    for descriptor in [input, output, errors] { close(descriptor) }
    if !isReaped {
      // It leads a group of its own: what a shell has started ends with it.
      kill(-id, SIGKILL)
      reap()
    }
  }

  func answer(to line: [UInt8], within timeout: Duration) throws(LineProcessError) -> [UInt8] {
    let deadline = ContinuousClock.now + timeout
    _ = try readOutput()
    var unsent = (line + [UInt8(ascii: "\n")])[...]
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        // An answer before the question is read leaves nobody knowing which it belongs to.
        guard unsent.isEmpty else { throw LineProcessError("'\(name)' wrote a line before it had read one") }
        let answer = Array(pending[..<end])
        pending.removeSubrange(...end)
        // A line too many would be taken for the answer to the next question.
        guard pending.isEmpty else { throw LineProcessError("'\(name)' answered with more than a line") }
        return answer
      }
      guard pending.count <= Self.mostBytes else { throw LineProcessError("'\(name)' answered without an end") }
      try wait(until: deadline, writes: !unsent.isEmpty, timeout)
      readErrors()
      if !unsent.isEmpty { send(&unsent) }
      if try !readOutput() { throw ended() }
    }
  }

  /// Waits until a stream can be read or written.
  private func wait(until deadline: ContinuousClock.Instant, writes: Bool, _ timeout: Duration) throws(LineProcessError)
  {
    let left = (deadline - ContinuousClock.now) / .milliseconds(1)
    var streams = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errorsAreOpen ? errors : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: writes ? input : -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: Interruption.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let ready = left > 0 ? poll(&streams, nfds_t(streams.count), Int32(min(left.rounded(.up), 1e9))) : 0
    guard !Interruption.isInterrupted else {
      throw LineProcessError("'\(name)' was not waited for: the run was stopped", isInterruption: true)
    }
    guard ready != 0 else {
      readErrors()
      throw LineProcessError("'\(name)' gave no answer within \(timeout.inWords)" + complaint.note)
    }
  }

  private func send(_ bytes: inout ArraySlice<UInt8>) {
    let sent = bytes.withUnsafeBytes { cspawn_write(input, $0.baseAddress, $0.count) }
    // A program that reads no more shows by the end of its output.
    if sent > 0 { bytes = bytes.dropFirst(sent) } else if errno != EAGAIN && errno != EINTR { bytes = [] }
  }

  /// Returns whether there may be more.
  private func readOutput() throws(LineProcessError) -> Bool {
    switch Self.read(output) {
    case .bytes(let bytes): pending += bytes
    case .nothing: break
    case .end: return false
    }
    return true
  }

  private func readErrors() {
    while errorsAreOpen {
      switch Self.read(errors) {
      case .bytes(let bytes): complaint.add(bytes)
      case .nothing: return
      case .end: errorsAreOpen = false
      }
    }
  }

  private enum Piece {
    case bytes([UInt8])
    case nothing
    case end
  }

  private static func read(_ descriptor: Int32) -> Piece {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
      count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      filled = max(count, 0)
    }
    if count > 0 { return .bytes(bytes) }
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? .nothing : .end
  }

  /// What became of a program whose output has ended.
  private func ended() -> LineProcessError {
    // It may have closed its output and go on.
    kill(id, SIGKILL)
    let status = reap()
    readErrors()
    let signal = status & 0x7F
    let how =
      signal == 0
      ? "ended with exit code \(status >> 8 & 0xFF)"
      : signal == SIGKILL ? "closed its output" : "was ended by signal \(signal)"
    return LineProcessError("'\(name)' \(how) before it answered" + complaint.note)
  }

  @discardableResult private func reap() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    isReaped = true
    return status
  }
}

/// The end of what a program wrote to its standard error.
private struct ComplaintTail {
  private var bytes: [UInt8] = []
  private static let mostBytes = 2_000

  mutating func add(_ more: [UInt8]) {
    bytes += more
    if bytes.count > Self.mostBytes { bytes.removeFirst(bytes.count - Self.mostBytes) }
  }

  /// Its last lines, to stand behind a message.
  var note: String {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).suffix(5)
    return lines.isEmpty ? "" : ": " + lines.joined(separator: " | ")
  }
}

extension Duration {
  fileprivate var inWords: String {
    let milliseconds = Int((self / .milliseconds(1)).rounded())
    return milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000) s" : "\(milliseconds) ms"
  }
}
