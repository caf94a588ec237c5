/// How one text became another, word by word, as people read it: `keep [-old-]{+new+}`.
struct WordDifference {
  /// A line in which something changed.
  struct Line: Hashable {
    /// Its number in the new text, from 1.
    let number: Int
    /// With what was taken out as `[-…-]` and what was put in as `{+…+}`.
    let text: String
  }

  /// The changed lines, in order; those that are the same in both texts are left out.
  let lines: [Line]
  /// What was taken out and put in, in order, without what stands around it.
  let changes: [String]

  /// Texts with more words than this between what they have in common at both ends are shown as replaced.
  private static let mostWords = 4_000

  init(from old: String, to new: String) {
    var writer = LineWriter()
    let runs = Self.runs(Self.words(of: old), Self.words(of: new))
    for run in runs { writer.write(run) }
    lines = writer.finish()
    changes = runs.compactMap { run in
      switch run {
      case .kept: nil
      case .removed(let words): "[-" + words.joined() + "-]"
      case .added(let words): "{+" + words.joined() + "+}"
      }
    }
  }

  /// Words that stand in both texts, in the old one only, or in the new one only.
  private enum Run {
    case kept(Substring)
    case removed([Substring])
    case added([Substring])
  }

  /// Words, and what stands between them: each line end is a word of its own.
  private static func words(of text: String) -> [Substring] {
    enum Kind { case word, blank, lineEnd }
    func kind(_ character: Character) -> Kind {
      character.isNewline ? .lineEnd : character.isWhitespace ? .blank : .word
    }
    var words: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      let first = kind(text[start])
      let next = text.index(after: start)
      let end = first == .lineEnd ? next : text[next...].firstIndex { kind($0) != first } ?? text.endIndex
      words.append(text[start..<end])
      start = end
    }
    return words
  }

  private static func runs(_ old: [Substring], _ new: [Substring]) -> [Run] {
    let start = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let middle = between(Array(old[start..<old.count - end]), Array(new[start..<new.count - end]))
    return new[..<start].map(Run.kept) + middle + new[(new.count - end)...].map(Run.kept)
  }

  private static func between(_ old: [Substring], _ new: [Substring]) -> [Run] {
    guard old.count <= mostWords, new.count <= mostWords else { return [.removed(old), .added(new)] }
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in new.difference(from: old, by: { $0.utf8.elementsEqual($1.utf8) }) {
      switch change {
      case .remove(let place, _, _): removed.insert(place)
      case .insert(let place, _, _): inserted.insert(place)
      }
    }
    var runs: [Run] = []
    var (place, other) = (0, 0)
    while place < old.count || other < new.count {
      var (gone, come): ([Substring], [Substring]) = ([], [])
      while removed.contains(place) {
        gone.append(old[place])
        place += 1
      }
      while inserted.contains(other) {
        come.append(new[other])
        other += 1
      }
      if !gone.isEmpty { runs.append(.removed(gone)) }
      if !come.isEmpty { runs.append(.added(come)) }
      if place < old.count, other < new.count { runs.append(.kept(new[other])) }
      place += 1
      other += 1
    }
    return runs
  }

  /// Puts runs into lines, and keeps those with a change.
  private struct LineWriter {
    private var lines: [Line] = []
    private var text = ""
    private var number = 1
    private var hasChange = false

    mutating func write(_ run: Run) {
      switch run {
      case .kept(let word): if word.first?.isNewline == true { endLine() } else { text += word }
      case .removed(let words): write("[-", words, "-]", areNew: false)
      case .added(let words): write("{+", words, "+}", areNew: true)
      }
    }

    /// A line end inside of what changed is shown as a sign, so that what belongs together stays together.
    private mutating func write(_ opening: String, _ words: [Substring], _ closing: String, areNew: Bool) {
      text += opening + words.map { $0.first?.isNewline == true ? "⏎" : String($0) }.joined() + closing
      hasChange = true
      if areNew { pendingLines += words.count { $0.first?.isNewline == true } }
    }

    /// Line ends that were put in, and count from the next line on.
    private var pendingLines = 0

    private mutating func endLine() {
      if hasChange { lines.append(Line(number: number, text: text)) }
      number += 1 + pendingLines
      (text, hasChange, pendingLines) = ("", false, 0)
    }

    mutating func finish() -> [Line] {
      endLine()
      return lines
    }
  }
}
