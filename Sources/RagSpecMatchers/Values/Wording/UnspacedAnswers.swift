/// How Japanese, Chinese and Korean say yes, no, and neither.
enum UnspacedAnswers {
  /// Whole words, up to the next mark or space.
  private static let yes: Set<String> = [
    "はい", "ええ", "うん", "そうです", "その通りです", "正しいです", "可能です", "是", "是的", "对", "對", "对的", "正确", "正確",
    "没错", "可以", "有", "能", "네", "예", "맞습니다", "그렇습니다",
  ]
  private static let no: Set<String> = [
    "いいえ", "いや", "違います", "そうではありません", "正しくありません", "できません", "不", "不是", "不是的", "不对", "不對", "不正确",
    "否", "没有", "沒有", "不可以", "不能", "错误", "不行", "아니요", "아니오", "아닙니다",
  ]
  /// What leaves it open, wherever it stands.
  private static let hedges = [
    "かもしれ", "おそらく", "多分", "たぶん", "場合による", "場合によ", "一概に", "わかりません", "分かりません", "不明", "可能是", "可能会",
    "也许", "也許", "大概", "不一定", "看情况", "取决于", "取決於", "或许", "不知道", "不确定", "不確定", "无法确定", "아마", "모르겠",
    "경우에 따라",
  ]

  static func reading(of clause: AnswerWords.Clause) -> BooleanAnswer.Reading? {
    guard let first = clause.words.first, first.text.utf8.first ?? 0 >= 0xE1 else { return nil }
    let isHedged = clause.words.contains { word in hedges.contains { word.text.holds($0) } }
    if isHedged { return .open(clause) }
    let start = clause.words.startIndex
    if yes.contains(first.text) { return BooleanAnswer.Reading(isYes: true, start..<start + 1, in: clause) }
    return no.contains(first.text) ? BooleanAnswer.Reading(isYes: false, start..<start + 1, in: clause) : nil
  }
}

extension String {
  /// Whether its bytes hold those of another text.
  ///
  /// - Complexity: O(length × length of the other), which is a few words.
  func holds(_ other: String) -> Bool {
    let (bytes, wanted) = (Array(utf8), Array(other.utf8))
    guard !wanted.isEmpty, wanted.count <= bytes.count else { return false }
    return (0...bytes.count - wanted.count).contains { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}
