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

  /// FNV-1a, of 64 bits: what has the same number is compared before it counts as the same.
  var hash: Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: hash)
  }

  func isSame(as other: ComparableText) -> Bool { text.utf8.elementsEqual(other.text.utf8) }
}
