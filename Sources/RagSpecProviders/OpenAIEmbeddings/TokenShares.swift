/// The tokens of one call shared out to the texts that were in it, by their lengths: servers tell only the sum.
struct TokenShares {
  /// Whole numbers whose sum is that of the call; `nil` for each text when the server told none.
  let shares: [Int?]

  /// - Parameter total: 0 or more; anything else counts as not told.
  init(of total: Int?, over texts: [String]) {
    guard let total, total >= 0 else {
      shares = texts.map { _ in nil }
      return
    }
    let whole = max(texts.reduce(0) { $0 + $1.utf8.count }, 1)
    var (length, given) = (0, 0)
    var shares: [Int?] = []
    for (index, text) in texts.enumerated() {
      length += text.utf8.count
      // What all texts up to this one have together is rounded, and not each share, so that nothing gets lost.
      let part = (Double(total) * (Double(length) / Double(whole))).rounded()
      let upToHere = index == texts.count - 1 ? total : Int(exactly: part) ?? total
      let share = min(max(upToHere - given, 0), total - given)
      shares.append(share)
      given += share
    }
    self.shares = shares
  }
}
