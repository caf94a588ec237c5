import Foundation
import RagSpecTestSupport
import Testing

/// Files of the repository that the binary writes: they must be what it writes today.
@Suite struct GeneratedFilesTests {
  @Test(arguments: [
    (["list", "matchers", "--markdown"], "docs/matchers.md"), (["schema", "suite"], "suite.schema.json"),
    (["schema", "project"], "project.schema.json"), (["list", "perturbations", "--markdown"], "docs/perturbations.md"),
  ])
  func isUpToDate(_ arguments: [String], _ path: String) throws {
    let made = try ToolRun.run(arguments, in: projectRoot)
    let kept = try String(contentsOf: projectRoot.appending(path: path), encoding: .utf8)
    #expect(made.output == kept, "write it anew: make generate")
  }
}
