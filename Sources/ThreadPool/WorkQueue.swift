/// What a thread of the pool does.
enum Work: Sendable {
  case job(UnownedJob)
  case closure(@Sendable () -> Void)
}

/// Work in the order in which it came.
struct WorkQueue: Sendable {
  /// Threads that were started for it.
  var threads = 0
  private var works: [Work] = []
  /// How many of them were taken.
  private var taken = 0

  var count: Int { works.count - taken }

  mutating func add(_ work: Work) { works.append(work) }

  mutating func next() -> Work? {
    guard taken < works.count else { return nil }
    let work = works[taken]
    taken += 1
    if taken == works.count {
      works.removeAll(keepingCapacity: true)
      taken = 0
    }
    return work
  }
}
