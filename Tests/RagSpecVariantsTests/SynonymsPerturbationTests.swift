import RagSpecCore
import Testing

@testable import RagSpecVariants

@Suite struct SynonymsPerturbationTests {
  private func texts(_ lines: String, options: String = "", from original: String) throws -> [String?] {
    try Perturbed("synonyms: {file: s.tsv\(options)}", files: ["s.tsv": lines]).texts(from: original)
  }

  @Test func `words are replaced whole, phrases before words`() throws {
    let lines = "leave\tabsence\npaid leave\ttime off\n"
    #expect(try texts(lines, from: "Paid leave?") == ["Time off?"])
    #expect(try texts(lines, from: "to leave") == ["to absence"])
    #expect(try texts(lines, from: "leaves, sickleave") == [nil])
    #expect(try texts(lines, from: "LEAVE-days") == ["Absence-days"])
  }

  @Test func `in scripts without spaces a word is where its characters are`() throws {
    #expect(try texts("週間\t週\n", from: "何週間ですか") == ["何週ですか"])
    #expect(try texts("วัน\tคืน", from: "กี่วันครับ") == ["กี่คืนครับ"])
  }

  @Test func `at most so many words are replaced`() throws {
    let lines = "a\tx\nb\ty\nc\tz\n"
    #expect(
      try texts(lines, options: ", edits: 3", from: "a b c a").compactMap(\.self).first?.filter { "xyz".contains($0) }
        .count == 3
    )
    #expect(try texts(lines, options: ", edits: 9", from: "a b c") == ["x y z"])
    let single = try texts(lines, options: ", count: 3", from: "a b c").compactMap(\.self)
    #expect(Set(single) == ["x b c", "a y c", "a b z"])
  }

  @Test func `a synonym that is the word itself changes nothing`() throws {
    #expect(try texts("a\ta", from: "a b") == [nil])
  }

  @Test func `a file that says nothing is told where it does not`() {
    let project = { (lines: String?) in
      told { _ = try Perturbed("synonyms: s.tsv", files: lines.map { ["s.tsv": $0] } ?? [:]) }
    }
    #expect(project(nil) == ["s.yaml:1:11 missing-file"])
    #expect(project("# nothing\n\n") == ["s.tsv:1:1 no-synonyms"])
    #expect(
      project("a\tb\n\nlonely\nspaces are no tabs\n") == ["s.tsv:3:1 synonyms-syntax", "s.tsv:4:1 synonyms-syntax"])
    #expect(project("\u{FEFF}a\tb\r\nc\td\r\n") == [])
  }

  @Test func `the order of lines does not matter`() throws {
    let lines = ["leave\tabsence", "fathers\tdads", "weeks\tfortnights", "new\tfresh"]
    let question = Questions.all[0]
    let one = try texts(lines.joined(separator: "\n"), options: ", count: 3, edits: 2", from: question)
    #expect(
      one == (try texts(lines.reversed().joined(separator: "\n"), options: ", count: 3, edits: 2", from: question)))
  }
}
