import RagSpecCache
package import RagSpecCore
import RagSpecCurl
import RagSpecProviders
package import RagSpecRunner

/// One run of a project's cases, put together: cache, providers, runner.
package struct RunSession: Sendable {
  private let project: Project
  private let options: RunOptions
  private let control: RunControl

  package init(project: Project, options: RunOptions, control: RunControl = RunControl()) {
    self.project = project
    self.options = options
    self.control = control
  }

  /// Runs the plan and hands every event to the receiver; throws when the recordings cannot be read at all.
  package func run(_ plan: Plan, receive: (RunEvent) -> Void) async throws(InvalidInput) -> RunSummary {
    let cache = try project.responseCache(for: options.mode)
    let transport = CurlTransport(trust: project.trustedAuthorities)
    defer { transport.shutdown() }
    let providers = ProviderFactory(
      transport: transport, time: .real(date: { WallClock.now }), concurrency: options.concurrency, control: control)
    let shared = try project.sharedLayer(for: options.mode, over: transport)
    let runner = Runner(
      options: options, control: control, cache: cache, shared: shared, now: { WallClock.now },
      remarks: { providers.remarks },
      provider: providers.provider)
    receive(
      .started(RunStart(plan: plan, mode: options.mode, version: Version.text, timestamp: WallClock.timestamp())))
    return await runner.run(plan, receive: receive)
  }
}
