/// The metrics as a textbook defines them: slow, obvious, and without anything in common with the fast ones.
enum Textbook {
  static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// The fewest edits when a replacement costs `replacement` and everything else 1.
  static func edits(_ first: [UInt32], _ second: [UInt32], replacement: Int) -> Int {
    var row = Array(0...second.count)
    for (index, symbol) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in second.enumerated() {
        let above = row[column + 1]
        row[column + 1] = min(diagonal + (symbol == other ? 0 : replacement), above + 1, row[column] + 1)
        diagonal = above
      }
    }
    return row[second.count]
  }

  static func ratio(_ first: [UInt32], _ second: [UInt32]) -> Double {
    let total = first.count + second.count
    return total == 0 ? 1 : Double(total - edits(first, second, replacement: 2)) / Double(total)
  }

  static func jaro(_ first: [UInt32], _ second: [UInt32]) -> Double {
    if first.isEmpty || second.isEmpty { return first.count == second.count ? 1 : 0 }
    let bound = max(0, max(first.count, second.count) / 2 - 1)
    var isTaken = first.map { _ in false }
    var matched: [UInt32] = []
    for (place, symbol) in second.enumerated() {
      let match = first.indices.first { abs($0 - place) <= bound && first[$0] == symbol && !isTaken[$0] }
      if let match {
        isTaken[match] = true
        matched.append(symbol)
      }
    }
    if matched.isEmpty { return 0 }
    let displaced = zip(first.indices.filter { isTaken[$0] }, matched).count { first[$0] != $1 }
    let count = Double(matched.count)
    let inOrder = Double(matched.count - displaced / 2)
    return (count / Double(first.count) + count / Double(second.count) + inOrder / count) / 3
  }

  static func jaroWinkler(_ first: [UInt32], _ second: [UInt32]) -> Double {
    let jaro = jaro(first, second)
    let prefix = min(4, zip(first, second).prefix { $0 == $1 }.count)
    return jaro > 0.7 ? jaro + Double(prefix) * 0.1 * (1 - jaro) : jaro
  }

  /// The best ratio of all of the needle to a part of the haystack that is as long, or shorter at one of its ends.
  static func best(of needle: [UInt32], in haystack: [UInt32]) -> Double {
    if needle.isEmpty || haystack.isEmpty { return needle.count == haystack.count ? 1 : 0 }
    let (count, reach) = (haystack.count, min(needle.count, haystack.count))
    let full = count >= needle.count ? (0...count - needle.count).map { $0..<$0 + needle.count } : []
    let ends = (1...reach).flatMap { [0..<$0, count - $0..<count] }
    return (full + ends).map { ratio(needle, Array(haystack[$0])) }.max() ?? 0
  }

  static func partialRatio(_ first: [UInt32], _ second: [UInt32]) -> Double {
    let (needle, haystack) = first.count <= second.count ? (first, second) : (second, first)
    let best = best(of: needle, in: haystack)
    return needle.count == haystack.count ? max(best, self.best(of: haystack, in: needle)) : best
  }
}
