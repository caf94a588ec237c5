internal import Glibc
import LineProcess
import RagSpecCore
import Synchronization
import ThreadPool

/// Which signal asked a run to stop.
final class StopSignal: Sendable {
  private let received = Atomic<Int32>(0)

  func receive(_ signal: Int32) { received.store(signal, ordering: .relaxed) }

  /// What the process says when it was stopped.
  var exitCode: ExitCode { received.load(ordering: .relaxed) == SIGTERM ? .terminated : .interrupted }
}

/// Runs asynchronous work from a synchronous main, and cancels it on Ctrl-C.
///
/// The first signal cancels: what is under way ends, and what is known is reported. A second one ends the process.
enum InterruptibleTask {
  static func run<Value: Sendable>(
    _ work: @escaping @Sendable (StopSignal) async throws(InvalidInput) -> Value
  ) throws(InvalidInput) -> Value {
    let stop = StopSignal()
    blockSignals()
    let outcome = ThreadPool.shared.run { () async -> Result<Value, InvalidInput> in
      do throws(InvalidInput) { return .success(try await work(stop)) } catch { return .failure(error) }
    } started: { task in
      watchSignals { signal in
        stop.receive(signal)
        task.cancel()
        Interruption.interrupt()
      }
    }
    return try outcome.get()
  }

  private static func blockSignals() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Waits for signals on a thread of its own: a handler could do next to nothing safely.
  private static func watchSignals(_ first: @escaping @Sendable (Int32) -> Void) {
    let box = Unmanaged.passRetained(SignalAction(first))
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let action = Unmanaged<SignalAction>.fromOpaque(context).takeRetainedValue()
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        var signal: Int32 = 0
        sigwait(&signals, &signal)
        action.perform(signal)
        sigwait(&signals, &signal)
        _exit(signal == SIGTERM ? ExitCode.terminated.rawValue : ExitCode.interrupted.rawValue)
      }, box.toOpaque())
    pthread_detach(thread)
  }
}

/// What the first signal does.
private final class SignalAction: Sendable {
  let perform: @Sendable (Int32) -> Void
  init(_ perform: @escaping @Sendable (Int32) -> Void) { self.perform = perform }
}
