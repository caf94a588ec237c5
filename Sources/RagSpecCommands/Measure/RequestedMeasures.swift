import RagSpecCore
import RankingMetrics

/// Reads the measures that a command was asked for.
enum RequestedMeasures {
  /// Returns the measures of some options `-m`; throws what is wrong with each of them.
  static func reading(
    _ options: [String], level: Int, collectionSize: Int
  ) throws(InvalidInput) -> [PrintedMeasure] {
    let problems = options.compactMap { option -> Diagnostic? in
      do throws(MeasureSyntaxError) { _ = try PrintedMeasure.reading([option], relevanceLevel: level) } catch {
        return diagnostic(for: error)
      }
      return nil
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    do throws(MeasureSyntaxError) {
      return try PrintedMeasure.reading(options, relevanceLevel: level, collectionSize: collectionSize)
    } catch {
      throw InvalidInput([diagnostic(for: error)])
    }
  }

  private static func diagnostic(for error: MeasureSyntaxError) -> Diagnostic {
    guard case .unknownMeasure(let name, let nearest) = error.problem else {
      return Diagnostic("invalid-measure", "\(error)", at: nil)
    }
    let hint = nearest.map { "did you mean '\($0)'?" } ?? NearestName.hint(for: error.text, in: printedNames)
    return Diagnostic(
      "unknown-measure", "unknown measure '\(name)'", at: nil,
      hint: hint ?? "'ragspec list measures' shows what there is")
  }

  private static var printedNames: [String] { ((try? PrintedMeasure.reading(["all_trec"])) ?? []).map(\.name) }
}

extension PrintedMeasure {
  /// The measure, unless another fact about the run is to be printed.
  var measure: Measure? { if case .measure(let measure) = content { measure } else { nil } }
}
