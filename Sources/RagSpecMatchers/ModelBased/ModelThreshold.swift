import RagSpecCore

/// The least score that passes, of matchers for whose models no number suits all.
enum ModelThreshold {
  /// Returns the threshold of whoever sets no `min`; throws when nothing says what it is.
  ///
  /// A score that is only reported needs none: that is how one finds out which would suit.
  static func threshold(
    _ options: Options, default threshold: Double?, hint: String
  ) throws(InvalidInput) -> Double {
    if let threshold { return threshold }
    guard options["min"] != nil || options.number("weight") == 0 else {
      throw InvalidInput(
        "no-threshold", "'\(options.name.text)' does not say which score passes", at: options.name.location, hint: hint)
    }
    return 0
  }
}

extension Observation {
  /// The text of an output that a model is shown.
  func textForModel() throws(CaseError) -> String {
    guard case .text(let text) = self else {
      throw CaseError(.unsupportedObservation, "it looks at text, the output is \(kind)")
    }
    return text
  }

  /// The same, after models were asked.
  func textAfterModel() throws(UnsupportedObservation) -> String {
    do throws(CaseError) { return try textForModel() } catch { throw UnsupportedObservation(error.message) }
  }
}

extension String {
  /// Whether there is nothing in it that one could see.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
