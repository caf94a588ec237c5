import JSONText
import RagSpecTestSupport
import Testing

@Suite struct ExactDecimalTests {
  private static let seed: UInt64 = 20_261_123

  private func decimal(_ text: String) throws -> ExactDecimal {
    ExactDecimal(try #require(JSONValue(parsing: text).number))
  }

  @Test(arguments: [
    ("1", "1.0"), ("1e2", "100"), ("0", "-0.00e7"), ("12.50", "125E-1"), ("1000e-3", "1"), ("-0.1", "-1e-1"),
  ])
  func `spellings of one number are equal`(one: String, other: String) throws {
    #expect(try decimal(one) == decimal(other))
  }

  @Test func `numbers are in their order`() throws {
    let ascending = [
      "-1e300", "-10", "-9.5", "-9", "-0.1", "-1e-99999999999999999999", "0", "1e-999", "0.1", "0.10000000000000000001",
      "9",
      "10", "9007199254740992", "9007199254740993", "1e300",
    ]
    let numbers = try ascending.map(decimal)
    for (index, number) in numbers.enumerated() {
      for (other, second) in numbers.enumerated() { #expect((number < second) == (index < other)) }
    }
  }

  /// Tenths, hundredths and so on as integers of their smallest unit: the definition.
  @Test func `multiples and order agree with integers`() throws {
    var random = SeededGenerator(seed: Self.seed)
    var multiples = 0
    for _ in 0..<3_000 {
      let divisor = Int.random(in: 1...400, using: &random)
      let isMultiple = Bool.random(using: &random)
      let number =
        isMultiple ? divisor * Int.random(in: -50...50, using: &random) : Int.random(in: -9_999...9_999, using: &random)
      let scale = Int.random(in: -30...30, using: &random)
      let (one, other) = try (decimal("\(number)e\(scale)"), decimal("\(divisor)e\(scale)"))
      #expect(
        one.isMultiple(of: other) == (number % divisor == 0), "\(number)e\(scale) / \(divisor), seed \(Self.seed)")
      #expect((one < other) == (number < divisor) && (one == other) == (number == divisor))
      if number % divisor == 0 { multiples += 1 }
    }
    #expect(multiples > 1_000)
  }

  @Test func `digits that do not fit a machine word are divided`() throws {
    #expect(try decimal("1e300").isMultiple(of: decimal("1048576")))
    #expect(try decimal("123456789012345678901234567890").isMultiple(of: decimal("12345678901234567890123456789")))
    #expect(try !decimal("123456789012345678901234567891").isMultiple(of: decimal("12345678901234567890123456789")))
  }
}
