/// trec_eval's measures for judgments and rankings, in the order in which it prints them.
///
/// - SeeAlso: trec_eval 10, `-m all_trec`.
enum TrecFamilies {
  static let all: [TrecFamily] = counts + ranked + interpolated + atCutoffs + experimental + graded + sets + pooled

  /// Names for several measures at once.
  static let nicknames: [String: [String]] = [
    "official": [
      "runid", "num_q", "num_ret", "num_rel", "num_rel_ret", "map", "gm_map", "Rprec", "bpref", "recip_rank",
      "iprec_at_recall", "P",
    ],
    "set": [
      "runid", "num_q", "num_ret", "num_rel", "num_rel_ret", "utility", "set_P", "set_relative_P", "set_recall",
      "set_map", "set_F",
    ],
    "all_trec": all.map(\.name),
  ]

  private static let counts: [TrecFamily] = [
    TrecFamily(name: "runid", parameters: .none, isSummaryOnly: true, content: .runName),
    .plain("num_q", isSummaryOnly: true) { _ in "NumQ" },
    .plain("num_ret") { _ in "NumRet" },
    .plain("num_rel") { "NumRel(rel=\($0))" },
    .plain("num_rel_ret") { "NumRelRet(rel=\($0))" },
  ]

  private static let ranked: [TrecFamily] = [
    .plain("map") { "AP(rel=\($0))" },
    .plain("gm_map", isSummaryOnly: true) { "GMAP(rel=\($0))" },
    .plain("Rprec") { "Rprec(rel=\($0))" },
    .plain("bpref") { "Bpref(rel=\($0))" },
    .plain("recip_rank") { "RR(rel=\($0))" },
  ]

  private static let interpolated: [TrecFamily] = [
    .with(.shares((0...10).map { Double($0) / 10 }), "iprec_at_recall") { "IPrec(rel=\($0))@\($1)" }
  ]

  private static let cutoffs = TrecParameters.cutoffs([5, 10, 15, 20, 30, 100, 200, 500, 1000])

  private static let atCutoffs: [TrecFamily] = [
    .with(cutoffs, "P") { "P(rel=\($0))@\($1)" },
    TrecFamily(name: "relstring", parameters: .list, isSummaryOnly: false, content: .relevanceString),
    .with(cutoffs, "recall") { "R(rel=\($0))@\($1)" },
    .plain("infAP") { "infAP(rel=\($0))" },
    .plain("gm_bpref", isSummaryOnly: true) { "GMBpref(rel=\($0))" },
    .with(.shares((1...10).map { Double($0) / 5 }), "Rprec_mult") { "RprecMult(rel=\($0))@\($1)" },
  ]

  private static let experimental: [TrecFamily] = [
    .with(.list, "utility", collectionSize: "documents") { "Utility(rel=\($0)\(prices($1)))" },
    .with(.list, "11pt_avg") { "11pt(rel=\($0)\($1.isEmpty ? "" : ",recall='\($1)'"))" },
    .plain("binG") { "binG(rel=\($0))" },
    .with(.list, "G") { _, gains in "G\(gains.isEmpty ? "" : "(gains='\(gains)')")" },
  ]

  private static let graded: [TrecFamily] = [
    .with(.list, "ndcg") { _, gains in "nDCG\(gains.isEmpty ? "" : "(gains='\(gains)')")" },
    .with(.list, "ndcg_rel") { _, gains in "nDCGrel\(gains.isEmpty ? "" : "(gains='\(gains)')")" },
    .with(.list, "Rndcg") { "Rndcg(rel=\($0)\($1.isEmpty ? "" : ",gains='\($1)'"))" },
    .with(cutoffs, "ndcg_cut") { "nDCG@\($1)" },
    .with(cutoffs, "map_cut") { "AP(rel=\($0))@\($1)" },
    .with(cutoffs, "relative_P") { "RelativeP(rel=\($0))@\($1)" },
    .with(.cutoffs([1, 5, 10]), "success") { "Success(rel=\($0))@\($1)" },
  ]

  private static let sets: [TrecFamily] = [
    .plain("set_P") { "SetP(rel=\($0))" },
    .plain("set_relative_P") { "SetP(rel=\($0),relative=True)" },
    .plain("set_recall") { "SetR(rel=\($0))" },
    .plain("set_map") { "SetAP(rel=\($0))" },
    .with(.list, "set_F") { "SetF(rel=\($0)\($1.isEmpty ? "" : ",beta=\($1)"))" },
    .plain("num_nonrel_judged_ret") { "NumNonrelJudgedRet(rel=\($0))" },
  ]

  private static let pooled: [TrecFamily] = [
    .with(.list, "rbp") { _, persistence in "RBP(\(persistence.isEmpty ? "p=0.9" : persistence))" },
    .plain("rbp_resid") { _ in "RBPResidual" },
    .with(.cutoffs([5, 10, 20]), "unj") { "Unjudged@\($1)" },
  ]

  /// The four prices of utility by their names.
  @Sendable private static func prices(_ list: String) -> String {
    let prices = list.split(separator: ",", omittingEmptySubsequences: false)
    guard !list.isEmpty else { return "" }
    return zip(["a", "b", "c", "d"], prices).map { ",\($0)=\($1)" }.joined()
  }
}
