import RagSpecTestSupport
import Testing

@testable import RagSpecMatchers

@Suite struct QuantityReaderTests {
  /// Texts and the numbers in them, as "value unit", with "()" where the sign is open.
  private static let texts: [(String, [String])] = [
    // Plain numbers, and marks around them.
    ("5", ["5"]), ("42!", ["42"]), ("42.", ["42"]), ("(42)", ["42 ()"]), ("**42**", ["42"]), ("_5_", ["5"]),
    ("`5`", ["5"]),
    ("12.4*", ["12.4"]), ("12.4¹", ["12.4"]), ("|204.5|", ["204.5"]), ("\"7\",", ["7"]), ("#5", ["5"]), ("007", ["7"]),
    (".5", ["0.5"]), ("-.5", ["-0.5"]), ("…5 and ...5", ["5", "5"]), ("x=-5", ["-5"]), ("5\u{0}6", ["5", "6"]),
    ("", []),
    // Separators.
    ("1,234.5", ["1234.5"]), ("1.234,5", ["1234.5"]), ("1 234,5", ["1234.5"]), ("1\u{A0}234,5", ["1234.5"]),
    ("1\u{202F}234,5", ["1234.5"]), ("1\u{2009}234", ["1234"]), ("1'234.5", ["1234.5"]), ("1\u{2019}234", ["1234"]),
    ("1.234.567", ["1234567"]), ("1,234,567.89", ["1234567.89"]), ("1.234.567,89", ["1234567.89"]),
    ("12,34,567", ["1234567"]),
    ("1,00,000.50", ["100000.5"]), ("1,5", ["1.5"]), ("1,50", ["1.5"]), ("0,123", ["0.123"]), ("0.123", ["0.123"]),
    ("1,234", ["1234"]), ("1.234", ["1.234"]), ("1234,567", ["1234.567"]), ("12345.678", ["12345.678"]),
    ("100, 200", ["100", "200"]),
    ("in 2024 300 people", ["2024", "300"]), ("4,2024 of 1,2", ["4.2024", "1.2"]), ("12,13", ["12.13"]),
    ("1,234,56", []), ("5,10,15", []), ("1.234.5", []), ("1,2.3,4", []), ("1_000", []),
    // Signs.
    ("-5", ["-5"]), ("−5", ["-5"]), ("–5", ["-5"]), ("+5", ["5"]), ("- 5", ["5"]), ("(1,234)", ["1234 ()"]),
    ("a -5", ["-5"]), ("a-5", []), ("(-5)", ["-5"]), ("−40 to 180 °C", ["-40", "180 °C"]), ("12 - 5", ["12", "5"]),
    // Currencies and units.
    ("$1.2bn", ["1200000000 USD"]), ("$5m", ["5000000 USD"]), ("£5mm", ["5000000 GBP"]), ("5m EUR", ["5000000 EUR"]),
    ("5 m", ["5 m"]),
    ("USD 1,234.5 million", ["1234500000 USD"]), ("€ 12", ["12 EUR"]), ("12 EUR", ["12 EUR"]), ("12€", ["12 EUR"]),
    ("-$5", ["-5 USD"]), ("$-5", ["-5 USD"]), ("USD -5", ["-5 USD"]), ("US$ 5", ["5 USD"]), ("HK$5", ["5 HKD"]),
    ("XQ$5", ["5 XQ$"]),
    ("EUR12.5m", ["12500000 EUR"]), ("Rs 500", ["500 INR"]), ("12 USD 15 EUR", ["12 USD", "15 EUR"]),
    ("$5 CAD", ["5 CAD"]),
    ("$12$", ["12"]), ("cost$5", ["5 USD"]), ("**1,234.5** million", ["1234500000"]), ("**$5**", ["5 USD"]),
    ("12 %", ["12 %"]), ("12\u{202F}%", ["12 %"]), ("12.5percent", ["12.5 %"]), ("12 per cent", ["12 %"]),
    ("12 ‰", ["12 ‰"]),
    ("5 m²", ["5 m²"]), ("5m2", ["5 m²"]), ("12°C", ["12 °C"]), ("5 degrees Celsius", ["5 °C"]),
    ("5 USD/kg", ["5 USD"]),
    ("12-month notice", ["12 month"]), ("24-hour", ["24 h"]), ("5\nm", ["5"]), ("5 mice", ["5"]), ("5 kWh.", ["5 kWh"]),
    // Scales.
    ("1.2 billion dollars", ["1200000000 USD"]), ("3k", ["3000"]), ("5M", ["5000000"]), ("5K", ["5000"]),
    ("5 K", ["5 K"]),
    ("5 USD million", ["5000000 USD"]), ("5 million US dollars", ["5000000 USD"]), ("12 Mio. EUR", ["12000000 EUR"]),
    ("1,5 Mrd. Euro", ["1500000000 EUR"]), ("2 lakh", ["200000"]), ("1.2亿", ["120000000"]), ("5 hundred", ["500"]),
    ("1e6", ["1000000"]), ("1.2E-3", ["0.0012"]), ("1.2 × 10^6", ["1200000"]), ("3x10⁶", ["3000000"]),
    ("2 × 10⁻²", ["0.02"]),
    ("1e400", []), ("10^6", []), ("3.5x", ["3.5"]),
    // Parentheses of accounts and of remarks.
    ("(24.8) million", ["24800000 ()"]), ("(5.2)%", ["5.2 % ()"]), ("(5 %)", ["5 % ()"]),
    ("rose 12 (5%)", ["12", "5 % ()"]),
    ("($1.5bn)", ["1500000000 USD ()"]), ("(5 trains)", ["5"]), ("f(5)", ["5 ()"]),
    // Fractions.
    ("½", ["0.5"]), ("1½", ["1.5"]), ("1 ½ hours", ["1.5 h"]), ("1 1/2", ["1.5"]), ("3/4", ["0.75"]), ("3⁄4", ["0.75"]),
    ("24/7", []),
    ("2013/14", []), ("3/4/2024", []), ("0/5", []),
    // Names, dates, times, ranges, versions and addresses.
    ("Q3", []), ("HX-300", []), ("COVID-19 E14 L1+ D-07", []), ("TB-1040-S", []), ("SO-48213", []), ("3rd 2nd", []),
    ("14th of May", []),
    ("2024-05-01", []), ("2024-05-01T10:30:00Z", []), ("05/01/2024", []), ("01.05.2024", []), ("10:30", []),
    ("24:9", []), ("5-7", []),
    ("5–7", []), ("2013–14", []), ("90-2281", []), ("version 1.2.3", []), ("v1.2", []), ("Q3/2024", []),
    ("2024-Q3", []),
    ("192.168.0.1", []), ("192.168.100.200", []), ("n/a", []), ("no. 7", ["7"]), ("No.7", ["7"]),
    ("Q3:204.5", ["204.5"]),
    ("Q3,204.5", ["204.5"]), ("12x12", []), ("0x1F", []), ("4G", []), ("23 May 2013", ["23", "2013"]),
    // Other scripts.
    ("٣", ["3"]), ("١٬٢٣٤٫٥", ["1234.5"]), ("１２", ["12"]), ("答案是42。", ["42"]), ("5个", ["5"]), ("ответ5", []),
    ("é5", []),
    ("e\u{301}5", []), ("𝟓", ["5"]), ("Ⅷ", []), ("²", []), ("5️⃣", ["5"]),
  ]

