import JSONText
import RagSpecCore
import Synchronization

/// Reads a stream while it comes, on the thread that it comes on.
final class StreamIntake<Reader: AnswerReader>: BodyReceiver {
  private struct State {
    var framing: any StreamFraming
    var reader: Reader
    var firstToken: Duration?
    var eventCount = 0
    /// Why an event could not be read; nothing after it is.
    var problem: JSONError?
    /// The event that could not be read.
    var unreadEvent: [UInt8] = []

    /// What comes after the end is no part of the answer, whatever it says.
    mutating func read(_ events: [ServerSentEvent], _ now: () -> Duration) {
      for event in events where problem == nil && !reader.isEnded {
        eventCount += 1
        do throws(JSONError) { try reader.read(event) } catch { (problem, unreadEvent) = (error, event.data) }
        if firstToken == nil, reader.answer.hasBegun { firstToken = now() }
      }
    }
  }

  /// What a stream came to.
  struct Reading {
    var reader: Reader
    let eventCount: Int
    let problem: JSONError?
    /// The event that the problem is in; empty without one.
    let unreadEvent: [UInt8]

    /// Whether what came is not made of events, or of other ones.
    var isUnread: Bool { eventCount == 0 || problem != nil }

    /// Forgets when the first token came, where the stream was read only after it had come whole.
    mutating func forgetTime() { reader.answer.timeToFirstToken = nil }
  }

  private let state: Mutex<State>
  private let time: Timekeeper
  private let start: Duration

  init(framing: any StreamFraming, reader: Reader, time: Timekeeper) {
    state = Mutex(State(framing: framing, reader: reader))
    self.time = time
    start = time.now()
  }

  func receive(_ bytes: UnsafeRawBufferPointer) {
    state.withLock { $0.read($0.framing.take(bytes), time.now) }
  }

  /// Takes it that no more comes, and returns what did.
  func finish() -> Reading {
    state.withLock { state in
      state.read(state.framing.finish(), time.now)
      var reader = state.reader
      reader.answer.timeToFirstToken = state.firstToken.map { $0 - start }
      return Reading(
        reader: reader, eventCount: state.eventCount, problem: state.problem, unreadEvent: state.unreadEvent)
    }
  }
}
