import ContentDigest
import RagSpecCore

extension Runner {
  /// Returns what is recorded for each key.
  ///
  /// Where calls may be made, what cannot be read counts as not recorded, and a warning tells of it: a run is not held up
  /// by a file that another one has damaged. `--cache replay` throws.
  func recordings(for keys: [SHA256Digest]) throws(CacheError) -> [Recording?] {
    do throws(CacheError) { return try cache.recordings(for: keys) } catch {
      guard options.mode == .auto else { throw error }
      trouble.note(Self.unreadable(error))
      return keys.map(recordingIfReadable)
    }
  }

  /// A cassette may have what the broken layer hides from the others, and a damaged file may have what is not damaged.
  private func recordingIfReadable(_ key: SHA256Digest) -> Recording? {
    do throws(CacheError) { return try cache.recordings(for: [key]).first ?? nil } catch {
      trouble.note(Self.unreadable(error))
      return nil
    }
  }

  /// What is missing where nothing may be called: `a response for this request`.
  func missingRecording(_ what: String) -> CaseError {
    guard options.maxAge != nil else {
      return CaseError(
        .missingRecording, "no \(what)", hint: "run it once without '--cache replay' to record it")
    }
    return CaseError(
      .missingRecording, "no \(what), or only one that is older than '--max-age'",
      hint: "run it once without '--cache replay' to record it anew")
  }

  /// The warning that endpoints are asked again for what may be recorded, and what to do about that.
  private static func unreadable(_ error: CacheError) -> String {
    "recordings could not be read, and endpoints were asked instead: \(error.message)"
      + (error.hint.map { "; \($0)" } ?? "")
  }

  /// The warning that answers are lost to the next run, and what to do about that.
  static func notRecorded(_ error: CacheError) -> String {
    "responses were not recorded: \(error.message)" + (error.hint.map { "; \($0)" } ?? "")
  }

  /// Puts on disk what was recorded; returns what went wrong with recordings in this run.
  func closeRecordings(_ tally: Tally) -> [String] {
    guard options.mode.records else { return trouble.all }
    if tally[.called] > 0 {
      cache.note(
        RunNote(endedAt: now(), called: tally[.called], cached: tally[.cached], cassette: tally[.cassette]))
    }
    do throws(CacheError) {
      try cache.flush()
      return trouble.all
    } catch {
      // What could not be read could not be written either, for the same reason: told once.
      return trouble.all == [Self.unreadable(error)] ? [Self.unusable(error)] : trouble.all + [Self.notRecorded(error)]
    }
  }

  private static func unusable(_ error: CacheError) -> String {
    "recordings could be neither read nor written, and endpoints were asked instead: \(error.message)"
      + (error.hint.map { "; \($0)" } ?? "")
  }
}
