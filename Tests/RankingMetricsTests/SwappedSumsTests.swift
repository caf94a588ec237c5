import Testing

@testable import RankingMetrics

@Suite struct SwappedSumsTests {
  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 65, 200])
  func `sums are those of adding up one by one`(count: Int) {
    var random = SplitMix64(state: UInt64(count))
    let differences = (0..<count).map { _ in Double.random(in: -1...1, using: &random) }
    let sums = SwappedSums(differences)
    for seed in 0..<50 as Range<UInt64> {
      var (first, second) = (SplitMix64(state: seed), SplitMix64(state: seed))
      let expected = textbookMagnitude(differences, &first)
      #expect(abs(sums.magnitude { second.next() } - expected) < 1e-12, "seed \(seed)")
      #expect(first.state == second.state, "as many bits are taken")
    }
  }

  private func textbookMagnitude(_ differences: [Double], _ random: inout SplitMix64) -> Double {
    var (sum, bits) = (0.0, 0 as UInt64)
    for (index, difference) in differences.enumerated() {
      if index % 64 == 0 { bits = random.next() }
      sum += bits & 1 == 0 ? difference : -difference
      bits >>= 1
    }
    return abs(sum)
  }
}
