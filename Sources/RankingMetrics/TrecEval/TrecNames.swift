/// Reads measures as they are written for trec_eval.
enum TrecNames {
  /// Returns how a measure is written here whose name trec_eval prints, as `ndcg_cut_10`; nothing for other names.
  static func measureText(of name: String, level: Int) -> String? {
    // A quick look: suites name the same few measures in thousands of cases.
    guard !name.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "(") }) else { return nil }
    guard let (family, list) = family(printing: name), case .measure(let text) = family.content else { return nil }
    guard let parameters = try? parameters(of: family, in: list, of: name), parameters.count == 1 else { return nil }
    return text(level, parameters[0].value)
  }

  /// Returns what an option `-m` asks for: `map`, `P.5,10`, `all_trec`; nothing if it is no name of trec_eval's.
  static func requests(in option: String) -> [TrecRequest]? {
    if let names = TrecFamilies.nicknames[option] {
      return TrecFamilies.all.filter { names.contains($0.name) }.map {
        TrecRequest(family: $0, list: "", option: option)
      }
    }
    let parts = option.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    if let family = TrecFamilies.all.first(where: { $0.name == parts[0] }) {
      return [TrecRequest(family: family, list: parts.count > 1 ? String(parts[1]) : "", option: option)]
    }
    return family(printing: option).map { [TrecRequest(family: $0, list: $1, option: option)] }
  }

  /// Returns the measures that are asked for, in trec_eval's order; where a family has parameters once, they hold.
  static func measures(
    for requests: [TrecRequest], _ setting: TrecSetting
  ) throws(MeasureSyntaxError) -> [PrintedMeasure] {
    var measures: [PrintedMeasure] = []
    for family in TrecFamilies.all {
      let ofFamily = requests.filter { $0.family.name == family.name }
      let withParameters = ofFamily.filter { !$0.list.isEmpty }
      for request in withParameters.isEmpty ? Array(ofFamily.prefix(1)) : withParameters {
        measures += try self.measures(for: request, setting)
      }
    }
    return measures
  }

  private static func measures(
    for request: TrecRequest, _ setting: TrecSetting
  ) throws(MeasureSyntaxError) -> [PrintedMeasure] {
    let family = request.family
    var measures: [PrintedMeasure] = []
    for parameter in try parameters(of: family, in: request.list, of: request.option) {
      let name = parameter.label.isEmpty ? family.name : "\(family.name)_\(parameter.label)"
      let content = try content(of: family, with: parameter.value, in: request.option, setting)
      measures.append(PrintedMeasure(name: name, content: content, isSummaryOnly: family.isSummaryOnly))
    }
    return measures
  }

  private static func content(
    of family: TrecFamily, with parameter: String, in option: String, _ setting: TrecSetting
  ) throws(MeasureSyntaxError) -> PrintedMeasure.Content {
    switch family.content {
    case .runName: return .runName
    case .measure(let text):
      let text = text(setting.level, parameter)
      guard let size = family.collectionSize, setting.documents > 0 else { return .measure(try Measure(parsing: text)) }
      return .measure(try Measure(parsing: "\(text.dropLast()),\(size)=\(setting.documents))"))
    case .relevanceString:
      guard !parameter.isEmpty else { return .relevanceString(length: 10) }
      return .relevanceString(length: try cutoff(parameter[...], of: option))
    }
  }

  /// The family whose printed name this is, and the parameters behind its underscore.
  private static func family(printing name: String) -> (TrecFamily, parameters: String)? {
    if let family = TrecFamilies.all.first(where: { $0.name == name }) { return (family, "") }
    let family = TrecFamilies.all.first { family in
      guard name.hasPrefix(family.name + "_") else { return false }
      return name.dropFirst(family.name.count + 1).first.map { $0.isNumber || ".-p".contains($0) } ?? false
    }
    return family.map { ($0, String(name.dropFirst($0.name.count + 1))) }
  }
}

/// What holds for all measures of a report.
struct TrecSetting {
  /// The least grade that is relevant: `-l`.
  let level: Int
  /// How many documents there are in all, 0 for not known: `-N`.
  let documents: Int
}

extension TrecNames {
  /// A parameter as a measure takes it and as it is printed behind the name.
  private struct Parameter {
    let value: String
    let label: String
  }

  private static func parameters(
    of family: TrecFamily, in list: String, of option: String
  ) throws(MeasureSyntaxError) -> [Parameter] {
    let parts = list.split(separator: ",", omittingEmptySubsequences: false)
    switch family.parameters {
    case .none:
      guard list.isEmpty else { throw unexpected(list[...], "no parameters", in: option) }
      return [Parameter(value: "", label: "")]
    case .list: return [Parameter(value: list, label: list)]
    case .cutoffs(let usual):
      var cutoffs: [Int] = []
      for part in parts where !list.isEmpty { cutoffs.append(try cutoff(part, of: option)) }
      return (list.isEmpty ? usual : cutoffs.sorted()).map { Parameter(value: "\($0)", label: "\($0)") }
    case .shares(let usual):
      var shares: [Double] = []
      for part in parts where !list.isEmpty { shares.append(try number(part, of: option)) }
      return (list.isEmpty ? usual : shares.sorted()).map {
        Parameter(value: "\($0)", label: DecimalText.fixed($0, digits: 2))
      }
    }
  }

  /// Reads a number of documents; as in trec_eval what stands after a point does not count.
  private static func cutoff(_ text: Substring, of option: String) throws(MeasureSyntaxError) -> Int {
    let number = try number(text, of: option)
    guard 1...1e9 ~= number else { throw unexpected(text, "a number of documents", in: option) }
    return Int(number)
  }

  private static func number(_ text: Substring, of option: String) throws(MeasureSyntaxError) -> Double {
    let isPlain = text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: ".") }
    guard isPlain, let number = Double("0" + text), !text.isEmpty else {
      throw unexpected(text, "a number", in: option)
    }
    return number
  }

  private static func unexpected(_ text: Substring, _ expected: String, in option: String) -> MeasureSyntaxError {
    let column = option.unicodeScalars.count - text.unicodeScalars.count + 1
    return MeasureSyntaxError(text: option, column: column, problem: .unexpected(String(text), expected: expected))
  }
}
