/// The names of units and currencies that numbers come with.
enum UnitNames {
  /// Returns the unit that a word, two words or a sign stand for, `nil` for others.
  static func unit(_ name: String) -> MeasurementUnit? { symbols[name] ?? words[name.lowercased()] }

  /// Returns the currency that a code or sign stands for, `nil` for other words and for its hundredths.
  static func currency(_ name: String) -> MeasurementUnit? {
    guard let unit = unit(name), unit.isMoney, unit.factor == 1, unit.dimension != MeasurementUnit.cents else {
      return nil
    }
    return unit
  }

  private struct Row {
    let unit: MeasurementUnit
    /// Signs and abbreviations whose case matters.
    let symbols: [String]
    /// Names whose case does not matter.
    let words: [String]

    init(_ dimension: String, _ symbols: String, _ words: [String] = []) {
      self.init(dimension, 1, symbols, words)
    }

    init(_ dimension: String, _ factor: Double, _ symbols: String, _ words: [String] = []) {
      self.symbols = symbols.split(separator: " ").map(String.init)
      self.words = words
      unit = MeasurementUnit(dimension: dimension, factor: factor, name: self.symbols.first ?? words.first ?? dimension)
    }
  }

  private static let symbols = table(\.symbols)
  private static let words = table(\.words)
  fileprivate static let currencies = Set(money.map(\.unit.dimension))

  private static func table(_ names: (Row) -> [String]) -> [String: MeasurementUnit] {
    var table: [String: MeasurementUnit] = [:]
    for row in money + shares + times + sizes + physics {
      for name in names(row) { table[name] = row.unit }
    }
    return table
  }
}

// MARK: - The units

extension UnitNames {
  private static let money = [
    Row("USD", "USD $ US$", ["usd", "dollar", "dollars", "us dollar", "us dollars"]),
    Row("EUR", "EUR €", ["eur", "euro", "euros"]),
    Row("GBP", "GBP £", ["gbp", "pound", "pounds", "pounds sterling", "pound sterling"]),
    Row("JPY", "JPY ¥", ["jpy", "yen"]), Row("INR", "INR ₹ Rs", ["inr", "rupee", "rupees"]),
    Row("CNY", "CNY", ["cny", "rmb", "yuan"]), Row("CHF", "CHF", ["chf", "swiss francs"]), Row("SEK", "SEK", ["sek"]),
    Row("NOK", "NOK", ["nok"]), Row("DKK", "DKK", ["dkk"]), Row("PLN", "PLN zł", ["pln", "zloty", "złoty"]),
    Row("CZK", "CZK", ["czk"]),
    Row("CAD", "CAD C$ CA$", ["cad", "canadian dollars"]), Row("AUD", "AUD A$ AU$", ["aud", "australian dollars"]),
    Row("KRW", "KRW ₩", ["krw"]), Row("BRL", "BRL R$", ["brl", "reais"]), Row("HKD", "HKD HK$", ["hkd"]),
    Row("NZD", "NZD NZ$", ["nzd"]), Row("SGD", "SGD S$", ["sgd"]), Row("TWD", "TWD NT$", ["twd"]),
    Row("MXN", "MXN MX$", ["mxn", "pesos"]), Row("RUB", "RUB ₽", ["rubles", "roubles", "ruble"]),
    Row("TRY", "TRY ₺", ["lira"]), Row("ZAR", "ZAR", ["zar", "rand"]), Row("ILS", "ILS ₪", ["ils", "shekels"]),
    Row("THB", "THB ฿", ["thb", "baht"]), Row("UAH", "UAH ₴", ["uah", "hryvnia"]),
    Row("HUF", "HUF", ["huf", "forint"]),
    Row("AED", "AED", ["aed", "dirhams"]), Row("SAR", "SAR", ["riyals"]), Row("VND", "VND ₫", ["vnd", "dong"]),
    Row("PHP", "PHP ₱"), Row("IDR", "IDR", ["idr", "rupiah"]), Row("BTC", "BTC ₿", ["btc", "bitcoin", "bitcoins"]),
    Row("USD", "", ["dólares", "dólar", "dollari"]), Row("GBP", 0.01, "", ["pence", "penny"]),
    // Whose cents they are, the expected currency says.
    Row(MeasurementUnit.cents, "¢", ["cent", "cents", "centimes", "céntimos", "centavos", "centesimi"]),
  ]

  private static let shares = [
    Row(
      "%", "% ٪",
      ["percent", "per cent", "pct", "prozent", "pour cent", "por ciento", "por cento", "per cento", "procent"]),
    Row("%", 0.1, "‰", ["per mille"]),
    // The difference of two shares is no share: from 10 % to 15 % it is five points, or half as much again.
    Row("percentage points", "pp", ["percentage point", "percentage points", "prozentpunkte"]),
    Row("percentage points", 0.01, "bp bps", ["basis point", "basis points"]),
  ]

