import Synchronization
import Testing
import ThreadPool

@Suite struct ThreadPoolTests {
  @Test(arguments: [1, 2, 5])
  func resultsAreInTheOrderOfTheirNumbers(processors: Int) {
    let pool = ThreadPool(processors: processors)
    for count in [0, 1, 2, 3, 100, 1000] {
      #expect(pool.results(count: count) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }
  }

  @Test func everyNumberIsGivenOutOnce() {
    let calls = Mutex([Int](repeating: 0, count: 500))
    _ = ThreadPool(processors: 4).results(count: 500) { number in calls.withLock { $0[number] += 1 } }
    #expect(calls.withLock { $0.allSatisfy { $0 == 1 } })
  }

  @Test func workMayItselfBeSharedOut() {
    let pool = ThreadPool(processors: 3)
    let sums = pool.results(count: 20) { outer in pool.results(count: 20) { $0 + outer }.reduce(0, +) }
    #expect(sums == (0..<20).map { 190 + 20 * $0 })
  }

  @Test(arguments: [1, 2, 4])
  func theCallingThreadWorksUntilATaskHasEnded(processors: Int) {
    let sum = ThreadPool(processors: processors).run {
      await withTaskGroup(of: Int.self) { group in
        for number in 0..<200 {
          group.addTask {
            await Task.yield()
            return number
          }
        }
        return await group.reduce(0, +)
      }
    }
    #expect(sum == 19_900)
  }

  @Test func aTaskThatSleepsEnds() {
    let value = ThreadPool(processors: 1).run {
      try? await Task.sleep(for: .milliseconds(5))
      return 7
    }
    #expect(value == 7)
  }

  @Test func theTaskCanBeCancelledFromOutside() {
    let wasCancelled = ThreadPool(processors: 2).run {
      while !Task.isCancelled { await Task.yield() }
      return true
    } started: { task in
      task.cancel()
    }
    #expect(wasCancelled)
  }

  @Test func manyCallersUseOnePool() async {
    let pool = ThreadPool(processors: 2)
    let sums = await withTaskGroup(of: Int.self) { group in
      for caller in 0..<8 { group.addTask { pool.results(count: 300) { $0 * caller }.reduce(0, +) } }
      return await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(sums == Set((0..<8).map { $0 * 44_850 }))
  }

  @Test func aPoolHasAtLeastOneThread() {
    #expect(ThreadPool(processors: 0).width == 1)
    #expect(ThreadPool.shared.width >= 1)
  }
}
