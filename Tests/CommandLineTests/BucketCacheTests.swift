import Foundation
import RagSpecTestSupport
import Testing

/// Recordings in a bucket of a real S3 service, moto's, which checks signatures.
@Suite(.timeLimit(.minutes(5))) struct BucketCacheTests {
  private let remote = "{url: 's3://\(BucketStore.bucket)/rag/spec', timeout: 20s}"

  @Test func `recordings are put into a bucket and got from it`() throws {
    try BucketStore.serving { service in
      let model = try LoopbackServer { _ in .chat("Paris") }
      let first = try SharedProject.asking(model.endpointURL, remote: remote)
        .ragspec("run", environment: service.environment)
      #expect(first.output.contains("2 passed · 2 called") && !first.output.contains("warning"), "\(first.output)")
      model.stop()
      let other = try SharedProject.asking(model.endpointURL, remote: remote)
      let second = try other.ragspec("run", environment: service.environment)
      #expect(second.exitCode == 0 && second.output.contains("2 passed · 2 remote"), "\(second.output)")
      // Whoever has no key of the account gets nothing, and says so once.
      let stranger = try SharedProject.asking(model.endpointURL, remote: remote)
      let wrong = service.environment.merging(["AWS_SECRET_ACCESS_KEY": "wrong-secret"]) { $1 }
      let third = try stranger.ragspec("run", environment: wrong)
      #expect(third.exitCode == 3, "\(third.output)")
      #expect(third.output.contains("it does not let us read (status 403); S3 says so, too,"), "\(third.output)")
      #expect(!third.output.contains("wrong-secret") && !(first.output + second.output).contains(service.secret))
    }
  }

  @Test func `without credentials nobody is asked`() throws {
    let model = try LoopbackServer { _ in .chat("Paris") }
    let run = try SharedProject.asking(model.endpointURL, remote: remote).ragspec("run")
    #expect(run.exitCode == 0 && run.output.contains("2 passed · 2 called"), "\(run.output)")
    #expect(
      run.output.contains(
        "was left alone: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set"), "\(run.output)")
  }
}
