import Foundation
import Testing

@testable import RankingMetrics

@Suite struct SquareRootTests {
  @Test func `it agrees with the processor to two units in the last place`() {
    for exponent in stride(from: -300.0, through: 300, by: 0.37) {
      let number = pow(10, exponent)
      #expect(abs(SquareRoot.of(number) - number.squareRoot()) <= 2 * number.squareRoot().ulp, "\(number)")
    }
    #expect(SquareRoot.of(0) == 0 && SquareRoot.of(4) == 2 && SquareRoot.of(.infinity) == .infinity)
  }
}
