internal import ArgumentParser
import ContentDigest
import JSONText
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache verify`.
struct CacheVerifyCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that every recording is what its key says, and that the file is sound.",
    discussion: """
      Reads the cassettes and the whole local cache: keys are digests of requests, requests are JSON, and SQLite finds \
      nothing wrong with the file. The exit code is 2 when something is; nothing is changed.
      """)

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    let path = try project.cachePath()
    var (count, problems): (Int, [Diagnostic]) = (0, [])
    // What is wrong with a cassette is thrown as soon as it is read.
    try RecordingShelf(project).forEach { found in
      count += 1
      if let problem = Self.problem(of: found.response) { problems.append(problem) }
    }
    let faults: [String]
    do throws(CacheError) { faults = try CacheCatalog(path: path).integrityFaults() } catch {
      throw InvalidInput(error)
    }
    problems += faults.map { fault in
      Diagnostic(
        "damaged-cache", "the response cache '\(path)' is damaged: \(fault)", at: nil,
        hint: "'sqlite3 \(path) .recover' may save some of it; or delete it: what is missing is called again")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    console.print("\(count) recordings are sound")
    return .success
  }

  private static func problem(of response: RecordedResponse) -> Diagnostic? {
    let name = response.key.hex.prefix(12)
    let hint = "'ragspec cache rm \(name)' removes it: it is called again when a case needs it"
    guard ModelRequest.key(ofCanonical: response.request) == response.key else {
      return Diagnostic(
        "broken-recording", "the key \(name) is not the digest of its request: one of them was changed", at: nil,
        hint: hint)
    }
    let output = response.answer.output
    let isPlausible = output.usage.map { $0.input >= 0 && $0.output >= 0 } ?? true
    guard isPlausible, output.details.map({ (try? JSONValue(parsing: $0.json)) != nil }) ?? true else {
      return Diagnostic("broken-recording", "the tokens or details of \(name) are none", at: nil, hint: hint)
    }
    guard (try? JSONValue(parsing: response.request)) != nil else {
      return Diagnostic("broken-recording", "the request of \(name) is no JSON", at: nil, hint: hint)
    }
    return nil
  }
}
