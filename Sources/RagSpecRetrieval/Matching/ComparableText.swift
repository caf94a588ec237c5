import Glibc
import TextNormalization
import TextSimilarity

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

  /// Whether it is long enough to be looked for inside of documents: of a word or two there are too many.
  var isWorthFinding: Bool { text.unicodeScalars.count >= 16 }

  func ratio(to document: ComparableText, cutoff: Double) -> Double? {
    Ratio.score(text, document.text, cutoff: cutoff)
  }

  /// Whether a document holds it as it is.
  func isPart(of document: ComparableText) -> Bool {
    var (part, whole) = (text, document.text)
    return part.withUTF8 { part in whole.withUTF8 { $0.contains(part) } }
  }

  /// The ratio to the part of a document that it is most like.
  func likeness(to document: ComparableText, cutoff: Double) -> Double? {
    PartialRatio.alignment(of: text, in: document.text, cutoff: cutoff)?.score
  }

  func isSame(as other: ComparableText) -> Bool { text.utf8.elementsEqual(other.text.utf8) }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether these bytes stand somewhere in it, one after the other.
  fileprivate func contains(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = part.first, let wanted = part.baseAddress, var start = baseAddress else { return part.isEmpty }
    let end = start + count
    while end - start >= part.count, let place = memchr(start, Int32(first), end - start - part.count + 1) {
      if memcmp(place, wanted, part.count) == 0 { return true }
      start = UnsafePointer(place.assumingMemoryBound(to: UInt8.self)) + 1
    }
    return false
  }
}
