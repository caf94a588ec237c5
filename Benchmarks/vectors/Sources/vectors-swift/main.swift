import Glibc
import VectorSearch

// Answers a line "SEARCH ROWS WIDTH" with nanoseconds, the best row and its score. A search is `ours`, or `plain`: a loop
// over each row without a thought.

/// The same numbers in every program of the race, from −1 to 1.
func number(_ place: Int) -> Float {
  Float(Double(UInt32(truncatingIfNeeded: place) &* 2_654_435_761) / 2_147_483_648 - 1)
}

func plainSearch(_ numbers: UnsafeBufferPointer<Float>, _ vector: [Float]) -> ScoredRow {
  var best = ScoredRow(row: 0, score: -.infinity)
  for row in 0..<numbers.count / vector.count {
    var sum: Float = 0
    for place in 0..<vector.count { sum += numbers[row * vector.count + place] * vector[place] }
    best = max(best, ScoredRow(row: row, score: sum))
  }
  return best
}

func search(_ name: Substring, _ numbers: UnsafeBufferPointer<Float>, _ vector: [Float]) -> ScoredRow? {
  if name == "plain" { return plainSearch(numbers, vector) }
  return VectorMatrix(numbers, width: vector.count).nearest(to: vector, limit: 20)?.first
}

var matrix: [Float] = []
while let line = readLine() {
  let words = line.split(separator: " ")
  guard words.count == 3, let rows = Int(words[1]), let width = Int(words[2]) else {
    print("?")
    continue
  }
  if matrix.count != rows * width { matrix = (0..<rows * width).map(number) }
  let vector = (0..<width).map { number($0 + 7) }
  let (elapsed, best) = matrix.withUnsafeBufferPointer { numbers in
    let clock = ContinuousClock()
    let start = clock.now
    let best = search(words[0], numbers, vector)
    return (clock.now - start, best)
  }
  print(Int(elapsed / .nanoseconds(1)), best?.row ?? -1, best?.score ?? 0)
  fflush(nil)
}
