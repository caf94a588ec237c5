import Synchronization

/// What went wrong beside the cases of a run, each thing once, in the order of its first time.
package final class RunWarnings: Sendable {
  private let texts = Mutex<[String]>([])

  package init() {}

  package var all: [String] { texts.withLock { $0 } }

  package func note(_ text: String) {
    texts.withLock { texts in
      if !texts.contains(text) { texts.append(text) }
    }
  }
}
