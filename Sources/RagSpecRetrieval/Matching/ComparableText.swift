import TextNormalization

/// A text as it is compared with documents: after normalization, so that case, quotes, Markdown and spaces do not matter.
struct ComparableText {
  let text: String

  init(_ text: String) { self.text = Normalizer().normalize(text) }

  /// What a search may show of a document: its text alone, or below its title.
  static func forms(of passage: Passage) -> [ComparableText] {
    let texts = passage.title.isEmpty ? [passage.text] : [passage.text, passage.fullText]
    return texts.map(ComparableText.init).filter { !$0.text.isEmpty }
  }

  /// What has the same number is compared before it counts as the same.
  var hash: Int {
    var hash = FNV1a()
    for byte in text.utf8 { hash.add(UInt64(byte)) }
    return Int(truncatingIfNeeded: hash.value)
  }

  func isSame(as other: ComparableText) -> Bool { text.utf8.elementsEqual(other.text.utf8) }
}
