/// Tells words that are nearly the same letter by letter and mean the opposite: "constitutional" and "unconstitutional",
/// "interstate" and "intrastate".
///
/// Both words are normalized. Languages whose opposites are made in another way have no such help.
enum WordOpposition {
  /// What makes the opposite of a word.
  private static let negations = ["un", "non", "in", "im", "il", "ir", "dis", "a", "mis", "anti", "de"]
  /// What stands for each other's opposite.
  private static let pairs = [
    ("inter", "intra"), ("micro", "macro"), ("hyper", "hypo"), ("over", "under"), ("pre", "post"), ("sub", "super"),
    ("pro", "anti"), ("in", "ex"), ("im", "ex"), ("up", "down"), ("multi", "mono"), ("homo", "hetero"),
  ]
  /// Words that have fewer letters in common are others anyway.
  private static let leastStem = 3

  /// Whether one word is the other with a negation before it, or both have opposite prefixes before the same letters.
  static func areOpposed(_ short: String, _ long: String) -> Bool {
    let (short, long) = (Array(short.utf8), Array(long.utf8))
    if long.count > short.count, short.count >= leastStem, long.suffix(short.count).elementsEqual(short) {
      let prefix = long.dropLast(short.count)
      if negations.contains(where: { prefix.elementsEqual($0.utf8) }) { return true }
    }
    return pairs.contains { hold(short, $0.0, long, $0.1) || hold(short, $0.1, long, $0.0) }
  }

  private static func hold(_ one: [UInt8], _ prefix: String, _ other: [UInt8], _ opposite: String) -> Bool {
    guard one.starts(with: prefix.utf8), other.starts(with: opposite.utf8) else { return false }
    let stem = one.dropFirst(prefix.utf8.count)
    return stem.count >= leastStem && stem.elementsEqual(other.dropFirst(opposite.utf8.count))
  }
}
