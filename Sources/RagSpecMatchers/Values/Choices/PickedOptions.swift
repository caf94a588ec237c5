/// Which options an output picks.
///
/// An option that the output takes back does not count: "not A", "rather than A", "A is wrong". Where the output names its
/// answer, by what it opens with, by words such as "the answer is", or by a last line that holds nothing else, only that
/// counts; otherwise every option that it names does.
struct PickedOptions {
  private let words: [AnswerWords.Word]
  private(set) var mentions: [OptionMention] = []

  init(_ output: String, of declared: DeclaredOptions) {
    let found = OptionMentions(output, of: declared, normalized: MentionedTexts(output, of: declared))
    words = found.words
    let rejected = flags(found.all) { isRejected($0, behindRejected: $1) }
    let kept = zip(found.all, zip(rejected, denied(found.all))).filter { !$1.0 && !$1.1 }.map(\.0)
    let declared = chosen(kept) { opens($0, with: .pause) || isAnnounced($0) || isPraised($0) } + lastLine(kept)
    let opening = declared.isEmpty ? chosen(kept) { opens($0, with: .comma) } : []
    mentions = !declared.isEmpty ? declared : !opening.isEmpty ? opening : kept
  }

  /// The mentions for which a condition holds, and those that are tied to them: "the answer is A or B".
  private func chosen(_ mentions: [OptionMention], _ condition: (OptionMention) -> Bool) -> [OptionMention] {
    zip(mentions, flags(mentions) { $1 || condition($0) }).filter(\.1).map(\.0)
  }

  /// The options that are picked, each once, in the order of the output.
  var options: [Int] {
    var seen: Set<Int> = []
    return mentions.map(\.option).filter { seen.insert($0).inserted }
  }

  /// Where an option is picked, as UTF-8 offsets.
  func range(of mention: OptionMention) -> Range<Int> { AnswerWords.Clause(words: words[mention.words]).range }

  /// Asks for each mention in turn, telling whether one that it is tied to was said yes of.
  private func flags(_ mentions: [OptionMention], _ condition: (OptionMention, Bool) -> Bool) -> [Bool] {
    var flags: [Bool] = []
    for (index, mention) in mentions.enumerated() {
      let isTied = index > 0 && flags[index - 1] && isTied(mentions[index - 1], mention)
      flags.append(condition(mention, isTied))
    }
    return flags
  }

  private static let ties = Set(words: "or and nor either maybe perhaps possibly the a an option answer")

  /// Whether nothing but "or" and the like stands between two mentions.
  ///
  /// A text in the next sentence is tied only when it is all of it: "B. Berlin" and a list of all options, but not
  /// "Paris. Berlin is in Germany".
  private func isTied(_ one: OptionMention, _ other: OptionMention) -> Bool {
    guard one.words.upperBound <= other.words.lowerBound else { return true }
    let between = words[one.words.upperBound..<other.words.lowerBound]
    let gap = words[one.words.upperBound].gap
    let isSameSentence = gap < .stop || gap == .stop && !one.hasText
    return between.allSatisfy { Self.ties.contains($0.text) } && (isSameSentence || isFollowed(other, by: .comma))
  }

  /// Whether a pause or more stands behind a mention, or nothing.
  private func isFollowed(_ mention: OptionMention, by gap: AnswerWords.Gap) -> Bool {
    mention.words.upperBound >= words.count || words[mention.words.upperBound].gap >= gap
  }
}

// MARK: - Taken back

extension PickedOptions {
  private static let small = Set(words: "the a an option choice answer letter be is to with either really actually in")
  private static let rejecting = Set(
    words: """
      not never neither nor without except excluding unlike than eliminate eliminates against nicht kein keine weder pas ni \
      né niet geen não nem
      """)
  /// "Anything but B" is not B; "nothing but B" is.
  private static let universals = Set(words: "anything everything any all every anyone everyone")
  private static let denials = [WordPattern](
    lines: """
      ^ is|are|was|were|would|can|could|does|do|seems * not
      ^ is|are|was|were|would|seems|can|could|must|should * * incorrect|wrong|false|eliminated|excluded|ruled|untrue
      """)

