/// The best rows seen so far, no more than so many: a heap whose root is the worst of them.
struct BestRows {
  private var heap: [ScoredRow] = []
  private let capacity: Int

  /// - Parameter capacity: how many are kept; 0 keeps none.
  init(capacity: Int) {
    self.capacity = max(capacity, 0)
    heap.reserveCapacity(min(self.capacity, 4_096))
  }

  /// Takes in a row, unless all that are kept are better.
  ///
  /// - Complexity: O(1) for one that is not kept, else O(log *capacity*).
  mutating func insert(_ row: ScoredRow) {
    if heap.count < capacity {
      heap.append(row)
      siftUp()
    } else if let worst = heap.first, worst < row {
      heap[0] = row
      siftDown()
    }
  }

  /// The rows that were kept, best first.
  var sorted: [ScoredRow] { heap.sorted(by: >) }

  private mutating func siftUp() {
    var place = heap.count - 1
    while place > 0, heap[place] < heap[(place - 1) / 2] {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func siftDown() {
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if heap[child] < heap[least] { least = child }
      }
      guard least != place else { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}
