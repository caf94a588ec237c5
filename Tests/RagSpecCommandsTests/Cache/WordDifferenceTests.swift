import RagSpecTestSupport
import Testing

@testable import RagSpecCommands

@Suite struct WordDifferenceTests {
  private static func lines(_ old: String, _ new: String) -> [String] {
    WordDifference(from: old, to: new).lines.map { "\($0.number) \($0.text)" }
  }

  @Test(arguments: [
    ("the same", "the same", []), ("", "", []), ("", "x", ["1 {+x+}"]), ("x", "", ["1 [-x-]"]),
    ("Answer with the number.", "Answer with a number.", ["1 Answer with [-the-]{+a+} number."]),
    ("one\ntwo\nthree", "one\n2\nthree", ["2 [-two-]{+2+}"]),
    ("a\nb", "a\nnew\nb", ["2 {+new⏎+}b"]), ("a\nnew\nb\nc", "a\nb\nd", ["2 [-new⏎-]b", "3 [-c-]{+d+}"]),
    ("a  b", "a b", ["1 a[-  -]{+ +}b"]), ("é", "e\u{301}", ["1 [-é-]{+e\u{301}+}"]),
    ("1\r\n2", "1\n2", ["1 1[-⏎-]{+⏎+}2"]),
  ])
  func `the changed words of the changed lines are shown`(old: String, new: String, expected: [String]) {
    #expect(Self.lines(old, new) == expected, "\(Self.lines(old, new))")
  }

  @Test func `texts that have nothing in common are replaced, however long`() {
    let (old, new) = (
      (0..<9_000).map { "a\($0)" }.joined(separator: " "), (0..<9_000).map { "b\($0)" }.joined(separator: " ")
    )
    #expect(Self.lines(old, new) == ["1 [-\(old)-]{+\(new)+}"])
  }

  /// Without its marks a difference gives back both texts.
  @Test func `nothing is lost`() {
    var random = SeededGenerator(seed: 17)
    for _ in 0..<500 {
      func words() -> String {
        (0..<Int.random(in: 1...12, using: &random)).map { _ in
          ["a", "b", "c", "d"].randomElement(using: &random) ?? ""
        }
        .joined(separator: " ")
      }
      let (old, new) = (words(), words())
      let line = Self.lines(old, new).first.map { String($0.dropFirst(2)) } ?? new
      let kept = line.replacing(/\[-.*?-\]/, with: "").replacing(/\{\+(.*?)\+\}/) { $0.1 }
      let taken = line.replacing(/\{\+.*?\+\}/, with: "").replacing(/\[-(.*?)-\]/) { $0.1 }
      #expect(kept == new && taken == old, "\(old) | \(new) | \(line)")
    }
  }
}