  private func isRejected(_ mention: OptionMention, behindRejected: Bool) -> Bool {
    if behindRejected, startsWith("or|nor|and", behind: mention) { return true }
    let before = nearestBefore(mention.words.lowerBound, passing: Self.small)
    if let before {
      let word = words[before].text
      if Self.rejecting.contains(word) { return true }
      if word == "of", before > 0, words[before - 1].text == "instead" { return true }
      if word == "but", before > 0, Self.universals.contains(words[before - 1].text) { return true }
      if word == "out", before > 0, ["rule", "rules", "ruled", "ruling"].contains(words[before - 1].text) {
        return true
      }
    }
    return false
  }

  /// Which mentions are denied by what stands behind them: "A is wrong", "A, B and D can be ruled out".
  private func denied(_ mentions: [OptionMention]) -> [Bool] {
    var denied = [Bool](repeating: false, count: mentions.count)
    var reachesBack = false
    for index in mentions.indices.reversed() {
      let isEnd = Self.denials.firstMatch(in: clauseBehind(mentions[index])) != nil
      denied[index] = isEnd || reachesBack
      guard denied[index], index > 0, isTied(mentions[index - 1], mentions[index]) else {
        reachesBack = false
        continue
      }
      let isNext = mentions[index - 1].words.upperBound >= mentions[index].words.lowerBound
      reachesBack = reachesBack || !isNext
    }
    return denied
  }

  /// How far a word is looked for that says something of an option.
  private static let mostWords = 8

  /// "not A or B" takes both back, "not A, B" only the first.
  private func startsWith(_ connectives: String, behind mention: OptionMention) -> Bool {
    mention.words.lowerBound > 0
      && connectives.split(separator: "|").contains { words[mention.words.lowerBound - 1].text == $0 }
  }

  private func clauseBehind(_ mention: OptionMention) -> ArraySlice<AnswerWords.Word> {
    let rest = words[mention.words.upperBound...].prefix(Self.mostWords)
    // The parenthesis or quotation mark that closes behind the option is no pause.
    let end = rest.indices.first { words[$0].gap >= ($0 == rest.startIndex ? .semicolon : .comma) } ?? rest.endIndex
    return rest[..<end]
  }

  /// Returns the nearest word before a place, in its clause, that is none of the small ones.
  private func nearestBefore(_ index: Int, passing small: Set<String>) -> Int? {
    var position = index
    while position > 0, index - position < Self.mostWords, words[position].gap < .semicolon {
      position -= 1
      guard small.contains(words[position].text) else { return position }
    }
    return nil
  }
}

// MARK: - Named as the answer

extension PickedOptions {
  private static let lead = Set(
    words:
      "is are be would was the a an option choice letter therefore thus definitely clearly simply with number indeed most likely"
  )
  private static let cues = Set(
    words:
      "answer choose chose choosing pick picked picking select selected chosen correct best go going solution conclusion say"
  )
  private static let openings = Set(words: "the option choice answer letter it is")
  private static let praise = [WordPattern](
    lines: """
      ^ is|would|seems be? the? * correct|right|best|answer
      """)

  private func isPraised(_ mention: OptionMention) -> Bool {
    Self.praise.firstMatch(in: clauseBehind(mention)) != nil
  }

  /// "B. Because …", "Paris, since …", but not "Paris and London".
  private func opens(_ mention: OptionMention, with gap: AnswerWords.Gap) -> Bool {
    words[..<mention.words.lowerBound].allSatisfy { Self.openings.contains($0.text) } && isFollowed(mention, by: gap)
  }

  /// "The answer is B", "Answer:\nB", "I would go with option B".
  private func isAnnounced(_ mention: OptionMention) -> Bool {
    let start = mention.words.lowerBound
    if start > 0, words[start - 1].text == "answer", [.none, .pause, .line].contains(words[start].gap) { return true }
    return nearestBefore(start, passing: Self.lead).map { Self.cues.contains(words[$0].text) } ?? false
  }

  /// The mention that alone makes the last line, unless the line before ends with another one, as in a list of all.
  private func lastLine(_ mentions: [OptionMention]) -> [OptionMention] {
    guard let last = mentions.last, last.words.upperBound == words.count else { return [] }
    let start = words[..<last.words.lowerBound].reversed().prefix { Self.openings.contains($0.text) }.count
    let first = last.words.lowerBound - start
    guard words[first].gap >= .line, !mentions.contains(where: { $0.words.upperBound == first }) else { return [] }
    return [last]
  }
}
