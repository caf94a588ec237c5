/// A part of an output that knows where in it each of its bytes stands.
struct OutputExcerpt {
  let text: String
  private let origin: Origin

  private enum Origin {
    /// In the order of the text, without gaps.
    case pieces([Piece])
    /// All of the excerpt stands for one place, which spells it in another way.
    case whole(Range<Int>)
  }

  private struct Piece {
    /// UTF-8 offset in the excerpt, and that in the output.
    let start: Int
    let origin: Int
  }

  /// What explanations call a place: turned from UTF-8 offsets in an excerpt into those in the output.
  typealias Place = (Range<Int>) -> Range<Int>

  /// An excerpt that stands in the output as it is.
  init(_ range: Range<Int>, of output: String) {
    let start = output.utf8.index(output.startIndex, offsetBy: range.lowerBound)
    text = String(output[start..<output.utf8.index(start, offsetBy: range.count)])
    origin = .pieces([Piece(start: 0, origin: range.lowerBound)])
  }

  /// A text that the output spells in another way, such as a string with escapes.
  init(_ text: String, standingFor range: Range<Int>) { (self.text, origin) = (text, .whole(range)) }

  private init(_ text: String, _ pieces: [Piece]) { (self.text, origin) = (text, .pieces(pieces)) }

  /// Returns the range of the output that a range of the excerpt comes from; both as UTF-8 offsets.
  func place(of range: Range<Int>) -> Range<Int> {
    switch origin {
    case .whole(let place): return place
    case .pieces(let pieces):
      let start = Self.origin(of: range.lowerBound, pieces)
      return range.isEmpty ? start..<start : start..<max(start, Self.origin(of: range.upperBound - 1, pieces) + 1)
    }
  }

  private static func origin(of offset: Int, _ pieces: [Piece]) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? offset : pieces[low - 1].origin + offset - pieces[low - 1].start
  }

  /// Puts an excerpt together from slices of the output's bytes.
  struct Builder {
    private var bytes: [UInt8] = []
    private var pieces: [Piece] = []

    mutating func append(_ slice: Slice<UnsafeBufferPointer<UInt8>>) {
      pieces.append(Piece(start: bytes.count, origin: slice.startIndex))
      bytes += slice
    }

    /// Adds a text that stands for something at a place of the output.
    mutating func append(_ text: StaticString, from origin: Int) {
      pieces.append(Piece(start: bytes.count, origin: origin))
      bytes += "\(text)".utf8
    }

    var excerpt: OutputExcerpt { OutputExcerpt(String(decoding: bytes, as: UTF8.self), pieces) }
  }
}
