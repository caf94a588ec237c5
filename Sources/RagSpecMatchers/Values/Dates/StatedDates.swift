/// The dates that an answer states, told apart from those that it denies or only repeats from the question.
struct StatedDates {
  let all: [StatedDate]
  private let asked: [StatedDate]

  init(_ answer: String, question: String, order: DateOrder?) {
    let text = ScalarText(answer)
    let dates = DateReader.dates(in: answer, order: order)
    all = dates.filter { date in
      let place = text.position(ofUTF8: date.range.lowerBound)..<text.position(ofUTF8: date.range.upperBound)
      return !Denial.denies(place, in: text)
    }
    asked = all.isEmpty ? [] : DateReader.dates(in: question, order: order)
  }

  /// Returns the dates that count, and so must be the expected one.
  ///
  /// Dates of the question are passed over, unless the answer states no others or the expected date is one of them. So
  /// are dates that tell less than the expected one, where others tell as much: "in 2024, on 5 March 2024".
  func picked(_ choice: StatedChoice, expecting expected: ExpectedDate) -> [StatedDate] {
    choice.picked(from: told(expecting: expected), preferring: expected.isComparable)
  }

  private func told(expecting expected: ExpectedDate) -> [StatedDate] {
    if asked.contains(where: expected.accepts) { return all }
    let readings = Set(asked.map(\.readings))
    let told = all.filter { !readings.contains($0.readings) }
    return told.isEmpty ? all : told
  }
}
