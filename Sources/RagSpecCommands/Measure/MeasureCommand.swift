internal import ArgumentParser
import RagSpecCore
import RankingMetrics
import SystemFiles

/// `ragspec measure`.
struct MeasureCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measure rankings against relevance judgments, as trec_eval does.",
    discussion: """
      One run is printed in the lines of trec_eval: measure, query or 'all', value. Several runs are printed side by \
      side, and each is compared with the first over the queries that count for both: Student's paired t-test and \
      Fisher's randomization test, both two-sided, their p-values also corrected for all comparisons made (Holm).

      FILES
        QRELS  query, iteration, document, grade
               or BEIR's query-id, corpus-id, score below a line that says so
        RUN    query, Q0, document, rank, score, name of the run
               the score orders, not the rank; ties go by document, descending
        BEIR, JSON Lines and what else is understood: docs/measuring.md
        Words are separated by blanks or tabs, lines that begin with # are
        comments, gzip is unpacked, and '-' is standard input.

      MEASURES
        as ir_measures has them   nDCG@10  'P(rel=2)@5'  AP  RR@10  'RBP(p=0.8)'
        as trec_eval has them     map  P.5,10  ndcg_cut_10  recip_rank
        several at once           official (the default)  set  all_trec
        'ragspec list measures' shows all of them.

      EXAMPLES
        ragspec measure qrels.txt bm25.run
        ragspec measure -q -m nDCG@10 -m R@100 qrels.txt bm25.run
        ragspec measure -c -m nDCG@10 qrels.txt bm25.run dense.run hybrid.run
        zcat bm25.run.gz | head -n 5000 | ragspec measure -m map qrels.txt -

      EXIT CODES
        0  measured
        2  the arguments or the files are wrong, or have no query in common
      """)

  @Argument(help: ArgumentHelp("The relevance judgments.", valueName: "qrels"))
  var qrels: String

  @Argument(help: ArgumentHelp("The rankings; with several files the first is what the others are compared with."))
  var run: [String]

  @Option(
    name: [.customShort("m"), .long], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A measure, or a name for several; repeatable.", valueName: "measure"))
  var measure: [String] = []

  @Flag(name: [.customShort("q"), .long], help: "Values for each query, too.")
  var perQuery = false

  @Flag(name: [.customShort("n"), .long], help: "No values for all queries together.")
  var noSummary = false

  @Flag(
    name: [.customShort("c"), .long],
    help: "Averages over all judged queries; one that a run does not answer has an empty ranking.")
  var complete = false

  @Flag(name: [.customShort("J"), .long], help: "Take documents without a judgment out of the rankings.")
  var judgedOnly = false

  @Option(
    name: [.customShort("M"), .long], parsing: .unconditional,
    help: ArgumentHelp("How many documents of a ranking count; by default all.", valueName: "depth"))
  var depth: Int?

  @Option(
    name: [.customShort("l"), .long], parsing: .unconditional,
    help: ArgumentHelp("The least grade that is relevant, for measures that know but two.", valueName: "grade"))
  var level = 1

  @Option(
    name: [.customShort("N"), .long], parsing: .unconditional,
    help: ArgumentHelp("How many documents there are in all, for 'utility' with a fourth price.", valueName: "count"))
  var documents = 0

  @Option(
    name: [.customShort("Z"), .long],
    help: ArgumentHelp(
      "Standard scores, against the means and standard deviations in this file.", valueName: "file"))
  var standardScores: String?

  @Option(
    name: [.customShort("R")], help: ArgumentHelp("The form of the judgments: qrels, the default.", valueName: "form"))
  var judgmentForm = "qrels"

  @Option(
    name: [.customShort("T")],
    help: ArgumentHelp("The form of the rankings: trec_results, the default.", valueName: "form"))
  var rankingForm = "trec_results"

  @Flag(name: [.customShort("o")], help: "Taken and without effect, as in trec_eval.")
  var oldForm = false

  @Flag(help: "JSON with the values of each query, the averages and the comparisons.")
  var json = false

  func validate() throws {
    if run.isEmpty { throw ValidationError("there is no run to measure: 'ragspec measure QRELS RUN'") }
    if level < 1 { throw ValidationError("'-l' takes a whole number from 1: the least grade that is relevant") }
    if let depth, depth < 1 { throw ValidationError("'-M' takes a whole number from 1: how many documents count") }
    if documents < 0 { throw ValidationError("'-N' takes a whole number from 0: how many documents there are") }
    if standardScores != nil, run.count > 1 || json {
      throw ValidationError("'-Z' is for the lines of a single run")
    }
    try checkForms()
    if ([qrels] + run + [standardScores].compactMap(\.self)).count(where: { $0 == TRECInput.standardInput }) > 1 {
      throw ValidationError("'-' can be given once: standard input is read to its end")
    }
  }

  private func checkForms() throws {
    if judgmentForm != "qrels" {
      let known = ["qrels_jg", "prefs", "qrels_prefs"].contains(judgmentForm)
      throw ValidationError(
        known
          ? "judgments in the form '\(judgmentForm)' are for measures of several judges and of preferences, which are not here"
          : "'-R' takes 'qrels'; BEIR's judgments and JSON Lines are known by their first line")
    }
    if rankingForm != "trec_results" {
      throw ValidationError("'-T' takes 'trec_results'; JSON Lines are known by their first line")
    }
  }

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    var desk = MeasureDesk(
      qrels: qrels, measures: measure, level: level, collectionSize: documents, standardScores: standardScores,
      options: options)
    let results = run.count == 1 && !json ? desk.lines(for: run[0]) : desk.sideBySide(run, asJSON: json)
    guard let results else { throw InvalidInput(desk.diagnostics) }
    if !desk.diagnostics.isEmpty { console.show(desk.diagnostics) }
    do throws(SystemError) { try results(console.output) } catch {
      throw InvalidInput("unwritable-output", "cannot write the values: \(error.reason)", at: nil)
    }
    return .success
  }

  private var options: TrecReport.Options {
    var options = TrecReport.Options()
    options.showsQueries = perQuery
    options.showsSummary = !noSummary
    options.isComplete = complete
    options.isJudgedOnly = judgedOnly
    options.depth = depth ?? .max
    return options
  }
}
