/// The words of a text as runs of letters; digits and marks end one.
struct LetterRuns {
  /// Ranges of positions in the array of letters.
  let runs: [Range<Int>]

  init(in text: [Character]) {
    var runs: [Range<Int>] = []
    var start: Int?
    for (index, character) in text.enumerated() {
      if character.isLetter {
        start = start ?? index
      } else if let first = start {
        runs.append(first..<index)
        start = nil
      }
    }
    if let start { runs.append(start..<text.count) }
    self.runs = runs
  }
}

extension Character {
  /// Whether it belongs to a script that is written without spaces, where a word's end is not seen.
  var isOfUnspacedScript: Bool {
    guard let scalar = unicodeScalars.first?.value else { return false }
    switch scalar {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: return true  // Thai, Lao; Myanmar; Khmer
    case 0x3005...0x3007, 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: return true  // kana
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return true  // Han
    default: return false
    }
  }

  /// Whether it can be a part of a word.
  var isWordPart: Bool { isLetter || isNumber }
}
