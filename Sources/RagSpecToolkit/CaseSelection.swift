package import RagSpecCore
import SystemFiles

/// Chooses cases of suites: by name, by place, by filter and by tag.
package struct CaseSelection: Sendable {
  private let request: SuiteRequest
  private let filters: [Glob]
  private let wantedTags: [String]
  private let excludedTags: [String]

  /// - Parameters:
  ///   - filters: parts of case ids, or whole ids with `*`; one of them must fit.
  ///   - tags: tags of which a case has at least one; `!tag` excludes.
  package init(request: SuiteRequest, filters: [String] = [], tags: [String] = []) {
    self.request = request
    self.filters = filters.map(Glob.init)
    wantedTags = tags.filter { !$0.hasPrefix("!") }
    excludedTags = tags.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
  }

  /// Returns the plan of the chosen cases; suites without any are left out.
  package func plan(of suites: [Suite]) -> Plan {
    let choosesAll = filters.isEmpty && wantedTags.isEmpty && excludedTags.isEmpty
    let plans = suites.map { suite in
      let cases = requestedCases(of: suite)
      return Plan.SuitePlan(suite: suite, cases: choosesAll ? cases : cases.filter(isChosen))
    }
    return Plan(suites: plans.filter { !$0.cases.isEmpty })
  }

  private func isChosen(_ testCase: Case) -> Bool {
    let tags = testCase.tags
    return (filters.isEmpty || filters.contains { $0.matches(testCase.id.description) })
      && !tags.contains(where: excludedTags.contains)
      && (wantedTags.isEmpty || tags.contains(where: wantedTags.contains))
  }

  /// The cases that a path, a line or a name stands for.
  private func requestedCases(of suite: Suite) -> [Case] {
    if request.wholeFiles.contains(suite.path) || request.names.contains(suite.name) { return suite.cases }
    let sources = sources(of: suite)
    let starts = startLines(in: suite, sources)
    let elsewhere = request.lines.filter { $0.file != suite.path }
    let chosenSources = sources.filter { starts.contains($0.line) }
    return suite.cases.filter { testCase in
      if request.names.contains(testCase.id.description) { return true }
      guard !starts.isEmpty || !elsewhere.isEmpty else { return false }
      let place = testCase.location
      guard isWritten(testCase, in: suite) else {
        return elsewhere.contains { $0.line == place.line && FilePath.isSame($0.file, place.file.path) }
          || chosenSources.contains { FilePath.isInside(place.file.path, folder: $0.path) }
      }
      return starts.contains(place.line)
    }
  }

  /// The items of a suite that take cases from elsewhere: where each stands, and the file or folder that it names.
  private func sources(of suite: Suite) -> [(line: Int, path: String)] {
    guard request.lines.contains(where: { $0.file == suite.path }) else { return [] }
    return (suite.node["cases"]?.elements ?? []).compactMap { item in
      guard let source = item["from"], let path = source["jsonl"] ?? source["beir"] else { return nil }
      return (item.location.line, FilePath.normalized(FilePath.join(FilePath.parent(of: suite.path), path.text)))
    }
  }

  /// Where the cases begin, and the items that take others, that the requested lines are in: the last that begins before
  /// a line, or at it.
  private func startLines(in suite: Suite, _ sources: [(line: Int, path: String)]) -> Set<Int> {
    let lines = request.lines.filter { $0.file == suite.path }.map(\.line)
    guard !lines.isEmpty else { return [] }
    let starts = suite.cases.filter { isWritten($0, in: suite) }.map(\.location.line) + sources.map(\.line)
    return Set(lines.compactMap { line in starts.filter { $0 <= line }.max() })
  }

  /// Whether a case stands in the suite's own file, and not in one that it takes cases from.
  private func isWritten(_ testCase: Case, in suite: Suite) -> Bool { testCase.location.file.path == suite.path }
}

/// A pattern in which `*` stands for any text; one without is found anywhere.
struct Glob {
  private let parts: [Substring]
  private let isAnchored: Bool
  /// The pattern's bytes when all are ASCII.
  private let onlyPart: [UInt8]?

  init(_ pattern: String) {
    onlyPart = Self.ascii(pattern)
    parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    isAnchored = pattern.contains("*")
  }

  func matches(_ text: String) -> Bool {
    guard isAnchored else { return holdsOnlyPart(text) }
    guard let first = parts.first, let last = parts.last, text.hasPrefix(first) else { return false }
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  /// Compares bytes as long as both are ASCII, as nearly always: to look for characters takes a hundred times as long.
  private func holdsOnlyPart(_ text: String) -> Bool {
    guard let bytes = Self.ascii(text), let onlyPart else { return text.contains(parts.first ?? "") }
    guard onlyPart.count <= bytes.count else { return false }
    return (0...bytes.count - onlyPart.count).contains { bytes[$0..<$0 + onlyPart.count].elementsEqual(onlyPart) }
  }

  private static func ascii(_ text: String) -> [UInt8]? {
    text.utf8.allSatisfy { $0 < 0x80 } ? Array(text.utf8) : nil
  }
}
