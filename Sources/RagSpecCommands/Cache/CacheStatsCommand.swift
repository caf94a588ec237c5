internal import ArgumentParser
import JSONText
import RagSpecCache
import RagSpecCore
import RagSpecToolkit

/// `ragspec cache stats`.
struct CacheStatsCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Tell how much the local cache holds, and what it saves.",
    discussion: """
      Tokens, seconds and costs are those of the calls that were recorded, which every run saves that finds them all. \
      Costs take the prices of ragspec.yaml. Runs that only read write nothing, and so are none of those whose hit rate is \
      told.
      """)

  @Flag(help: "As JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode {
    let project = try project.open(console)
    let path = try project.cachePath()
    let cassettes = try Cassettes(folders: project.cassetteFolders()).all.count
    let prices = project.pricedEndpoints
    return try CacheAccess.perform(console) { () throws(CacheError) in
      let catalog = try CacheCatalog(path: path)
      let text = StatisticsText(
        path: path, form: try catalog.form(), statistics: try catalog.statistics(), cassettes: cassettes, priced: prices
      )
      console.print(json ? text.json : text.page)
    }
  }
}

/// What a cache holds, for people and as JSON.
private struct StatisticsText {
  let path: String
  let form: Int?
  let statistics: CacheStatistics
  let cassettes: Int
  let priced: [Endpoint]

  /// The hit rate of the last run, and of the last ten together.
  private var hitRates: (last: Double, several: Double, count: Int)? {
    let runs = statistics.runs.prefix(10)
    guard let last = runs.first?.hitRate else { return nil }
    let all = runs.reduce(into: RunNote(endedAt: 0, called: 0, cached: 0, cassette: 0)) { sum, run in
      sum.called += run.called
      sum.cached += run.cached
      sum.cassette += run.cassette
    }
    return (last, all.hitRate ?? last, runs.count)
  }

  /// What the calls of a model cost; `nil` where nobody said what tokens cost.
  private func cost(of model: ModelStatistics) -> (money: Money, currency: String)? {
    priced.first { $0.model == model.model && $0.url == model.url }?.price.map {
      ($0.cost(of: model.tokens), $0.currency)
    }
  }

  private static func percent(_ rate: Double) -> String { "\((rate * 1_000).rounded() / 10) %" }
  private static func seconds(_ duration: Duration) -> String { "\((duration / .milliseconds(100)).rounded() / 10)" }
}

// MARK: - For people

extension StatisticsText {
  var page: String {
    var lines = [
      "cache       \(path)" + (form.map { ", form \($0)" } ?? ""),
      "recordings  \(statistics.count)" + (statistics.pinned > 0 ? ", \(statistics.pinned) of them pinned" : ""),
      "size        \(ByteSize.text(statistics.bytes))",
    ]
    if let oldest = statistics.oldest, let newest = statistics.newest {
      lines.append("recorded    \(WallClock.timestamp(oldest)) to \(WallClock.timestamp(newest))")
      lines.append("tokens      \(statistics.tokens.input) in, \(statistics.tokens.output) out")
      lines.append("called for  \(Self.seconds(statistics.latency)) s in all")
    }
    if let rates = hitRates {
      let others = rates.count > 1 ? ", \(Self.percent(rates.several)) in the last \(rates.count) of them" : ""
      lines.append("hit rate    \(Self.percent(rates.last)) in the last run that called\(others)")
    }
    lines.append("cassettes   \(cassettes) recordings")
    guard !statistics.models.isEmpty else { return lines.joined(separator: "\n") }
    return lines.joined(separator: "\n") + "\n\n" + table.text.trimmingNewline
  }

  private var table: TextTable {
    TextTable(
      heading: ["model", "recordings", "tokens in", "tokens out", "seconds", "cost"], leading: 1,
      rows: statistics.models.map { model in
        [
          (model.model.isEmpty ? model.url : model.model).escapingControls, "\(model.count)", "\(model.tokens.input)",
          "\(model.tokens.output)", Self.seconds(model.latency),
          cost(of: model).map { "\($0.money) \($0.currency)" } ?? "-",
        ]
      })
  }
}

extension String {
  fileprivate var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}

// MARK: - As JSON

extension StatisticsText {
  var json: String {
    var json = JSONWriter()
    json.beginObject()
    json.member("cache", path)
    if let form { json.member("form", form) }
    json.member("recordings", statistics.count)
    json.member("pinned", statistics.pinned)
    json.member("bytes", statistics.bytes)
    if let oldest = statistics.oldest { json.member("oldest", WallClock.timestamp(oldest)) }
    if let newest = statistics.newest { json.member("newest", WallClock.timestamp(newest)) }
    write(statistics.tokens, statistics.latency, to: &json)
    json.member("cassette_recordings", cassettes)
    json.key("models")
    json.beginArray()
    for model in statistics.models { write(model, to: &json) }
    json.endArray()
    json.key("runs")
    json.beginArray()
    for run in statistics.runs { write(run, to: &json) }
    json.endArray()
    json.endObject()
    return json.text
  }

  private func write(_ tokens: TokenUsage, _ latency: Duration, to json: inout JSONWriter) {
    json.member("input_tokens", tokens.input)
    json.member("output_tokens", tokens.output)
    json.member("latency_ms", latency / .milliseconds(1))
  }

  private func write(_ model: ModelStatistics, to json: inout JSONWriter) {
    json.beginObject()
    json.member("model", model.model)
    json.member("url", model.url)
    json.member("recordings", model.count)
    write(model.tokens, model.latency, to: &json)
    if let cost = cost(of: model) {
      json.member("cost", cost.money.amount)
      json.member("currency", cost.currency)
    }
    json.endObject()
  }

  private func write(_ run: RunNote, to json: inout JSONWriter) {
    json.beginObject()
    json.member("ended_at", WallClock.timestamp(run.endedAt))
    json.member("called", run.called)
    json.member("cached", run.cached)
    json.member("cassette", run.cassette)
    if let rate = run.hitRate { json.member("hit_rate", rate) }
    json.endObject()
  }
}
