import RagSpecCore
import RagSpecReports

extension RunRequest {
  /// Reads arguments in their plain forms: `--option value`, flags, paths.
  ///
  /// The general parser looks at all that a command could be asked before it reads what it was asked, which takes longer
  /// than to run a small suite. `nil` leaves the arguments to it: other forms, and whatever is wrong or asks for help.
  init?(plain arguments: some Sequence<String>) {
    self.init()
    var rest = arguments.makeIterator()
    var met: Set<String> = []
    while let argument = rest.next() {
      guard argument.hasPrefix("-") else {
        guard !argument.isEmpty else { return nil }
        paths.append(argument)
        continue
      }
      let name = Self.longName(of: argument)
      guard met.insert(name).inserted || Self.repeatable.contains(name) else { return nil }
      if setFlag(name) { continue }
      guard let value = rest.next(), !value.isEmpty, !value.hasPrefix("-"), set(name, to: value) else { return nil }
    }
    if met.isSuperset(of: ["--quiet", "--verbose"]) { return nil }
    if maxAge != nil, [.refresh, .all, .off].contains(cache) { return nil }
  }

  private static func longName(of option: String) -> String {
    switch option {
    case "-f": "--filter"
    case "-t": "--tag"
    case "-j": "--concurrency"
    case "-o": "--output"
    case "-q": "--quiet"
    case "-v": "--verbose"
    case "-C": "--project"
    default: option
    }
  }

  private static let repeatable: Set = ["--filter", "--tag", "--output"]

  private mutating func setFlag(_ name: String) -> Bool {
    switch name {
    case "--record": records = true
    case "--fail-fast": stopsAtFirstFailure = true
    case "--quiet": verbosity = .quiet
    case "--verbose": verbosity = .verbose
    default: return false
    }
    return true
  }

  /// Returns whether there is such an option, and it takes such a value.
  private mutating func set(_ name: String, to value: String) -> Bool {
    switch name {
    case "--filter": filters.append(value)
    case "--tag": tags.append(value)
    case "--output": outputs.append(value)
    case "--project": project = value
    case "--format":
      format = value
      return ReporterCatalog.all[value] != nil
    case "--cache":
      guard let word = CacheWord(rawValue: value) else { return false }
      cache = word
    case "--max-age":
      maxAge = AgeArgument.seconds(value)
      return maxAge != nil
    case "--concurrency":
      concurrency = Int(value)
      return concurrency.map(Self.concurrencies.contains) ?? false
    case "--max-calls", "--max-cost", "--max-time": return setLimit(name, to: value)
    default: return false
    }
    return true
  }

  private mutating func setLimit(_ name: String, to value: String) -> Bool {
    switch name {
    case "--max-calls":
      limits.calls = BudgetArgument.calls(value)
      return limits.calls != nil
    case "--max-cost":
      limits.cost = BudgetArgument.cost(value)
      return limits.cost != nil
    default:
      limits.time = BudgetArgument.time(value)
      return limits.time != nil
    }
  }
}
