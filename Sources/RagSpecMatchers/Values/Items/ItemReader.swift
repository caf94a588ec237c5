import JSONText
import RagSpecCore
import TextNormalization

/// Finds the items that an output lists.
///
/// The first of these that holds decides:
/// 1. The output is or holds a JSON array (see ``OutputJSON``), or an object with one array among its members; in prose one
///    of texts.
/// 2. It has lines with bullets or numbers: each is an item, and other lines are prose.
/// 3. A line has numbers in it that count its items: `(1) Berlin (2) Paris`.
/// 4. It has several short lines without commas or full stops: each is an item, but for those that end with a colon.
/// 5. It is prose: commas, semicolons, line ends and the words for *and* and *or* in English, German and French separate.
///    In a sentence with semicolons they alone do.
///
/// What separates inside quotes, parentheses, numbers and the expected items does not count.
struct ItemReader {
  private let text: ScalarText
  private let protected: [Range<Int>]

  /// - Parameter protected: ranges of UTF-8 offsets inside of which nothing separates, in their order.
  private init(_ text: String, protected: [Range<Int>]) {
    self.text = ScalarText(text)
    self.protected = protected
  }

  static func groups(in text: String, protected: [Range<Int>] = []) -> [ItemGroup] {
    if let items = jsonItems(text) { return [ItemGroup(items: items)] }
    let reader = ItemReader(text, protected: protected)
    let lines = TextLines.lines(of: reader.text)
    // A line of several numbers begins like one with a single item.
    if lines.count == 1, InlineNumbers.items(of: reader.text, lines[0]).count > 1 { return reader.groups(of: lines[0]) }
    if let bullets = reader.bullets(lines) { return [ItemGroup(items: bullets)] }
    let told = lines.count > 1 ? lines.filter { !reader.endsWithColon($0) } : lines
    if told.count > 1, told.allSatisfy(reader.isItem) { return [ItemGroup(items: told.compactMap(reader.wholeItem))] }
    return told.flatMap(reader.groups)
  }

  private func groups(of line: Range<Int>) -> [ItemGroup] {
    let numbered = InlineNumbers.items(of: text, line).compactMap(wholeItem)
    guard numbered.isEmpty else { return [ItemGroup(items: numbered)] }
    return TextLines.sentences(of: text, line).map(group)
  }
}

// MARK: - JSON

extension ItemReader {
  private static func jsonItems(_ text: String) -> [ListedItem]? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "[") }), let json = try? OutputJSON(in: text).value else {
      return nil
    }
    let arrays = json.object?.members.compactMap(\.value.array) ?? []
    guard let array = json.array ?? (arrays.count == 1 ? arrays.first : nil) else { return nil }
    // In prose "[1]" is a citation, and no list.
    let start = (OutputPart.codeBlock(of: text) ?? text).unicodeScalars.first { !$0.isWhiteSpace }
    guard start == "[" || start == "{" || array.contains(where: { $0.string != nil }) else { return nil }
    return array.map { ListedItem([$0.string ?? $0.text()], range: nil) }
  }
}

// MARK: - Lines

extension ItemReader {
  /// The lines with bullets or numbers; `nil` for a single one that other lines show to be something else.
  private func bullets(_ lines: [Range<Int>]) -> [ListedItem]? {
    let bullets = lines.compactMap { line in TextLines.endOfBullet(text, line).map { $0..<line.upperBound } }
    guard bullets.count > 1 || bullets.count == 1 && lines.count == 1 else { return nil }
    return bullets.compactMap(wholeItem)
  }

  private func endsWithColon(_ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, text[end - 1] == "*" || text[end - 1] == "_" { end -= 1 }
    return text.holds(":", at: end - 1) || text.holds("：", at: end - 1)
  }

  private static let mostWords = 12

  /// Whether a line is short and has neither commas nor a full stop.
  private func isItem(_ line: Range<Int>) -> Bool {
    let words = text[line].split(whereSeparator: \.isWhitespace)
    let hasCommas = ItemSeparators(text, line, protected: protected).places.contains { !$0.isWord }
    return words.count <= Self.mostWords && !hasCommas && !TextLines.endsSentence(text, line)
  }

  private func wholeItem(_ range: Range<Int>) -> ListedItem? { item(range, ItemWording.whole) }

  private func item(_ range: Range<Int>, _ wording: (String) -> [String]) -> ListedItem? {
    let range = ItemSeparators.trimmed(range, of: text)
    guard range.contains(where: text.isVisible) else { return nil }
    return ListedItem(wording(text[range]), range: text.utf8Range(range))
  }
}

extension ScalarText {
  /// Whether something is there that is more than a mark: a letter, a digit, a symbol.
  fileprivate func isVisible(_ position: Int) -> Bool {
    guard let scalar = self[position] else { return false }
    return scalar.joinsWords || !scalar.isASCII && !scalar.isWhiteSpace && scalar.properties.isAlphabetic
      || scalar.properties.isEmoji
  }
}

// MARK: - Prose

extension ItemReader {
  private func group(_ sentence: Range<Int>) -> ItemGroup {
    var group = ItemGroup(items: items(of: sentence), isProse: true)
    if let colon = onlyColon(in: sentence) { group.behindColon = items(of: colon + 1..<sentence.upperBound) }
    return group
  }

  private func items(of sentence: Range<Int>) -> [ListedItem] {
    let segments = ItemSeparators(text, sentence, protected: protected).segments
    // What looks like prose at an end may be some, so that the first item stands there or behind it.
    let told = segments.indices.filter { !ItemWording.isProse(text[segments[$0]]) }
    let (first, last) = (told.first ?? segments.count, told.last ?? 0)
    return segments.enumerated().compactMap { index, segment in
      item(segment) { ItemWording.inSentence($0, isFirst: index <= first, isLast: index >= last) }
    }
  }

  private func onlyColon(in sentence: Range<Int>) -> Int? {
    let colons = sentence.filter { isColon($0) }
    guard colons.count == 1, let colon = colons.first, colon + 1 < sentence.upperBound else { return nil }
    return colon
  }

  private func isColon(_ position: Int) -> Bool {
    text.holds("：", at: position) || text.holds(":", at: position) && !text.isWord(position + 1)
  }
}
