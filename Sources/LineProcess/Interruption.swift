internal import CSpawn
internal import Glibc
import Synchronization

/// Ends all asking of programs, first softly, then at once: a time-out of a minute must not outlive Ctrl-C.
package enum Interruption {
  private static let isClosing = Atomic(false)
  private static let isCalled = Atomic(false)
  /// Whoever waits for a program waits for this, too. `nil` when there is no pipe to be had, which a time-out survives.
  private static let pipe = try? Pipe()

  /// Lets no program be asked any more; answers that are waited for may still come. It cannot be taken back.
  package static func close() { isClosing.store(true, ordering: .releasing) }

  /// Makes every answer that is waited for, and every later one, fail. It cannot be taken back.
  package static func interrupt() {
    close()
    isCalled.store(true, ordering: .releasing)
    // What is written is never read, so that everybody sees it.
    if let pipe { _ = [UInt8](arrayLiteral: 0).withUnsafeBytes { write(pipe.writing, $0.baseAddress, $0.count) } }
  }

  static var isClosed: Bool { isClosing.load(ordering: .acquiring) }

  static var isInterrupted: Bool { isCalled.load(ordering: .acquiring) }

  /// A descriptor that can be read once everything is to end; −1, which nothing waits for, when there is none.
  static var descriptor: Int32 { pipe?.reading ?? -1 }
}
