/// The words that numbers are scaled with.
enum ScaleNames {
  /// Returns the factor that a word stands for, `nil` for other words.
  ///
  /// Abbreviations count only in the case given: `m` is a meter, unless a currency makes it a million.
  static func factor(_ word: String, beside currency: MeasurementUnit?) -> Double? {
    if currency != nil, let factor = besideCurrencies[word] { return factor }
    return abbreviations[word] ?? words[word.lowercased()]
  }

  private static let besideCurrencies: [String: Double] = ["m": 1e6, "mm": 1e6, "b": 1e9, "K": 1e3]

  private static let abbreviations: [String: Double] = [
    "k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "mn": 1e6, "Mn": 1e6, "mln": 1e6, "Mio": 1e6, "mio": 1e6, "B": 1e9,
    "bn": 1e9,
    "Bn": 1e9, "BN": 1e9, "Mrd": 1e9, "mrd": 1e9, "T": 1e12, "tn": 1e12, "trn": 1e12, "Md": 1e9, "Mds": 1e9,
    "万": 1e4, "萬": 1e4, "亿": 1e8,
    "億": 1e8,
  ]

  private static let words: [String: Double] = [
    "hundred": 100, "thousand": 1e3, "thousands": 1e3, "tausend": 1e3, "mille": 1e3, "lakh": 1e5, "lakhs": 1e5,
    "million": 1e6, "millions": 1e6, "millionen": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9, "billions": 1e9,
    "milliarde": 1e9, "milliarden": 1e9, "milliard": 1e9, "milliards": 1e9, "trillion": 1e12, "trillions": 1e12,
    "billionen": 1e12, "millón": 1e6, "millon": 1e6, "millones": 1e6, "mil millones": 1e9,
    "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9, "milhão": 1e6, "milhões": 1e6, "bilhão": 1e9,
    "bilhões": 1e9, "mil milhões": 1e9, "miljoen": 1e6, "miljard": 1e9, "duizend": 1e3, "mld": 1e9, "tsd": 1e3,
  ]
}
