import RagSpecCore

extension [Diagnostic] {
  /// Returns what the reader returned, or adds what it threw, so that the next reader can look for more.
  mutating func collect<Value>(_ read: () throws(InvalidInput) -> Value) -> Value? {
    do throws(InvalidInput) { return try read() } catch {
      self += error.diagnostics
      return nil
    }
  }

  var containsError: Bool { contains { $0.severity == .error } }

  /// The diagnostics without those that say the same of the same place: two suites may use one faulty target.
  var withoutRepetitions: [Diagnostic] {
    var seen: Set<[String]> = []
    return filter { diagnostic in
      let place = diagnostic.location.map(\.description) ?? ""
      return seen.insert([place, diagnostic.id.rawValue, diagnostic.message] + diagnostic.notes).inserted
    }
  }
}
