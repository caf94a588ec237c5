/// The grades of the first documents of a ranking, a character each.
///
/// A grade above 9 is `>`, a document that is not in the pool `-`, and one in the pool that was not judged `.`.
///
/// - SeeAlso: trec_eval, measure `relstring`.
enum RelevanceString {
  static func of(_ ranking: JudgedRanking, length: Int) -> String {
    ranking.grades.prefix(length).reduce(into: "") { text, grade in
      switch grade {
      case JudgedRanking.notPooled: text += "-"
      case JudgedRanking.notJudged: text += "."
      case 0...9: text += "\(grade)"
      default: text += ">"
      }
    }
  }
}
