import Foundation
import RagSpecCache
import RagSpecCore
import Testing

/// Branches that record into one cassette, merged by a real git with the attributes that `ragspec init` writes.
@Suite struct CassetteMergeTests {
  private let repository = TemporaryFolder()

  init() throws {
    try repository.write("*.jsonl merge=union\n", to: ".gitattributes")
    try git("init", "--quiet", "--initial-branch=main")
    try record(.sample(1))
    try git("add", "--all")
    try git("commit", "--quiet", "--message=base")
  }

  private func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"]
    process.arguments = ["git", "-C", repository.path] + identity + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments)")
  }

  private func record(_ responses: RecordedResponse...) throws {
    try CassetteFile.update(repository["a.jsonl"], with: responses, isComplete: false)
  }

  /// Records on two branches of what there is, and merges them.
  private func merge(_ ours: RecordedResponse, _ theirs: RecordedResponse) throws {
    for (branch, response) in [("theirs", theirs), ("ours", ours)] {
      try git("checkout", "--quiet", "-b", branch, "main")
      try record(response)
      try git("commit", "--quiet", "--all", "--message=\(branch)")
    }
    try git("merge", "--quiet", "--no-edit", "theirs")
  }

  /// Lines that come to stand beside each other are what git alone cannot merge.
  @Test(arguments: [(2, 3), (2, 4), (5, 9)])
  func `branches that record different cases merge`(numbers: (ours: Int, theirs: Int)) throws {
    try merge(.sample(numbers.ours), .sample(numbers.theirs))
    let keys = Set(try Cassettes(folders: [repository.path]).all.map(\.key))
    #expect(keys == Set([1, numbers.ours, numbers.theirs].map { RecordedResponse.sample($0).key }))
  }

  @Test func `what both recorded anew is told where it differs, and is one where it does not`() throws {
    try merge(.sample(2), .sample(2))
    #expect(try Cassettes(folders: [repository.path]).all.count == 2)
    try git("checkout", "--quiet", "main")
    try git("branch", "--quiet", "-D", "ours", "theirs")
    try merge(RecordedResponse.sample(1).answering("one"), RecordedResponse.sample(1).answering("other"))
    #expect {
      try Cassettes(folders: [repository.path])
    } throws: { error in
      (error as? InvalidInput)?.diagnostics.map(\.id) == ["contradicting-recordings"]
    }
  }
}
