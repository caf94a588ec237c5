import Testing

@testable import RagSpecMatchers

@Suite struct WordOppositionTests {
  @Test(arguments: [
    ("constitutional", "unconstitutional"), ("symptomatic", "asymptomatic"), ("reversible", "irreversible"),
    ("refundable", "nonrefundable"), ("legal", "illegal"), ("possible", "impossible"), ("interstate", "intrastate"),
    ("macroeconomics", "microeconomics"), ("import", "export"), ("inclusive", "exclusive"),
  ])
  func `opposites, in either order`(_ one: String, _ other: String) throws {
    let (short, long) = one.utf8.count <= other.utf8.count ? (one, other) : (other, one)
    #expect(WordOpposition.areOpposed(short, long))
    for (phrase, output) in [(one, other), (other, one)] {
      #expect(try !Judged.passes("It is \(output) here.", "mentions: \(phrase)"), "\(phrase) on \(output)")
      #expect(try !Judged.passes("It is \(output) here.", "mentions-all: [\(phrase)]\nmin: 0.9"))
    }
  }

  @Test(arguments: [
    ("policy", "policies"), ("organisation", "organization"), ("leave", "leaves"), ("parental", "parentel"),
    ("in", "inn"), ("port", "ports"), ("international", "internatinal"),
  ])
  func `ways of writing a word are none`(_ one: String, _ other: String) {
    #expect(!WordOpposition.areOpposed(one, other))
  }
}
