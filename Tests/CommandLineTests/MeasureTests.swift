import Foundation
import RagSpecTestSupport
import Testing

/// `ragspec measure` on the files that trec_eval tests itself with, and on small ones.
@Suite struct MeasureTests {
  private static let fixtures = projectRoot.appending(path: "Tests/TRECFormatsTests/Fixtures")
  private static let small = [
    "qrels": "q1 0 a 1\nq1 0 b 0\nq2 0 a 2\nq2 0 c 1\nq3 0 d 1\n",
    "one": "q1 Q0 a 1 2 one\nq1 Q0 b 2 1 one\nq2 Q0 x 1 2 one\nq2 Q0 a 2 1 one\nq3 Q0 x 1 2 one\nq3 Q0 d 2 1 one\n",
    "two": "q1 Q0 a 1 2 two\nq1 Q0 b 2 1 two\nq2 Q0 a 1 2 two\nq2 Q0 c 2 1 two\nq3 Q0 d 1 2 two\nq3 Q0 x 2 1 two\n",
    "few": "q1 Q0 b 1 1 few\n",
  ]

  private func measure(_ arguments: [String], input: Data = Data()) throws -> ToolRun {
    try ToolRun.run(["measure"] + arguments, in: Self.fixtures, input: input)
  }

  private func contents(_ name: String) throws -> Data {
    try Data(contentsOf: Self.fixtures.appending(path: name))
  }
}

// MARK: trec_eval's lines

extension MeasureTests {
  /// trec_eval's own tests: the file that holds what it prints, and its arguments.
  @Test(arguments: [
    ("out.test", "qrels.test results.test"), ("out.test", "qrels.test.with-comments results.test"),
    ("out.test.a", "-m all_trec qrels.test results.test"), ("out.test.aq", "-m all_trec -q qrels.test results.test"),
    ("out.test.aqc", "-m all_trec -q -c qrels.test results.trunc"),
    ("out.test.aqcM", "-m all_trec -q -c -M100 qrels.test results.trunc"),
    ("out.test.aqcM", "-qcmall_trec --depth 100 qrels.test results.trunc"),
    ("out.test.aql", "-m all_trec -mrelstring.20 -q -l2 qrels.rel_level results.test"),
    (
      "out.test.meas_params",
      """
      -q -miprec_at_recall..10,.20,.25,.75,.50 -m P.5,7,3 -m recall.20,2000 -m Rprec_mult.5.0,0.2,0.35 \
      -mutility.2,-1,0,0 -m 11pt_avg..25,.5,.75 -mndcg.1=3,2=9,4=4.5 -mndcg_cut.10,20,23.4 -msuccess.2,5,20 \
      qrels.test results.test
      """
    ),
  ])
  func `prints what trec_eval prints`(_ expected: String, _ arguments: String) throws {
    let run = try measure(arguments.split(separator: " ").map(String.init))
    #expect(try Data(run.output.utf8) == contents(expected))
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
  }

  @Test func `standard input is a run or the judgments`() throws {
    let expected = try contents("out.test")
    #expect(try Data(measure(["qrels.test", "-"], input: contents("results.test")).output.utf8) == expected)
    #expect(try Data(measure(["-", "results.test"], input: contents("qrels.test")).output.utf8) == expected)
  }

