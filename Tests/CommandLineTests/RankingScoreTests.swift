import Foundation
import RagSpecTestSupport
import Testing

/// `ragspec score` with what judges rankings.
@Suite struct RankingScoreTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject(["ids.txt": "d1\nd4\nd7\n", "lines.txt": "d1 d4\nd4 d1\n"]) }

  private func score(_ arguments: [String], input: String = "") throws -> ToolRun {
    try ToolRun.run(["score"] + arguments, in: project.folder, input: Data(input.utf8))
  }

  private static let relevant = ["--case", "{relevant: {d1: 2, d7: 1}}"]

  private static let verdicts: [([String], Int32)] = [
    (["nDCG@10", "-e", "0.95", "d1 d4 d7"] + relevant, 0), (["nDCG@10", "-e", "0.96", "d1 d4 d7"] + relevant, 1),
    (["nDCG@10", "-e", "0.95", "-f", "ids.txt"] + relevant, 0), (["recall@5", "-e", "1", "d7\td1"] + relevant, 0),
    (["P@2", "-e", "0.5", #"[{"id": "d1", "score": 3}, {"_id": "x"}]"#] + relevant, 0),
    (["P@2", "-e", "0.5", #"["x", "d7"]"#, "--case", "relevant: [d7]"], 0), (["RR", "-e", "1", ""] + relevant, 1),
    (["AP", "-e", "1", "12 13", "--case", "relevant: [12, 13]"], 0),
    (["P@1", "-e", "1", "[12]", "--case", "relevant: [12]"], 0),
    (["retrieved", "--document", "d4", "--within", "2", "d1 d4"], 0),
    (["retrieved", "--document", "d4", "--within", "1", "d1 d4"], 1), (["retrieved", "-e", "d4", "d1 d4"], 0),
    (["not-retrieved", "-e", "d4", "d1"], 0), (["not", "-e", "{retrieved: d4}", "d1"], 0),
    (["all", "-e", "[{P@1: 1}, {retrieved: d7}]", "d1 d7"] + relevant, 0),
    (["--yaml", "{nDCG@10: 0.95}", "d1 d4 d7"] + relevant, 0), (["P@2", "-e", "0.5", "d1 d1"] + relevant, 3),
    (["P@1", "-e", "1", "[[]]"] + relevant, 3),
  ]

  @Test(arguments: Self.verdicts)
  func `a text is a ranking of ids`(_ arguments: [String], _ exitCode: Int32) throws {
    let run = try score(arguments)
    #expect(run.exitCode == exitCode, "\(run.output) \(run.errors)")
  }

  @Test func `each line may be a ranking, and standard input, too`() throws {
    let run = try score(["RR", "-e", "1", "--lines", "--json", "-f", "lines.txt", "--case", "relevant: [d1]"])
    #expect(run.output.split(separator: "\n").map { $0.contains(#""passed":true"#) } == [true, false], "\(run.output)")
    #expect(try score(["RR", "-e", "0.5", "--case", "relevant: [d4]"], input: "d1\nd4\n").exitCode == 0)
  }

  @Test func `a person reads where the relevant documents stand`() throws {
    let run = try score(["nDCG@10", "-e", "0.96", "d1 d4 d7"] + Self.relevant)
    #expect(
      run.output == """
        FAILED
          nDCG@10  0.95 < 0.96
            expected: nDCG@10 of at least 0.96
            got: 2 of 2 relevant documents among 3 results
            note: d1 (grade 2): place 1
            note: d7 (grade 1): place 3

        """, "\(run.output)")
  }

  private static let mistakes: [([String], String, String)] = [
    (["nDCG@10", "-e", "0.8", "d1"], "no-relevant", "--case '{relevant: {d1: 2, d7: 1}}'"),
    (["nDCG@10", "d1"] + relevant, "missing-value", "'nDCG@10' needs '--expected': a number from 0 to 1"),
    (["nDGC@10", "-e", "0.8", "d1"] + relevant, "unknown-matcher", "did you mean 'nDCG'?"),
    (["nDCG@10", "-e", "1.5", "d1"] + relevant, "wrong-type", "a number from 0 to 1"),
    (["NumRet", "-e", "1", "d1"] + relevant, "not-a-share", "'ragspec measure' prints it"),
    (["P@1", "-e", "1", "d1", "--case", "{relevnt: [d1]}"], "unknown-key", "known keys"),
    (["retrieved", "-e", "d4", "--within", "1", "d1"], "contradicting-options", "'--within' a part of it"),
    (["one-of", "-e", "$references", "x"], "no-references", "--case '{references: […]}'"),
  ]

  @Test(arguments: Self.mistakes)
  func `wrong arguments are told of`(_ arguments: [String], _ id: String, _ part: String) throws {
    let run = try score(arguments)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("[\(id)]") && run.errors.contains(part), "\(run.errors)")
  }

  @Test func `a measure is described like a matcher`() throws {
    let run = try project.ragspec("list", "matchers", "nDCG@10")
    #expect(run.exitCode == 0 && run.output.contains("A ranking measure reaches this value"), "\(run.errors)")
  }
}
