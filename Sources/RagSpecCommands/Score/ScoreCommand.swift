internal import ArgumentParser
import RagSpecCore
import RagSpecReports
import RagSpecSuites
import RagSpecToolkit

/// `ragspec score`.
struct ScoreCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Judge texts by one matcher, without a suite.",
    usage: """
      ragspec score MATCHER --expected VALUE [--OPTION VALUE …] [TEXT …]
      ragspec score --yaml EXPECTATION [TEXT …]
      ragspec score --metric NAME --expected TEXT [TEXT …]
      """,
    discussion: """
      Prints for each text the verdict, the score against the least one that passes, and why. Without a text, or with \
      '-', standard input is one; the end of its last line does not count.

      Whatever a matcher takes in a suite is an option here: '--using token-f1', '--tolerance 0.5%', '--min 0.8', \
      '--on last-line', '--normalize none'. 'ragspec list matchers NAME' shows them. A flag needs no 'true'. A list \
      is an option given several times, '--options Berlin --options Paris', or one text: '--options "[Berlin, Paris]"'. \
      For more than that write the expectation as in a suite, with '--yaml'.

      For a measure and whatever else judges rankings a text is a ranking: the ids of documents, the best first, with \
      white space between them, or a JSON list of ids or of objects with an 'id'. '--case' says which are relevant.

      '--metric' prints nothing but the number of a metric of 'similar', of texts as they stand: from 0 to 1, where 1 \
      is the same. Error rates are 1 less the rate, no less than 0.

      EXAMPLES
        ragspec score similar --expected 'a text' --using token-f1 'output text'
        ragspec score number --expected '25 %' --tolerance 1% --file out.txt
        ragspec score contains-all -e Lima -e Peru 'Lima is in Peru'
        ragspec score choice -e B --options Berlin --options Paris 'The answer is B.'
        ragspec score length --max 30 --unit words < out.txt
        ragspec score --yaml '{similar: x, using: bleu, min: 0.4}' 'a text'
        ragspec score unchanged --case '{question: What is tea?}' 'What is tea?'
        ragspec score similar -e Paris --on /answer --lines --json -f out.jsonl
        ragspec score --metric levenshtein -e kitten sitting
        ragspec score judge -e 'It names a city.' --endpoint judge 'Paris'
        ragspec score nDCG@10 -e 0.8 --case '{relevant: {d1: 2, d7: 1}}' 'd1 d4 d7'

      'means' and 'judge' ask an endpoint of the project that one stands in; what it answers is recorded as in a run.

      JSON
        One object a line for each text: source, label, score, threshold, passed,
        explanation, and span (UTF-8 offsets of the part that comes nearest);
        error instead, where a text could not be scored.

      EXIT CODES
        0  every text passed; with '--metric' always, when there are numbers
        1  a text failed
        2  the arguments, the expectation or a file is wrong
        3  a text could not be scored
      """)

  @Argument(help: ArgumentHelp("The matcher, then the texts.", valueName: "matcher"))
  var words: [String] = []

  @Option(
    name: [.customShort("e"), .long], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("What stands behind the matcher's name; repeatable, where it takes several.", valueName: "value")
  )
  var expected: [String] = []

  @Option(
    name: [.short, .long], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An option of the matcher: the long form of '--NAME VALUE'.", valueName: "name=value"))
  var option: [String] = []

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The whole expectation, as in a suite.", valueName: "expectation"))
  var yaml: String?

  @Option(help: ArgumentHelp("Print the number of a metric alone.", valueName: "name"))
  var metric: String?

  @Option(
    name: .customLong("case"), parsing: .unconditional,
    help: ArgumentHelp("Keys of the case, in YAML: question, history, references, table, relevant.", valueName: "yaml"))
  var testCase: String?

  @Option(name: [.short, .long], help: ArgumentHelp("A file that holds a text; repeatable.", valueName: "path"))
  var file: [String] = []

  @Flag(help: "Each line of a file, or of standard input, is a text of its own.")
  var lines = false

  @Flag(help: "JSON Lines instead of a report for people.")
  var json = false

  @Flag(name: [.short, .long], help: "Print nothing: the exit code tells.")
  var quiet = false

  func validate() throws {
    if yaml != nil, metric != nil { throw ValidationError("'--yaml' and '--metric' exclude each other") }
    if yaml != nil, !(expected + option).isEmpty {
      throw ValidationError("'--yaml' is the whole expectation: it takes neither '--expected' nor other options")
    }
    if words.isEmpty, yaml == nil, metric == nil {
      throw ValidationError("there is no matcher: 'ragspec score MATCHER --expected VALUE TEXT'")
    }
    if texts.count(where: { $0 == ScoredText.standardInput }) + file.count(where: { $0 == ScoredText.standardInput })
      > 1
    {
      throw ValidationError("'-' can be given once: standard input is read to its end")
    }
  }

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let expectation = try expectation(console)
    let texts = try ScoredText.reading(arguments: texts, files: file, isByLine: lines)
    console.show(expectation.warnings)
    let verdicts = try Self.verdicts(of: expectation, on: texts.map(\.text), console)
    let results = zip(texts, verdicts).map { ScoredResult(text: $0, verdict: $1) }
    if !quiet { console.write(report(on: results, console), to: console.output) }
    let codes = Set(results.map(\.exitCode))
    return [.notScored, .gateFailed].first(where: codes.contains) ?? .success
  }

  /// The first word names the matcher, unless something else says what is expected.
  private var texts: [String] { yaml == nil && metric == nil ? Array(words.dropFirst()) : words }

  /// What a case lacks is given by an option here.
  private func expectation(_ console: Console) throws(InvalidInput) -> LooseExpectation {
    do throws(InvalidInput) {
      return try LooseExpectation(try expectationNode(), case: try testCase.map(Self.caseNode)) {
        () throws(InvalidInput) in try Project.opened(at: nil, for: [], console)
      }
    } catch {
      let keys = [
        "no-relevant": "relevant: {d1: 2, d7: 1}", "no-references": "references: […]", "no-table": "table: …",
      ]
      throw InvalidInput(
        error.diagnostics.map { problem in
          guard let key = keys[problem.id.rawValue] else { return problem }
          var problem = problem
          problem.hint = "give the keys of a case with '--case': --case '{\(key)}'"
          return problem
        })
    }
  }

  private func expectationNode() throws(InvalidInput) -> ConfigNode {
    if let yaml { return try YAMLReader.document(of: SourceFile(path: "--yaml", bytes: Array(yaml.utf8))).root }
    guard let metric else {
      return try ExpectationArguments(matcher: words.first ?? "", expected: expected, options: option).node()
    }
    try Self.checkMetric(metric)
    let options = option + ["using=\(metric)", "normalize=none", "min=0"]
    return try ExpectationArguments(matcher: "similar", expected: expected, options: options).node()
  }

  private static func checkMetric(_ name: String) throws(InvalidInput) {
    let fields = Catalogs.matchers.first { $0.name == "similar" }?.options ?? []
    guard case .choice(let names)? = fields.first(where: { $0.name == "using" })?.type, !names.contains(name) else {
      return
    }
    throw InvalidInput(
      "unknown-metric", "unknown metric '\(name)'", at: nil,
      hint: NearestName.hint(for: name, in: names) ?? "there are \(names.joined(separator: ", "))")
  }

  private static func caseNode(_ yaml: String) throws(InvalidInput) -> ConfigNode {
    try YAMLReader.document(of: SourceFile(path: "--case", bytes: Array(yaml.utf8))).root
  }

  private static func verdicts(
    of expectation: LooseExpectation, on texts: [String], _ console: Console
  ) throws(InvalidInput) -> [Result<Assessment, UnsupportedObservation>] {
    guard expectation.consults else { return texts.map { verdict(of: expectation, on: $0) } }
    let (verdicts, warnings) = try InterruptibleTask.run { (_) async throws(InvalidInput) in
      try await expectation.assess(texts)
    }
    for warning in warnings { console.printError("warning: \(warning)") }
    return verdicts
  }

  private static func verdict(
    of expectation: LooseExpectation, on text: String
  ) -> Result<Assessment, UnsupportedObservation> {
    do throws(UnsupportedObservation) { return .success(try expectation.assess(text)) } catch {
      return .failure(error)
    }
  }

  private func report(on results: [ScoredResult], _ console: Console) -> String {
    if json { return results.map { ScoreLine($0).text }.joined() }
    if metric != nil { return results.map { ($0.score.map { "\($0)" } ?? "") + "\n" }.joined() }
    let report = ScoreReport(usesColor: console.usesColor(console.output))
    let blocks = results.map {
      report.block(source: results.count > 1 ? $0.text.source : nil, $0.text.text, $0.verdict)
    }
    return blocks.joined() + (results.count > 1 ? report.summary(of: results.map(\.verdict)) : "")
  }
}
