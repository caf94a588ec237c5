import ContentDigest
import RagSpecCore

extension Runner {
  /// Requests that are looked up at a time.
  private static let surveyedAtOnce = 1_024

  /// Hands groundwork what is recorded; when that is all, it is finished as well.
  func survey(_ groundwork: any Groundwork) -> GroundworkSurvey {
    var survey = GroundworkSurvey()
    do throws(CaseError) {
      let count = try groundwork.begin(isKept: options.mode != .off)
      var missing = MissingRequests()
      for start in stride(from: 0, to: count, by: Self.surveyedAtOnce) where !isStopping {
        try lookUp(start..<min(start + Self.surveyedAtOnce, count), of: groundwork, &missing, &survey.recorded)
      }
      survey.missing = missing.places
      survey.wasStopped = isStopping
      if survey.missing.isEmpty, !survey.wasStopped { return finish(groundwork, survey) }
      if options.mode == .replay, !survey.wasStopped { throw Self.missing(survey.missing, of: groundwork) }
      return survey
    } catch {
      survey.error = error
      return survey
    }
  }

  /// Makes groundwork of the answers that it has, which are all it needs.
  func finish(_ groundwork: any Groundwork, _ survey: GroundworkSurvey = GroundworkSurvey()) -> GroundworkSurvey {
    var survey = survey
    do throws(CaseError) {
      try groundwork.finish(options.mode.reads ? cache.precedence : nil)
      survey.isFinished = true
    } catch { survey.error = error }
    return survey
  }

  private func lookUp(
    _ places: Range<Int>, of groundwork: any Groundwork, _ missing: inout MissingRequests, _ recorded: inout Int
  ) throws(CaseError) {
    let keys = places.map { groundwork.request(at: $0).key }
    let recordings = try vectors(for: keys)
    for (place, (key, recording)) in zip(places, zip(keys, recordings)) {
      if let recording {
        try groundwork.take(recording.answer.output, at: place)
        recorded += 1
      } else {
        missing.add(key, at: place)
      }
    }
  }

  private func vectors(for keys: [SHA256Digest]) throws(CaseError) -> [Recording?] {
    guard options.mode.reads else { return keys.map { _ in nil } }
    do throws(CacheError) { return try recordings(for: keys) } catch {
      // A cassette may have what the broken layer hides from the others.
      guard keys.count == 1 else {
        var recordings: [Recording?] = []
        for key in keys { recordings += try vectors(for: [key]) }
        return recordings
      }
      throw CaseError(.cache, error.message, hint: error.hint)
    }
  }

  private static func missing(_ places: [[Int]], of groundwork: any Groundwork) -> CaseError {
    let all = places.flatMap(\.self).sorted()
    let others = all.count > 1 ? " and for \(all.count - 1) more of \(groundwork.title)" : ""
    let name = all.first.map(groundwork.name) ?? groundwork.title
    return CaseError(
      .missingRecording, "no vector is recorded for \(name)\(others)",
      hint: "run it once without '--cache replay' to record them")
  }
}

/// Places without an answer, each request once.
private struct MissingRequests {
  private(set) var places: [[Int]] = []
  private var known: [SHA256Digest: Int] = [:]

  mutating func add(_ key: SHA256Digest, at place: Int) {
    if let index = known[key] { return places[index].append(place) }
    known[key] = places.count
    places.append([place])
  }
}
