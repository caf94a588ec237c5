import Foundation
import Testing

@testable import RankingMetrics

@Suite struct BinaryLogarithmTests {
  @Test func `it agrees with the C library to two units in the last place`() {
    for number in 1...200_000 {
      let (found, expected) = (BinaryLogarithm.of(number), log2(Double(number)))
      guard abs(found - expected) <= 2 * expected.ulp else {
        Issue.record("log2(\(number)) is \(found), not \(expected)")
        return
      }
    }
  }

  @Test func `powers of two are exact`() {
    for exponent in 0..<62 { #expect(BinaryLogarithm.of(1 << exponent) == Double(exponent)) }
  }
}

extension BinaryLogarithmTests {
  @Test func `it is defined for all positive numbers, and has an inverse`() {
    for exponent in stride(from: -40.0, through: 40, by: 0.037) {
      let number = exp2(exponent)
      #expect(abs(BinaryLogarithm.of(number) - exponent) < 1e-13)
      #expect(abs(BinaryLogarithm.inverse(exponent) / number - 1) < 1e-13)
    }
    #expect(BinaryLogarithm.inverse(0) == 1)
  }
}