  @Test func `a packed file is unpacked`() throws {
    // `printf 'q1 0 a 1\n' | gzip -n`
    let packed = Data([
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x2B, 0x34, 0x54, 0x30, 0x50, 0x48, 0x54, 0x30, 0xE4,
      0x02, 0x00, 0xC4, 0xB9, 0xEF, 0xDF, 0x09, 0x00, 0x00, 0x00,
    ])
    let project = try TemporaryProject(["run": "q1 Q0 a 1 1 tag\n"])
    try project.write(packed, to: "qrels.gz")
    #expect(
      try project.ragspec("measure", "-m", "map", "qrels.gz", "run").output == "map                   \tall\t1.0000\n")
    try project.write(packed.dropLast(9), to: "qrels.gz")
    let run = try project.ragspec("measure", "qrels.gz", "run")
    #expect(run.exitCode == 2)
    #expect(run.errors == "qrels.gz:1:1: error: the compressed file ends too early [damaged-file]\n")
  }

  @Test func `JSON Lines are judgments and runs`() throws {
    let project = try TemporaryProject([
      "qrels": #"""
      {"query": "q1", "document": "a", "grade": 1}

      {"query_id": "q1", "doc_id": "b", "relevance": 0, "iteration": "0"}
      {"query-id": 2, "corpus-id": 12345678901234567891, "score": 2}
      """#,
      "run": #"""
      {"query": "q1", "document": "b", "score": 2}
      {"query": "q1", "document": "a", "score": 1.5, "run": "mine"}
      {"qid": "2", "docno": "12345678901234567891", "rank": 1}
      {"qid": "2", "docno": "x", "rank": 2, "tag": "bm25"}
      """#,
      "twice": "\n{\"query\": \"q1\", \"document\": \"a\", \"score\": 1}\n\n"
        + "{\"query\": \"q1\", \"document\": \"a\", \"score\": 1}\n",
      "broken": #"""
      {"query": "q1", "document": "a b", "score": 1}
      {"query": "q1", "score": 1}
      {"query": "q1", "document": "a"}
      [1]
      {"query":
      """#,
    ])
    let run = try project.ragspec("measure", "-q", "-m", "runid", "-m", "recip_rank", "qrels", "run")
    #expect(
      run.output.replacing(#/ +/#, with: "")
        == "recip_rank\t2\t1.0000\nrecip_rank\tq1\t0.5000\nrunid\tall\tbm25\nrecip_rank\tall\t0.7500\n",
      "\(run.output)\(run.errors)")
    let twice = try project.ragspec("measure", "qrels", "twice")
    #expect(twice.errors.contains("twice:4:1: error: document 'a' of query 'q1' is already on line 2 [invalid-run]"))
    let broken = try project.ragspec("measure", "qrels", "broken")
    #expect(broken.exitCode == 2)
    for told in [
      "broken:1:1: error: 'a b' cannot stand in a TREC file", "broken:2:1: error: the record has no 'document'",
      "broken:3:1: error: the record has no 'score', and no 'rank'", "broken:4:1: error: a record is an object",
      "broken:5:1: error: ", "5 errors",
    ] { #expect(broken.errors.contains(told), "\(told)\n\(broken.errors)") }
  }

  @Test func `a file in Latin-1 is told, and not repaired`() throws {
    let project = try TemporaryProject(Self.small)
    try project.write(Data("q1 Q0 a 1 1 r\nq1 Q0 caf".utf8) + Data([0xE9]) + Data(" 2 0 r\n".utf8), to: "latin")
    let run = try project.ragspec("measure", "qrels", "latin")
    #expect(run.exitCode == 2 && run.errors.contains("latin:2:1: error: the line is not UTF-8"), "\(run.errors)")
  }

  @Test(arguments: [
    (["-m", "nDCG@1"], "nDCG@1                \tall\t0.3333\n"),
    (
      ["-n", "-q", "-m", "P.1"],
      "P_1                   \tq1\t1.0000\nP_1                   \tq2\t0.0000\n"
        + "P_1                   \tq3\t0.0000\n"
    ),
    (["-J", "-m", "P_1"], "P_1                   \tall\t1.0000\n"),
    (
      ["-l", "2", "-m", "num_rel", "-m", "map"], "num_rel               \tall\t1\nmap                   \tall\t0.1667\n"
    ),
    (["-m", "nDCG(dcg='exp-log2')@1"], "nDCG(dcg='exp-log2')@1\tall\t0.3333\n"),
    (["-m", "P(rel=2)@2"], "P(rel=2)@2            \tall\t0.1667\n"),
    (["-N100", "-m", "utility.0,0,0,1"], "utility_0,0,0,1       \tall\t97.6667\n"),
    (["-o", "-R", "qrels", "-Ttrec_results", "-m", "P.1"], "P_1                   \tall\t0.3333\n"),
  ])
  func options(_ arguments: [String], _ expected: String) throws {
    let project = try TemporaryProject(Self.small)
    let run = try ToolRun.run(["measure"] + arguments + ["qrels", "one"], in: project.folder)
    #expect(run.output == expected)
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
  }
}

// MARK: Standard scores

extension MeasureTests {
  @Test func `values are printed as distances from those of other runs`() throws {
    let project = try TemporaryProject(Self.small)
    // P_1 is 1, 0, 0; of q1 num_ret is 2, that of the others is not known.
    try project.write(
      """
      # query measure mean deviation
      q1 P_1 0.5 0.25
      q2 P_1 0.5 0.25
      q3 P_1 0 0
      q1 num_ret 1 4
      q2 map 0.25 0

      """, to: "z")
    let run = try project.ragspec(
      "measure", "-q", "-Zz", "-m", "runid", "-m", "num_q", "-m", "num_ret", "-m", "P.1", "-m", "map", "-m", "gm_map",
      "qrels", "one")
    #expect(
      run.output.replacing(#/ +/#, with: "").split(separator: "\n") == [
        "Znum_ret\tq1\t0.2500", "Zmap\tq1\t-1000000.0000", "ZP_1\tq1\t2.0000",
        "Znum_ret\tq2\t-1000000.0000", "Zmap\tq2\t0.0000", "ZP_1\tq2\t-2.0000",
        "Znum_ret\tq3\t-1000000.0000", "Zmap\tq3\t-1000000.0000", "ZP_1\tq3\t0.0000",
        "runid\tall\tone", "Znum_q\tall\t3.0000", "Znum_ret\tall\t-1999999.7500", "Zmap\tall\t-666666.6667",
        "Zgm_map\tall\t0.0000", "ZP_1\tall\t0.0000",
      ], "\(run.output)\(run.errors)")
    #expect(run.output.hasPrefix("Znum_ret               \tq1\t0.2500\n"))
  }
}

// MARK: Several runs

extension MeasureTests {
  @Test func `runs stand side by side, and are compared with the first`() throws {
    let run = try TemporaryProject(Self.small).ragspec(
      "measure", "-m", "P@1", "-m", "num_ret", "qrels", "one", "two", "one")
    #expect(
      run.output == """
        measure  query     one     two     one
        num_ret  all         6       6       6
        P@1      all    0.3333  1.0000  0.3333

        Compared with one, query by query: p-values, and corrected for 2 comparisons

        measure  run  queries  difference  better  worse  equal  t-test  corrected  randomization  corrected
        P@1      two        3     +0.6667       2      0      1  0.1835     0.3670         0.5000     1.0000
        P@1      one        3      0.0000       0      0      3  1.0000     1.0000         1.0000     1.0000

        """)
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
  }

  @Test func `each query of several runs`() throws {
    let run = try TemporaryProject(Self.small).ragspec("measure", "-q", "-n", "-m", "P@1", "qrels", "one", "few")
    #expect(
      run.output == """
        measure  query     one     few
        P@1      q1     1.0000  0.0000
        P@1      q2     0.0000       -
        P@1      q3     0.0000       -

        """)
    #expect(run.errors.contains("warning: the runs do not answer the same queries, and each average is over its own"))
    #expect(run.errors.contains("note: queries answered: one 3, few 1\n"))
    let complete = try TemporaryProject(Self.small).ragspec("measure", "-c", "-m", "P@1", "qrels", "one", "few")
    #expect(complete.errors.isEmpty && complete.output.contains("P@1      all    0.3333  0.0000\n"), "\(complete)")
  }

  @Test func `JSON has all values and tests`() throws {
    let run = try TemporaryProject(Self.small).ragspec(
      "measure", "--json", "-m", "P@1", "-m", "map", "qrels", "one", "two")
    let record = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(record["measures"] as? [String] == ["map", "P@1"])
    let runs = try #require(record["runs"] as? [[String: Any]])
    #expect(runs.map { $0["name"] as? String } == ["one", "two"])
    #expect(runs[1]["all"] as? [String: Double] == ["map": 1, "P@1": 1])
    let queries = try #require(runs[0]["queries"] as? [String: [String: Double]])
    #expect(queries == ["q1": ["map": 1, "P@1": 1], "q2": ["map": 0.25, "P@1": 0], "q3": ["map": 0.5, "P@1": 0]])
    let comparison = try #require((record["comparisons"] as? [[String: Any]])?.last)
    #expect(comparison["measure"] as? String == "P@1")
    #expect(comparison["difference"] as? Double == 2.0 / 3)
    #expect(comparison["better"] as? Int == 2 && comparison["equal"] as? Int == 1)
    // Differences 0, 1, 1: t = 2, and 4 of 8 ways to swap are as far apart.
    let student = try #require(comparison["t_test"] as? [String: Double])
    #expect(abs((student["t"] ?? 0) - 2) < 1e-12 && abs((student["p"] ?? 0) - 0.183503419072274) < 1e-9)
    let randomization = try #require(comparison["randomization"] as? [String: Any])
    #expect(randomization["p"] as? Double == 0.5 && randomization["p_corrected"] as? Double == 1)
  }

  @Test func `a value that is not defined is null`() throws {
    let project = try TemporaryProject(["qrels": "q1 0 a 0\n", "run": "q1 Q0 a 1 1 tag\n"])
    let run = try project.ragspec("measure", "--json", "-m", "AP", "-m", "Utility", "qrels", "run")
    #expect(run.output.contains(#""queries":{"q1":{"AP":null,"Utility":-1}}"#), "\(run.output)")
  }
}

// MARK: Wrong input

extension MeasureTests {
  /// Arguments, and what is said to them.
  @Test(arguments: [
    (
      "one qrels",
      [
        "one:1:1: error: this is a line of a run, not of judgments; judgments come first, then the run [invalid-qrels]",
        "    1 | q1 Q0 a 1 2 one\n      | ^~~~~~~~~~~~~~~\n", "hint: a line of judgments is: query, iteration,",
        "qrels:1:1: error: this is a line of judgments, not of a run; judgments come first, then the run [invalid-run]",
        "hint: a line of a run is: query, Q0, document, rank, score", "2 errors",
      ]
    ),
    ("qrel one", ["error: there is no file 'qrel' [missing-file]\nhint: did you mean 'qrels'?"]),
    (". one", ["error: cannot read '.': Is a directory [unreadable-file]"]),
    (
      "-m nDGC@5 -m ndgc_cut_10 -m P@0 qrels one",
      [
        "error: unknown measure 'nDGC' [unknown-measure]\nhint: did you mean 'nDCG'?",
        "error: unknown measure 'ndgc_cut_10' [unknown-measure]\nhint: did you mean 'ndcg_cut_10'?",
        "found '0' (character 3 of 'P@0') [invalid-measure]", "3 errors",
      ]
    ),
    ("qrels empty", ["empty:1:1: error: the rankings are empty [invalid-run]"]),
    ("empty one", ["empty:1:1: error: the judgments are empty [invalid-qrels]"]),
    (
      "qrels broken",
      ["broken:2:1: error: the score 'high' is not a number [invalid-run]", "broken:3:1: error: 2 fields"]
    ),
    ("qrels one twice", ["twice:2:1: error: document 'a' of query 'q1' is already on line 1 [invalid-run]"]),
    ("qrels other", ["other:1:1: error: no query of the run is judged; queries look like 'q1'", "[no-common-query]"]),
    ("-l 0 qrels one", ["'-l' takes a whole number from 1"]), ("-l-1 qrels one", ["'-l' takes a whole number from 1"]),
    ("-M 0 qrels one", ["'-M' takes a whole number from 1"]), ("- -", ["'-' can be given once"]),
    ("-N -1 qrels one", ["'-N' takes a whole number from 0"]),
    ("-Z qrels qrels one two", ["'-Z' is for the lines of a"]),
    ("-Rprefs qrels one", ["judgments in the form 'prefs' are for measures of several judges and of preferences"]),
    ("-R x qrels one", ["'-R' takes 'qrels'"]), ("-T x qrels one", ["'-T' takes 'trec_results'"]),
    (
      "-Z z qrels one",
      [
        "z:1:1: error: 3 fields instead of 4: query, measure, mean and deviation [invalid-reference-values]",
        "z:2:1: error: 'x 1' is no mean and standard deviation", "z:3:1: error: the standard deviation -1 is below 0",
        "z:5:1: error: 'map' of query 'q1' is there twice",
      ]
    ),
    ("qrels", ["Missing expected argument '<run> ...'"]), ("-x qrels one", ["Unknown option '-x'"]),
  ])
  func `wrong input is told with its place`(_ arguments: String, _ expected: [String]) throws {
    let project = try TemporaryProject(Self.small)
    try project.write("# nothing\n", to: "empty")
    try project.write("q1 Q0 a 1 1 tag\nq1 Q0 b 2 high tag\nq1 Q0\n", to: "broken")
    try project.write("q1 Q0 a 1 1 tag\nq1 Q0 a 2 1 tag\n", to: "twice")
    try project.write("z1 Q0 a 1 1 tag\n", to: "other")
    try project.write("q1 map 1\nq1 map x 1\nq1 map 1 -1\nq1 map 1 1\nq1 map 1 1\n", to: "z")
    let run = try ToolRun.run(["measure"] + arguments.split(separator: " ").map(String.init), in: project.folder)
    #expect(run.exitCode == 2 && run.output.isEmpty)
    for text in expected { #expect(run.errors.contains(text), "\(text)\nis missing in\n\(run.errors)") }
  }

  @Test func `a run without any judged document is warned of`() throws {
    let project = try TemporaryProject(["qrels": "q1 0 a 1\n", "run": "q1 Q0 A 1 1 tag\n"])
    let run = try project.ragspec("measure", "-m", "map", "qrels", "run")
    #expect(run.exitCode == 0)
    #expect(run.output == "map                   \tall\t0.0000\n")
    #expect(
      run.errors == """
        run:1:1: warning: no document of the run is judged; documents look like 'a' in the judgments and like 'A' in the \
        run [no-judged-document]

        """)
  }

  @Test func `what cannot be written is no success`() throws {
    let project = try TemporaryProject(Self.small)
    let command = "'\(ToolRun.binaryPath)' measure qrels one >/dev/full"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = project.folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }
}

// MARK: Documentation

extension MeasureTests {
  @Test func `the documentation shows what is printed`() throws {
    let page = try String(contentsOf: projectRoot.appending(path: "docs/measuring.md"), encoding: .utf8)
    let examples = page.components(separatedBy: "```console\n$ ragspec measure ").dropFirst()
    #expect(examples.count == 2)
    for example in examples {
      let parts = example.components(separatedBy: "```")[0].split(separator: "\n", maxSplits: 1)
      let run = try measure(parts[0].split(separator: " ").map(String.init))
      #expect(run.output == parts[1])
    }
  }

  @Test func `the documentation lists all measures`() throws {
    let page = try String(contentsOf: projectRoot.appending(path: "docs/measuring.md"), encoding: .utf8)
    let lines = try ToolRun.run(["list", "measures"], in: projectRoot).output.split(separator: "\n")
    #expect(lines.count > 30)
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 1)
      let summary = parts[1].trimmingCharacters(in: .whitespaces)
      let isListed = page.split(separator: "\n").contains {
        $0.hasPrefix("| `\(parts[0])") && $0.hasSuffix("| \(summary) |")
      }
      #expect(isListed, "\(line)")
    }
  }
}
