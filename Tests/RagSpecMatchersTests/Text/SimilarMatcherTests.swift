import RagSpecCore
import Testing

@Suite struct SimilarMatcherTests {
  private static let references = "references: [Is throat cancer treatable?, Can throat cancer be treated?]"

  @Test func `the best of the texts counts`() throws {
    let judged = try Judged("similar: $references", case: Self.references)
    let assessment = try judged.assess("can throat cancer be treated")
    #expect(
      assessment.score == 1 && assessment.explanation?.expected == "resembles 'Can throat cancer be treated?' (ratio)")
    #expect(try Judged("similar: [a b c, x y z]").assess("X Y Z!").score == 1)
    #expect(try Judged("similar: a b c").assess("").score == 0)
  }

  @Test func `every metric scores from 0 to 1, and equal texts 1`() throws {
    for metric in ["ratio", "partial-ratio", "token-sort", "token-set", "token-f1", "rouge-l", "jaro-winkler"] {
      let judged = try Judged("similar: The larger heat pump\nusing: \(metric)")
      #expect(try judged.assess("the larger heat pump").score == 1, "\(metric)")
      for output in ["", "pump", "zzz", "heat pump larger the the", "\u{0}"] {
        #expect((0...1).contains(try judged.assess(output).score), "\(metric) on '\(output)'")
      }
    }
  }

  @Test func `short texts come with a warning`() throws {
    let note = "a fuzzy score on fewer than four characters means little; use 'equals' or 'number'"
    #expect(try Judged("similar: \"11\"").assess("1").notes == [note])
    #expect(try Judged("similar: eleven").assess("elf").notes == [note])
    #expect(try Judged("similar: eleven").assess("twelve").notes == [])
  }

  @Test func `min moves the threshold`() throws {
    #expect(try Judged("similar: abcd\nmin: 0.5").assess("abxx").passed)
    #expect(try !Judged("similar: abcd").assess("abxx").passed)
  }
}
