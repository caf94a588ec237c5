import RagSpecCore
import Testing

@Suite struct MoneyTests {
  @Test(arguments: [
    (0, "0.00"), (1, "1.00"), (1.25, "1.25"), (0.0042, "0.0042"), (0.000042, "0.000042"), (12.3456789, "12.345678"),
    (0.000000123456, "0.000000123"), (0.00000285, "0.00000285"), (0.0000855, "0.0000855"), (1e300, "9223372.036854"),
    (-3, "0.00"),
  ])
  func `it is written with two decimals at least`(_ amount: Double, _ text: String) {
    #expect(Money(amount).description == text)
  }

  @Test func `sums do not depend on their order, and end nowhere else than at the greatest`() {
    let tenth = Money(0.1)
    #expect((0..<10).reduce(.zero) { sum, _ in sum + tenth } == Money(1))
    #expect(tenth * 7 + tenth * 3 == Money(1) && tenth * -1 == .zero)
    #expect(Money(1e300) + Money(1) == Money(1e300) && Money(5e6) * 2 == Money(1e300))
  }

  @Test func `a price is for a million tokens`() {
    let price = Price(input: 0.15, output: 0.60)
    #expect(price.cost(of: TokenUsage(input: 1_000_000, output: 0)) == Money(0.15))
    #expect(price.cost(of: TokenUsage(input: 1, output: 1)) == Money(0.000_000_75))
    #expect(price.cost(of: TokenUsage(input: -5, output: -5)) == .zero)
    #expect(price.cost(of: TokenUsage(input: .max, output: .max)) == Money(1e300))
  }

  @Test func `input from the server's own cache has a price of its own, or that of input`() {
    let usage = TokenUsage(input: 1_000, output: 0, cachedInput: 800)
    #expect(Price(input: 10, cachedInput: 1).cost(of: usage) == Money(0.0028))
    #expect(Price(input: 10).cost(of: usage) == Money(0.01))
    let odd = TokenUsage(input: 10, output: 0, cachedInput: 999)
    #expect(Price(input: 10, cachedInput: 1).cost(of: odd) == Money(0.00001), "no more than all of it")
  }
}
