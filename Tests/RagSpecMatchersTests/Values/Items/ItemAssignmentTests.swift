import RagSpecTestSupport
import Testing

@testable import RagSpecMatchers

@Suite struct ItemAssignmentTests {
  @Test func `what was given is taken away where that lets one more be given`() {
    // Item 0 may be either, item 1 only the first.
    #expect(ItemAssignment.inAnyOrder([[0, 1], [0]], expected: 2) == [1, 0])
    #expect(ItemAssignment.inAnyOrder([[0, 1], [0, 2], [0], [2]], expected: 3).count { $0 != nil } == 3)
    #expect(ItemAssignment.inAnyOrder([], expected: 2) == [nil, nil])
    #expect(ItemAssignment.inAnyOrder([[], []], expected: 1) == [nil])
    #expect(ItemAssignment.inOrder([[1], [0]], expected: 2).count { $0 != nil } == 1)
    #expect(ItemAssignment.inOrder([[0], [], [1]], expected: 2) == [0, 2])
    #expect(ItemAssignment.inOrder([[0, 1], [0, 1]], expected: 2) == [0, 1])
    #expect(ItemAssignment.inOrder([], expected: 1) == [nil])
  }

  /// Compared with trying out every assignment.
  @Test func `as many are given as can be`() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<2_000 {
      let expected = Int.random(in: 1...5, using: &generator)
      let candidates = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        (0..<expected).filter { _ in Int.random(in: 0...2, using: &generator) == 0 }
      }
      let anyOrder = ItemAssignment.inAnyOrder(candidates, expected: expected)
      let inOrder = ItemAssignment.inOrder(candidates, expected: expected)
      #expect(Self.isAssignment(anyOrder, candidates) && Self.isAssignment(inOrder, candidates))
      #expect(inOrder.compactMap(\.self) == inOrder.compactMap(\.self).sorted())
      #expect(anyOrder.count { $0 != nil } == Self.most(candidates[...], taken: [], isOrdered: false), "\(candidates)")
      #expect(inOrder.count { $0 != nil } == Self.most(candidates[...], taken: [], isOrdered: true), "\(candidates)")
    }
  }

  private static func isAssignment(_ itemOf: [Int?], _ candidates: [[Int]]) -> Bool {
    let items = itemOf.compactMap(\.self)
    return Set(items).count == items.count
      && itemOf.indices.allSatisfy { index in itemOf[index].map { candidates[$0].contains(index) } ?? true }
  }

  private static func most(_ candidates: ArraySlice<[Int]>, taken: Set<Int>, isOrdered: Bool) -> Int {
    guard let first = candidates.first else { return 0 }
    let rest = candidates.dropFirst()
    let free = first.filter { index in isOrdered ? taken.allSatisfy { $0 < index } : !taken.contains(index) }
    let with = free.map { 1 + most(rest, taken: taken.union([$0]), isOrdered: isOrdered) }
    return max(most(rest, taken: taken, isOrdered: isOrdered), with.max() ?? 0)
  }

  @Test func `many items that are all alike are assigned`() {
    let candidates = Array(repeating: Array(0..<300), count: 900)
    #expect(ItemAssignment.inAnyOrder(candidates, expected: 300).allSatisfy { $0 != nil })
    #expect(ItemAssignment.inOrder(candidates, expected: 300).allSatisfy { $0 != nil })
  }
}
