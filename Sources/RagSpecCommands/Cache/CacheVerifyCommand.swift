internal import ArgumentParser
import ContentDigest
import JSONText
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache verify`.
struct CacheVerifyCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that every recording is what was recorded, and that the file is sound.",
    discussion: """
      Reads the cassettes and the whole local cache: keys are digests of requests, answers have the digests that were \
      recorded with them, rows can be read, and SQLite finds nothing wrong with the file. The exit code is 2 when \
      something is; nothing is changed.
      """)

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    // What is wrong with a cassette is thrown as soon as it is read.
    let cassettes = try Cassettes(folders: project.cassetteFolders()).all
    var findings = CacheFindings(path: try project.cachePath())
    for response in cassettes { findings.check(response) }
    findings.checkFile()
    guard findings.problems.isEmpty else { throw InvalidInput(findings.problems) }
    console.print("\(findings.count) recordings are sound")
    for line in findings.remarks { console.print(line) }
    return .success
  }
}

/// What is found out about recordings.
private struct CacheFindings {
  let path: String
  private(set) var count = 0
  private(set) var problems: [Diagnostic] = []
  private var withoutDigest = 0
  private var orphanedPins: [SHA256Digest] = []

  init(path: String) { self.path = path }

  /// What is no fault, and may be mended.
  var remarks: [String] {
    var remarks: [String] = []
    if withoutDigest > 0 {
      remarks.append(
        "\(withoutDigest) answers have no digest, since an older version recorded them: 'ragspec cache migrate' gives them one"
      )
    }
    if let first = orphanedPins.first {
      let others = orphanedPins.count > 1 ? " and \(orphanedPins.count - 1) more" : ""
      remarks.append("nothing is recorded for the pinned key \(first.hex.prefix(12))\(others)")
    }
    return remarks
  }

  mutating func check(_ response: RecordedResponse) {
    count += 1
    if let problem = Self.problem(of: response) { problems.append(problem) }
  }

  /// Checks the local cache, as far as it can be read.
  mutating func checkFile() {
    do throws(CacheError) {
      let catalog = try CacheCatalog(path: path)
      do throws(CacheError) { try checkRows(of: catalog) } catch { noteDamage(error.message) }
      for fault in try catalog.integrityFaults() { noteDamage("the response cache '\(path)': \(fault)") }
    } catch { problems.append(contentsOf: InvalidInput(error).diagnostics) }
  }

  private mutating func checkRows(of catalog: CacheCatalog) throws(CacheError) {
    var found: [Diagnostic] = []
    var (count, withoutDigest) = (0, 0)
    try catalog.forEachStored { stored in
      count += 1
      if stored.digest == nil { withoutDigest += 1 }
      let problem = Self.problem(of: stored.response) ?? (stored.isIntact ? nil : Self.changed(stored.response))
      if let problem { found.append(problem) }
    }
    self.count += count
    self.withoutDigest += withoutDigest
    problems += found
    let unreadable = try catalog.unreadableCount()
    if unreadable > 0 { noteDamage("the response cache '\(path)': \(unreadable) rows have no key") }
    orphanedPins = try catalog.orphanedPins()
  }

  private mutating func noteDamage(_ message: String) {
    problems.append(
      Diagnostic(
        "damaged-cache", message, at: nil,
        hint: "'sqlite3 \(path) .recover' may save some of it; or delete it: what is missing is called again"))
  }

  private static func changed(_ response: RecordedResponse) -> Diagnostic {
    broken(
      response, "the answer of \(response.key.hex.prefix(12)) is not the one that was recorded: somebody changed it")
  }

  private static func problem(of response: RecordedResponse) -> Diagnostic? {
    let name = response.key.hex.prefix(12)
    guard ModelRequest.key(ofCanonical: response.request) == response.key else {
      return broken(response, "the key \(name) is not the digest of its request: one of them was changed")
    }
    let output = response.answer.output
    let isPlausible = output.usage.map { $0.input >= 0 && $0.output >= 0 } ?? true
    guard isPlausible, output.details.map({ (try? JSONValue(parsing: $0.json)) != nil }) ?? true else {
      return broken(response, "the tokens or details of \(name) are none")
    }
    guard (try? JSONValue(parsing: response.request)) != nil else {
      return broken(response, "the request of \(name) is no JSON")
    }
    return nil
  }

  private static func broken(_ response: RecordedResponse, _ message: String) -> Diagnostic {
    Diagnostic(
      "broken-recording", message, at: nil,
      hint: "'ragspec cache rm \(response.key.hex.prefix(12))' removes it: it is called again when a case needs it")
  }
}
