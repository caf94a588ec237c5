import TextNormalization

/// An answer as cells are looked for in it, read once for all of them.
struct CellAnswer {
  let numbers: StatedNumbers
  let normalized: String
  /// The time that counts: the last one that is not the question's, or else the last.
  let time: ClockTime?

  init(_ text: String, question: String, _ normalizer: Normalizer) {
    numbers = StatedNumbers(text, question: question)
    normalized = normalizer.normalize(text)
    let times = ClockTime.times(in: text)
    let asked = Set(times.isEmpty ? [] : ClockTime.times(in: question))
    time = times.last { !asked.contains($0) } ?? times.last
  }
}