  @Test func `reads numbers as people write them`() {
    for (text, expected) in Self.texts {
      #expect(QuantityReader.quantities(in: text).map(Self.description) == expected, "\(text)")
    }
  }

  private static func description(_ quantity: Quantity) -> String {
    [PlainNumber.text(quantity.value), quantity.unit?.name, quantity.isParenthesized ? "()" : nil]
      .compactMap(\.self).joined(separator: " ")
  }

  /// Texts with the place of their only quantity marked.
  private static let places = [
    "It was 【$1,234.5 million】.", "é 【−5 %】%", "【(24.8)】", "【(5.2)%】 less", "【12-month】 notice", "**【12** kg】", "😀【½】😀",
    "to 【US$ 5】 a", "【EUR12.5m】", "a 【1\u{202F}234】\u{202F}b",
  ]

  @Test func `knows where a quantity stands`() {
    for marked in Self.places {
      let text = marked.filter { $0 != "【" && $0 != "】" }
      let inside = String(marked.split(separator: "【", omittingEmptySubsequences: false)[1].prefix { $0 != "】" })
      let found = QuantityReader.quantities(in: text).first.map {
        String(decoding: Array(text.utf8)[$0.range], as: UTF8.self)
      }
      #expect(found == inside, "\(marked)")
    }
  }

  /// A generator's own writing of numbers, in ten styles.
  @Test func `reads what was written in any style`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let cents = Int.random(in: 0...99_999_999_999, using: &generator)
      let (whole, fraction) = (cents / 100, cents % 100)
      let value = Double("\(whole).\(fraction < 10 ? "0" : "")\(fraction)")
      for (separator, point) in [
        (",", "."), (".", ","), (" ", ","), ("\u{202F}", ","), ("'", "."), ("", "."), ("\u{A0}", "."),
      ] {
        let text = Self.grouped(whole, separator) + point + (fraction < 10 ? "0" : "") + String(fraction)
        let found = QuantityReader.quantities(in: "It was \(text), they say.")
        #expect(found.map(\.number) == [value ?? .nan], "\(text)")
      }
    }
  }

  private static func grouped(_ number: Int, _ separator: String) -> String {
    number < 1_000
      ? String(number)
      : grouped(number / 1_000, separator) + separator + String(String(number % 1_000 + 1_000).dropFirst())
  }
}
