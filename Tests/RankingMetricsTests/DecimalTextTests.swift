import Foundation
import Testing

@testable import RankingMetrics

@Suite struct DecimalTextTests {
  @Test func `fixed digits are those of printf`() {
    var random = SplitMix64(state: 4)
    let ties = [
      0.00005, 0.00015, 0.5, 0.03125, 0.09375, 1.00005, 123456.78125, 2.5, 0.99995, 0.99994999, 1e-300, 1e17, 0,
    ]
    let drawn = (0..<20_000).map { _ in Double.random(in: -1...1, using: &random) * pow(10, .random(in: -6...8)) }
    for number in ties + ties.map(-) + drawn {
      for digits in [1, 2, 4] {
        #expect(DecimalText.fixed(number, digits: digits) == String(format: "%.\(digits)f", number))
      }
    }
  }

  @Test(arguments: [
    (2.0, "2"), (-1.0, "-1"), (0.5, "0.5"), (0.1, "0.1"), (1e20, "1e+20"), (-0.0, "0"), (1e-7, "1e-07"),
  ])
  func `the shortest text reads as the same number`(number: Double, text: String) {
    #expect(DecimalText.shortest(number) == text)
  }
}
