/// The words that texts are compared with, within a beam about the diagonal.
struct BeamReference {
  let words: [UInt32]
  /// The number that all words are below.
  let bound: Int

  /// How many edits lead to the reference, or nothing if they are more than `most`.
  ///
  /// Without the beam they can only be fewer, and they are as many if the best path cannot leave it.
  func count(of text: [UInt32], atMost most: Int) -> Int? {
    let free = SymbolPair.with(numbers: text, words, below: bound) {
      EditCount<ReplacementRules>.count(in: $0, atMost: most)
    }
    guard let free else { return nil }
    if words.count < BeamTable.width || 2 * free + 2 <= BeamTable.width { return free }
    let count = BeamTable(text, words).count
    return count <= most ? count : nil
  }
}
