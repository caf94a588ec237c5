/// The numbers that an answer states, told apart from those that it only repeats from the question.
struct StatedNumbers {
  let all: [Quantity]
  private let asked: [Quantity]
  /// Numbers written as words, where the answer tells no others.
  private let words: [Quantity]

  init(_ answer: String, question: String) {
    all = QuantityReader.quantities(in: answer)
    asked = all.isEmpty ? [] : QuantityReader.quantities(in: question)
    let values = Set(asked.map(\.value))
    words = all.allSatisfy { values.contains($0.value) } ? NumberWords.quantities(in: answer) : []
  }

  /// Returns the numbers that count, and so must be the expected one.
  ///
  /// Numbers of the question are passed over, unless the answer states no others or the expected number is one of them.
  /// So are those with another unit than the expected: the 5 % in "204.5 (up 5 %)" are beside the point.
  func picked(_ choice: StatedChoice, expecting expected: ExpectedNumber) -> [Quantity] {
    choice.picked(from: told(expecting: expected), preferring: expected.isComparable)
  }

  private func told(expecting expected: ExpectedNumber) -> [Quantity] {
    if asked.contains(where: expected.accepts) { return all }
    let values = Set(asked.map(\.value))
    let told = all.filter { !values.contains($0.value) }
    if !told.isEmpty { return told }
    return words.isEmpty ? all : words
  }
}
