import Foundation
import RagSpecTestSupport

extension SeededGenerator {
  /// The seed of all random tests: `RAGSPEC_TEST_SEED`, or always the same.
  static var seed: UInt64 {
    ProcessInfo.processInfo.environment["RAGSPEC_TEST_SEED"].flatMap(UInt64.init) ?? 20_260_117
  }
}
