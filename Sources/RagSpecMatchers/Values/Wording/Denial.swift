/// Words that deny a value beside them: "not 42", "isn't 42", "no longer 42", "42 is wrong".
///
/// Only what stands right beside the value counts, so that "not only 42", "not until 3 May" and "42, which is not much"
/// deny nothing. English, German, French, Spanish, Italian, Portuguese and Dutch, Chinese and Japanese.
enum Denial {
  /// Whether a text denies what stands at a place.
  ///
  /// - Complexity: O(1): a few words on both sides are looked at.
  static func denies(_ range: Range<Int>, in text: ScalarText) -> Bool {
    isDenied(before: range.lowerBound, in: text) || isDenied(behind: range.upperBound, in: text)
  }

  /// Words that may stand between a denial and a value.
  private static let small = Set(
    words: """
      the a an at on in of to for about around approximately roughly exactly precisely equal equals be been being by as \
      die der das den bei genau etwa rund ca de des du le la les l' à au en environ exactement el los las exactamente il \
      i gli lo di esattamente o os dia giorno jour le el am op het exact
      """)
  private static let most = 4
  private static let negations = Set(
    words: """
      not never nor neither cannot nicht nie niemals kein keine keinen keiner weder pas jamais ni nunca jamás tampoco mai \
      né nem niet nooit geen unlike
      """)
  /// They deny what stands behind their "of".
  private static let replaced = Set(words: "instead lieu lugar vez anstelle invece")
  private static let alone = Set(words: "statt anstatt sino")
  private static let compared = Set(words: "rather other different")
  /// Forms of *to be*, before which Romance languages put their "no".
  private static let copulas = Set(
    words: """
      es son era eran fue fueron será hay está están tiene è é sono erano fu furono foi foram são tem há sarà será está \
      ascende asciende
      """)
  private static let plainNegations = Set(words: "no non não")
  private static let auxiliaries = Set(words: "do does did can could will would may might should")
  /// Verbs and adverbs that turn "not" into something else than a denial of the number.
  private static let limits = Set(
    words:
      "exceed exceeds surpass only just merely simply until before after because more less fewer over under from than")

  private static func isDenied(before start: Int, in text: ScalarText) -> Bool {
    var words = NeighboringWords(before: start, in: text)
    var passed: [String] = []
    while let word = words.next() {
      if negations.contains(word) || alone.contains(word) || isContraction(word) { return true }
      if small.contains(word), passed.count < most {
        passed.append(word)
        continue
      }
      return isDenial(word, behind: passed, &words)
    }
    return unspacedBefore.contains { text.ends(with: $0, before: start) }
  }

  private static func isDenial(_ word: String, behind passed: [String], _ words: inout NeighboringWords) -> Bool {
    if replaced.contains(word) { return !passed.isEmpty }
    guard let before = words.next() else { return false }
    switch word {
    case "longer": return before == "no" || negations.contains(before) || isContraction(before)
    case "than": return compared.contains(before)
    case "que": return before == "plutôt"
    case "plus", "más", "più", "mais", "meer": return plainNegations.contains(before)
    case _ where copulas.contains(word): return plainNegations.contains(before)
    case _ where limits.contains(word): return false
    default: break
    }
    // "It did not reach 42", "never reached 42".
    if before == "never" || isContraction(before) && before != "isn't" { return true }
    guard before == "not", let auxiliary = words.next() else { return before == "cannot" }
    return auxiliaries.contains(auxiliary)
  }

  private static func isContraction(_ word: String) -> Bool { word.hasSuffix("n't") }
}

// MARK: - Behind the value

extension Denial {
  private static let verbs = Set(
    words: "is are was were would seems ist sind war wäre est était sont es son fue era è sono é são foi is zijn was")
  private static let wrong = Set(
    words: """
      wrong incorrect false mistaken untrue inaccurate erroneous falsch inkorrekt unzutreffend faux fausse erroné \
      incorrecte incorrecto incorrecta falso falsa erróneo sbagliato errato scorretto errado incorreto fout onjuist
      """)
  private static let right = Set(
    words: """
      correct right true accurate valid answer case it value number date figure total richtig korrekt zutreffend wahr vrai \
      exact juste correcto cierto verdadero corretto vero giusto correto verdade certo juist waar
      """)
  private static let nots = Set(words: "not never nicht pas no non não niet")
  private static let fillers = Set(
    words: "be the a an clearly simply also therefore le la el il o het de der die das la")

  private static func isDenied(behind end: Int, in text: ScalarText) -> Bool {
    let words = Array(NeighboringWords(behind: end, in: text).prefix(6))
    // A noun may stand between: "42 employees is wrong".
    guard let verb = words.prefix(2).firstIndex(where: { verbs.contains($0) || isContraction($0) || $0 == "n'est" })
    else { return unspacedBehind.contains { text.begins(with: $0, at: end, passing: mostCounters) } }
    let rest = words[(verb + 1)...].drop(while: fillers.contains)
    let isNegated = isContraction(words[verb]) || rest.first.map(nots.contains) ?? false
    let said = (isNegated && !isContraction(words[verb]) ? rest.dropFirst() : rest).drop(while: fillers.contains)
    return said.first.map(isNegated ? right.contains : wrong.contains) ?? false
  }
}

// MARK: - Scripts without spaces

extension Denial {
  private static let unspacedBefore = ["不是", "并非", "並非", "不为", "而非", "不等于"]
  private static let unspacedBehind = [
    "ではな", "ではあり", "じゃな", "じゃあり", "是错", "是錯", "不正确", "不正確", "不对", "이 아니", "가 아니",
  ]
  /// How many scalars may stand between a number and what denies it: the counter of "42人ではない".
  private static let mostCounters = 2
}

extension ScalarText {
  /// Whether a word of a script without spaces ends right before a position.
  func ends(with word: String, before position: Int) -> Bool {
    let end = isHorizontalSpace(position - 1) ? position - 1 : position
    return begins(with: word, at: end - word.unicodeScalars.count)
  }

  /// Whether a word begins at a position, or behind a few letters of a script without spaces.
  func begins(with word: String, at start: Int, passing most: Int = 0) -> Bool {
    for passed in 0...most {
      if passed > 0, isWord(start + passed - 1) || self[start + passed - 1]?.isASCII ?? true { return false }
      if word.unicodeScalars.enumerated().allSatisfy({ holds($1, at: start + passed + $0) }) { return true }
    }
    return false
  }
}
