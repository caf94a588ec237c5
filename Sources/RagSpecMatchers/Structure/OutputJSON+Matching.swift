import RagSpecCore

extension OutputJSON {
  /// Returns the text of an observation, which must be one.
  static func text(of observation: Observation) throws(UnsupportedObservation) -> String {
    guard case .text(let text) = observation else {
      throw UnsupportedObservation("it looks at JSON, the output is \(observation.kind)")
    }
    return text
  }

  /// What the matchers say of where they find JSON, for their reference.
  static let whereabouts = """
    The output is JSON, or has it in a code block or in its text: of several code blocks the last that is JSON counts, of \
    values in the text the last object or list of objects, or else the last list.
    """
}
