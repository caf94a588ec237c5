import Testing
import TextSimilarity

/// Values that others have published or that can be counted by hand.
@Suite struct MetricValuesTests {
  struct Edits {
    let first: String
    let second: String
    let levenshtein: Int
    let indel: Int
  }

  @Test(arguments: [
    Edits(first: "kitten", second: "sitting", levenshtein: 3, indel: 5),
    Edits(first: "saturday", second: "sunday", levenshtein: 3, indel: 4),
    Edits(first: "lewenstein", second: "levenshtein", levenshtein: 2, indel: 3),
    Edits(first: "abc", second: "", levenshtein: 3, indel: 3),
    Edits(first: "", second: "", levenshtein: 0, indel: 0),
    Edits(first: "same", second: "same", levenshtein: 0, indel: 0),
    Edits(first: "ab", second: "ba", levenshtein: 2, indel: 2),
    Edits(first: "東京都", second: "京都府", levenshtein: 2, indel: 2),
    Edits(first: "\0a", second: "a", levenshtein: 1, indel: 1),
  ]) func `edit distances`(edits: Edits) {
    #expect(Levenshtein.distance(edits.first, edits.second) == edits.levenshtein)
    #expect(Indel.distance(edits.first, edits.second) == edits.indel)
  }

  struct Names {
    let first: String
    let second: String
    let jaro: Double
    let jaroWinkler: Double
  }

  /// Source: the comparator table in Winkler, *Overview of record linkage and current research directions*, 2006, and
  /// RapidFuzz 3.14 for the last three.
  @Test(arguments: [
    Names(first: "MARTHA", second: "MARHTA", jaro: 0.944, jaroWinkler: 0.961),
    Names(first: "DWAYNE", second: "DUANE", jaro: 0.822, jaroWinkler: 0.840),
    Names(first: "DIXON", second: "DICKSONX", jaro: 0.767, jaroWinkler: 0.813),
    Names(first: "SHACKLEFORD", second: "SHACKELFORD", jaro: 0.970, jaroWinkler: 0.982),
    Names(first: "DUNNINGHAM", second: "CUNNIGHAM", jaro: 0.896, jaroWinkler: 0.896),
    Names(first: "NICHLESON", second: "NICHULSON", jaro: 0.926, jaroWinkler: 0.956),
    Names(first: "ab", second: "ba", jaro: 0, jaroWinkler: 0),
    Names(first: "a", second: "ab", jaro: 0.833, jaroWinkler: 0.850),
    Names(first: "x", second: "x", jaro: 1, jaroWinkler: 1),
  ]) func `name comparators, to three digits`(names: Names) {
    #expect(abs(Jaro.similarity(names.first, names.second) - names.jaro) <= 0.0005)
    #expect(abs(JaroWinkler.similarity(names.first, names.second) - names.jaroWinkler) <= 0.0005)
  }
}
