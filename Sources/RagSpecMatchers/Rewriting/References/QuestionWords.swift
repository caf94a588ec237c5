/// A question cut into its words, with their places.
///
/// Only the first 500 words count: what is longer is no question, and looking for antecedents takes quadratic time.
struct QuestionWords {
  fileprivate static let mostWords = 500

  struct Word {
    /// In lower case, with straight apostrophes.
    let text: String
    /// What stands before an apostrophe: "it" of "it's", "Smith" of "Smith's".
    let stem: String
    /// UTF-8 offsets in the text.
    let range: Range<Int>
    let isCapitalized: Bool
    /// Whether a comma, semicolon, colon, dash or parenthesis stands right before it.
    let followsPause: Bool
    let startsSentence: Bool
    /// Whether it stands in double quotes, as titles do.
    let isQuoted: Bool

    var isNumber: Bool { text.first?.isNumber ?? false }
    var isPossessive: Bool { text.hasSuffix("'s") || text.hasSuffix("s'") }
  }

  let words: [Word]
  /// Whether nearly every word has a capital, so that a capital makes no name.
  private let isTitleCase: Bool

  init(_ text: String) {
    words = QuestionScanner(text).words
    let long = words.dropFirst().filter { $0.text.count > 1 && !$0.isNumber }
    isTitleCase = long.count > 2 && long.count { $0.isCapitalized } * 4 > long.count * 3
  }

  var isEmpty: Bool { words.isEmpty }
  var indices: Range<Int> { words.indices }

  /// The word at a place in lower case; empty outside the question.
  subscript(index: Int) -> String { words.indices.contains(index) ? words[index].text : "" }

  /// Whether a word is a name or part of one: it has a capital that the start of a sentence does not explain.
  func isName(_ index: Int) -> Bool {
    guard words.indices.contains(index), words[index].isCapitalized, words[index].text != "i" else { return false }
    guard words[index].startsSentence else { return true }
    guard index + 1 < words.count, !words[index + 1].startsSentence else { return false }
    let next = words[index + 1]
    return words[index].isPossessive || next.isCapitalized && next.text != "i" || next.isNumber
  }

  /// Whether a word only stands in a title or a name, and so refers to nothing: "It" in "Did King write It?".
  func isMentioned(_ index: Int) -> Bool {
    words[index].isQuoted || words[index].isCapitalized && !words[index].startsSentence && !isTitleCase
  }

  /// Whether these words follow each other from a place on.
  func holds(_ phrase: String, at index: Int) -> Bool {
    phrase.split(separator: " ").enumerated().allSatisfy { self[index + $0] == $1 }
  }

  /// Whether these words follow each other somewhere.
  func holds(_ phrase: String) -> Bool { indices.contains { holds(phrase, at: $0) } }

  func reference(at index: Int, _ reason: String) -> OpenReference {
    OpenReference(word: words[index].text, range: words[index].range, reason: reason)
  }
}

/// Cuts a text into words.
private struct QuestionScanner {
  private(set) var words: [QuestionWords.Word] = []
  private var current = ""
  private var start = 0
  /// How many bytes each apostrophe of the current word takes in the text.
  private var widths: [Int] = []
  private var followsPause = false
  private var startsSentence = true
  private var isQuoted = false

  init(_ text: String) {
    var offset = 0
    for scalar in text.unicodeScalars {
      if words.count >= QuestionWords.mostWords { return }
      if isPart(scalar) {
        if current.isEmpty { start = offset }
        append(scalar)
      } else {
        endWord(at: offset)
        notice(scalar)
      }
      offset += UTF8.width(scalar)
    }
    endWord(at: offset)
  }

  /// Letters and digits; apostrophes and hyphens inside a word; a point inside a number.
  private func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.joinsWords || !scalar.isASCII && scalar.properties.isAlphabetic { return true }
    guard !current.isEmpty else { return false }
    switch scalar {
    case "'", "\u{2019}", "-", "\u{2010}", "\u{2011}": return true
    case ".", ",": return current.last?.isNumber ?? false
    default: return false
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let isApostrophe = scalar == "'" || scalar == "\u{2019}"
    if isApostrophe { widths.append(UTF8.width(scalar)) }
    current.unicodeScalars.append(isApostrophe ? "'" : scalar)
  }

  private mutating func notice(_ scalar: Unicode.Scalar) {
    switch scalar {
    case ",", ";", ":", "(", "\u{2013}", "\u{2014}": followsPause = true
    case ".", "?", "!", "\n": startsSentence = true
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "«", "»": isQuoted.toggle()
    default: break
    }
  }

  private mutating func endWord(at offset: Int) {
    var (marks, end): ([Unicode.Scalar], Int) = ([], offset)
    while let last = current.unicodeScalars.last, Self.isLoose(last) {
      marks.append(current.unicodeScalars.removeLast())
      end -= last == "'" ? widths.removeLast() : UTF8.width(last)
    }
    append(endingAt: end)
    for mark in marks.reversed() { notice(mark) }
  }

  /// Whether a mark belongs to a word only with something behind it.
  private static func isLoose(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "-", ".", ",", "\u{2010}", "\u{2011}": true
    default: false
    }
  }

  private mutating func append(endingAt end: Int) {
    widths = []
    guard !current.isEmpty else { return }
    let text = current.lowercased()
    words.append(
      QuestionWords.Word(
        text: text, stem: String(text.prefix { $0 != "'" }), range: start..<end,
        isCapitalized: current.first?.isUppercase ?? false, followsPause: followsPause, startsSentence: startsSentence,
        isQuoted: isQuoted))
    current = ""
    (followsPause, startsSentence) = (false, false)
  }
}
