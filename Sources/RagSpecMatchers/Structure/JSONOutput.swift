import JSONText
import RagSpecCore

/// An output that is read as JSON, by all matchers in the same way: as a whole, or the first code block in it.
enum JSONOutput {
  /// An output that is no JSON, in words.
  struct Unreadable: Error {
    let message: String
  }

  static func value(of text: String) throws(Unreadable) -> JSONValue {
    do throws(JSONError) { return try JSONValue(parsing: OutputPart.codeBlock(of: text) ?? text) } catch {
      throw Unreadable(
        message: "it is no JSON: \(error.problem.message) at line \(error.line), column \(error.column)")
    }
  }

  /// Reads an observation, which must be text.
  static func text(of observation: Observation) throws(UnsupportedObservation) -> String {
    guard case .text(let text) = observation else {
      throw UnsupportedObservation("it looks at JSON, the output is \(observation.kind)")
    }
    return text
  }
}