  private static let times = [
    Row("s", 0.001, "ms", ["millisecond", "milliseconds"]),
    Row(
      "s", "s",
      ["second", "seconds", "sec", "secs", "sekunde", "sekunden", "secondes", "segundos", "secondi", "seconden"]),
    Row("s", 60, "min", ["minute", "minutes", "mins", "minuten", "minutos", "minuti", "minuto", "minuut"]),
    Row(
      "s", 3_600, "h",
      ["hour", "hours", "hr", "hrs", "stunde", "stunden", "heure", "heures", "hora", "horas", "ore", "uur"]),
    Row(
      "s", 86_400, "",
      [
        "day", "days", "tag", "tage", "tagen", "jour", "jours", "día", "días", "dia", "dias", "giorno", "giorni",
        "dagen",
      ]),
    Row(
      "s", 604_800, "",
      [
        "week", "weeks", "woche", "wochen", "semaine", "semaines", "semana", "semanas", "settimana", "settimane",
        "weken",
      ]),
    Row(
      "month", "",
      [
        "month", "months", "monat", "monate", "monaten", "mois", "mes", "meses", "mese", "mesi", "mês", "maand",
        "maanden",
      ]),
    Row(
      "month", 12, "",
      [
        "year", "years", "jahr", "jahre", "jahren", "années", "ans", "año", "años", "anni", "anno", "ano", "anos",
        "jaar",
      ]),
  ]

  private static let sizes = [
    Row("m", 0.001, "mm", ["millimeter", "millimeters", "millimetre", "millimetres"]),
    Row("m", 0.01, "cm", ["centimeter", "centimeters", "centimetre", "centimetres"]),
    Row("m", "m", ["meter", "meters", "metre", "metres"]),
    Row("m", 1_000, "km", ["kilometer", "kilometers", "kilometre", "kilometres"]),
    Row("m", 0.0254, "", ["inch", "inches"]), Row("m", 0.3048, "ft", ["foot", "feet"]),
    Row("m", 1_609.344, "", ["mile", "miles"]),
    Row("m²", "m² m2", ["square meters", "square metres", "sqm"]), Row("m²", 1e6, "km² km2", ["square kilometers"]),
    Row("m²", 10_000, "ha", ["hectare", "hectares"]),
    Row("l", 0.001, "ml mL", ["milliliter", "milliliters", "millilitres"]),
    Row("l", "l L", ["liter", "liters", "litre", "litres"]),
    Row("l", 1_000, "m³ m3", ["cubic meters", "cubic metres"]),
    Row("g", 0.001, "mg", ["milligram", "milligrams"]), Row("g", "g", ["gram", "grams", "gramm"]),
    Row("g", 1_000, "kg", ["kilogram", "kilograms", "kilo", "kilos", "kilogramm"]),
    Row("g", 1e6, "t", ["ton", "tons", "tonne", "tonnes", "tonnen"]), Row("g", 453.59237, "lb lbs"),
    Row("g", 28.349523125, "oz", ["ounce", "ounces"]),
    Row("byte", "B", ["byte", "bytes"]), Row("byte", 1e3, "kB KB"), Row("byte", 1e6, "MB", ["megabytes"]),
    Row("byte", 1e9, "GB", ["gigabytes"]), Row("byte", 1e12, "TB", ["terabytes"]), Row("byte", 1_024, "KiB"),
    Row("byte", 1_048_576, "MiB"), Row("byte", 1_073_741_824, "GiB"), Row("byte", 1_099_511_627_776, "TiB"),
    Row("bit", "", ["bit", "bits"]), Row("bit", 1e3, "kb kbit Kbit"), Row("bit", 1e6, "Mb Mbit"),
    Row("bit", 1e9, "Gb Gbit"),
  ]

  private static let physics = [
    Row("W", 0.001, "mW"), Row("W", "W", ["watt", "watts"]), Row("W", 1e3, "kW", ["kw", "kilowatt", "kilowatts"]),
    Row("W", 1e6, "MW"), Row("W", 1e9, "GW"),
    Row("Wh", "Wh"), Row("Wh", 1e3, "kWh", ["kwh"]), Row("Wh", 1e6, "MWh", ["mwh"]), Row("Wh", 1e9, "GWh", ["gwh"]),
    Row("V", 0.001, "mV"), Row("V", "V", ["volt", "volts"]), Row("V", 1e3, "kV"), Row("A", 0.001, "mA"),
    Row("A", "A", ["ampere", "amperes", "amps"]), Row("Ω", "Ω", ["ohm", "ohms"]), Row("Ω", 1e3, "kΩ"),
    Row("Ω", 1e6, "MΩ"),
    Row("Pa", "Pa"), Row("Pa", 1e3, "kPa"), Row("Pa", 1e5, "bar"), Row("Pa", 1e6, "MPa"), Row("Hz", "Hz"),
    Row("Hz", 1e3, "kHz"), Row("Hz", 1e6, "MHz"), Row("Hz", 1e9, "GHz"), Row("dB", "dB"), Row("K", "K", ["kelvin"]),
    Row("°C", "°C", ["celsius", "degrees celsius"]), Row("°F", "°F", ["fahrenheit", "degrees fahrenheit"]),
    Row("°", "°", ["degree", "degrees"]),
  ]
}

extension MeasurementUnit {
  /// Whether it is a currency, or a part of one.
  var isMoney: Bool { UnitNames.currencies.contains(dimension) }
}
