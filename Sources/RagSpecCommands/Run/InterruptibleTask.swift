internal import Glibc
import LineProcess
import RagSpecCore
import Synchronization
import ThreadPool

/// Which signal asked a run to stop, and the switch that it throws.
final class StopSignal: Sendable {
  let stop = StopSwitch()
  private let received = Atomic<Int32>(0)

  func receive(_ signal: Int32) {
    received.store(signal, ordering: .relaxed)
    stop.stop(.interrupted)
  }

  /// What the process says when it was stopped.
  var exitCode: ExitCode { received.load(ordering: .relaxed) == SIGTERM ? .terminated : .interrupted }
}

/// Runs asynchronous work from a synchronous main, and ends it on Ctrl-C.
///
/// The first signal lets nothing more begin; what is under way has a moment to end, is broken off then, and what is known is
/// reported. A second signal ends the process.
enum InterruptibleTask {
  /// How long a run may go on after the first signal with what it has begun: less than the two seconds after which a person
  /// presses Ctrl-C again, so that there is time to report.
  private static let grace = Duration.milliseconds(1_700)

  static func run<Value: Sendable>(
    _ work: @escaping @Sendable (StopSignal) async throws(InvalidInput) -> Value
  ) throws(InvalidInput) -> Value {
    let stop = StopSignal()
    blockSignals()
    let outcome = ThreadPool.shared.run { () async -> Result<Value, InvalidInput> in
      do throws(InvalidInput) { return .success(try await work(stop)) } catch { return .failure(error) }
    } started: { task in
      // Whatever stops the run, programs are asked nothing more.
      _ = stop.stop.whenStopped { Interruption.close() }
      watchSignals(
        SignalActions(first: stop.receive) {
          task.cancel()
          Interruption.interrupt()
        })
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
  private static func watchSignals(_ actions: SignalActions) {
    let box = Unmanaged.passRetained(actions)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let actions = Unmanaged<SignalActions>.fromOpaque(context).takeRetainedValue()
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        var signal: Int32 = 0
        sigwait(&signals, &signal)
        actions.first(signal)
        Task {
          try? await Task.sleep(for: InterruptibleTask.grace, clock: .continuous)
          actions.afterGrace()
        }
        sigwait(&signals, &signal)
        _exit(signal == SIGTERM ? ExitCode.terminated.rawValue : ExitCode.interrupted.rawValue)
      }, box.toOpaque())
    pthread_detach(thread)
  }
}

/// What the first signal does, and what follows when no second one ends the process.
private final class SignalActions: Sendable {
  let first: @Sendable (Int32) -> Void
  let afterGrace: @Sendable () -> Void

  init(first: @escaping @Sendable (Int32) -> Void, afterGrace: @escaping @Sendable () -> Void) {
    (self.first, self.afterGrace) = (first, afterGrace)
  }
}
