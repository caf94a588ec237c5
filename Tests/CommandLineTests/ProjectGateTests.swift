import RagSpecTestSupport
import Testing

/// Gates of `ragspec.yaml` that nobody would ever look at.
@Suite struct ProjectGateTests {
  private func check(_ gate: String) throws -> ToolRun {
    let project = try TemporaryProject.asking("http://127.0.0.1:9/v1")
    try project.write(try project.text(of: "ragspec.yaml") + "\ngates: {\(gate)}\n", to: "ragspec.yaml")
    return try project.ragspec("check")
  }

  private static let slips: [(gate: String, hint: String)] = [
    ("nDGC@10: 0.7", "unknown measure 'nDGC', did you mean 'nDCG'?"), ("nDCG@1O: 0.7", "nDCG@1O"),
    ("pas-rate: 0.9", "did you mean 'pass-rate'?"), ("unscord: 0", "did you mean 'unscored'?"),
    ("recal@5: 0.5", "recal"), ("nDCG@0: 0.5", "nDCG@0"), ("sucess@5: 0.5", "Success"),
    ("NumRet: 0.5", "'NumRet' is no share from 0 to 1"),
  ]

  @Test(arguments: Self.slips)
  func `a gate on a misspelt measure is an error`(_ gate: String, _ hint: String) throws {
    let run = try check(gate)
    #expect(run.exitCode == 2, "\(gate)")
    #expect(run.errors.contains("ragspec.yaml:12:9: error: no case reports a score under"), "\(run.errors)")
    #expect(run.errors.contains("[unknown-gate]") && run.errors.contains(hint), "\(run.errors)")
  }

  @Test func `a gate on a score that other suites may report is advice`() throws {
    let run = try check("tone: 0.5")
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("warning: no case reports a score under 'tone' [unknown-gate]"), "\(run.errors)")
    #expect(try check("contains: 0.5").errors.isEmpty)
    #expect(try check("nDCG@10: 0.5").errors.isEmpty)
  }
}
