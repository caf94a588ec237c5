import ArgumentParser
import RagSpecTestSupport
import Testing

@testable import RagSpecCommands

/// The quick reading of arguments must say what the general parser says, or nothing.
@Suite struct RunRequestTests {
  @Test(arguments: [
    [], ["a.yaml"], ["a.yaml:3", "-q", "b.yaml"], ["--filter", "x", "-f", "y*", "--tag", "smoke", "-t", "!slow"],
    ["--cache", "replay"], ["--record", "--fail-fast", "-v"], ["-j", "8"], ["--concurrency", "1024", "-C", "folder"],
    ["--format", "junit", "-o", "a.json", "--output", "b.xml"], ["--project", "p", "s/c"],
  ])
  func `plain forms are read as the general parser reads them`(_ arguments: [String]) throws {
    #expect(try #require(RunRequest(plain: arguments)) == RunCommand.parse(arguments).request)
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["--unknown"], ["--cache"], ["--cache", "sometimes"], ["--cache=replay"], ["-j8"], ["-qv"],
    ["-q", "-v"], ["--format", "pdf"], ["-j", "0"], ["-j", "many"], ["-j", "1025"], ["--", "-x"], ["-"], [""],
    ["--cache", "auto", "--cache", "off"], ["--filter", "-x"], ["--filter", ""], ["--record", "--record"],
    ["--version"],
  ])
  func `other forms are left to the general parser`(_ arguments: [String]) {
    #expect(RunRequest(plain: arguments) == nil)
  }

  @Test(arguments: 0..<200)
  func `any arguments are read as the general parser reads them`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = [
      "a.yaml", "-q", "--quiet", "-v", "--verbose", "--record", "--fail-fast", "-f", "--filter", "-t", "--tag", "-o",
      "--output", "-C", "--project", "-j", "--concurrency", "--cache", "replay", "refresh", "--format", "json", "7",
      "x=y",
      "s/c", "", "-x", "--", "--tag=smoke",
    ]
    for _ in 0..<20 {
      let arguments = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        words[Int.random(in: words.indices, using: &random)]
      }
      guard let request = RunRequest(plain: arguments) else { continue }
      #expect(try RunCommand.parse(arguments).request == request, "\(arguments)")
    }
  }
}
