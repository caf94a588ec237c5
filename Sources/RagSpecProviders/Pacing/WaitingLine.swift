/// Those who wait for a place, first come, first served. Somebody may be sent away at any time, even before joining.
struct WaitingLine: Sendable {
  typealias Place = CheckedContinuation<Bool, Never>

  private var waiting: [(number: Int, place: Place)] = []
  /// Those who were given a number and have not joined yet.
  private var joining: Set<Int> = []
  private var numbers = 0

  var isEmpty: Bool { waiting.isEmpty }

  /// Returns a number for somebody who is about to join.
  mutating func nextNumber() -> Int {
    numbers += 1
    joining.insert(numbers)
    return numbers
  }

  /// Returns whether somebody may still join, who was given a number.
  mutating func mayJoin(_ number: Int) -> Bool { joining.remove(number) != nil }

  mutating func add(_ number: Int, _ place: Place) { waiting.append((number, place)) }

  /// Takes somebody out; one who has not joined yet may not join.
  mutating func dismiss(_ number: Int) -> Place? {
    joining.remove(number)
    guard let index = waiting.firstIndex(where: { $0.number == number }) else { return nil }
    return waiting.remove(at: index).place
  }

  mutating func takeFirst() -> Place? { waiting.isEmpty ? nil : waiting.removeFirst().place }
}
