import RankingMetrics
import Testing

@Suite struct MeasureParsingTests {
  @Test(arguments: [
    ("nDCG@10", "nDCG@10"), ("nDCG", "nDCG"), ("ndcg@10", "nDCG@10"), ("NDCG", "nDCG"),
    ("P@5", "P@5"), ("precision@5", "P@5"), ("Precision@5", "P@5"), ("p@5", "P@5"),
    ("R@100", "R@100"), ("recall@5", "R@5"), ("RECALL@5", "R@5"),
    ("AP", "AP"), ("AP@3", "AP@3"), ("MAP", "AP"), ("map@20", "AP@20"),
    ("RR", "RR"), ("RR@10", "RR@10"), ("MRR", "RR"), ("mrr@10", "RR@10"),
    ("Success@1", "Success@1"), ("hit@3", "Success@3"), ("hit-rate@3", "Success@3"), ("Hit_Rate@3", "Success@3"),
    ("Rprec", "Rprec"), ("RPrec", "Rprec"), ("R-precision", "Rprec"), ("Judged@10", "Judged@10"), ("judged", "Judged"),
  ])
  func `names and aliases in any case have one canonical name`(text: String, canonical: String) throws {
    #expect(try Measure(parsing: text).description == canonical)
  }

  @Test(arguments: [
    ("P(rel=2)@5", "P(rel=2)@5"), ("P(rel=1)@5", "P@5"), ("P()@5", "P@5"), ("P(cutoff=5)", "P@5"),
    ("P(cutoff=5,rel=2)", "P(rel=2)@5"), (" recall ( rel = 3 ) @ 5 ", "R(rel=3)@5"), ("AP(rel=2)", "AP(rel=2)"),
    ("mrr(rel=2)@10", "RR(rel=2)@10"), ("Rprec(rel=4)", "Rprec(rel=4)"), ("hit(rel=2)@1", "Success(rel=2)@1"),
    ("P(rel=02)@005", "P(rel=2)@5"), ("P@1000000000", "P@1000000000"),
  ])
  func `parameters are part of the canonical name where they differ from the default`(text: String, canonical: String)
    throws
  {
    let measure = try Measure(parsing: text)
    #expect(measure.description == canonical)
    #expect(try Measure(parsing: canonical) == measure)
  }

  @Test func `measures with one canonical name are one`() throws {
    let same = try ["recall@5", "R@5", "R(rel=1)@5", "r(cutoff=5)"].map { try Measure(parsing: $0) }
    #expect(Set(same).count == 1)
    let different = try ["R@5", "R@6", "R(rel=2)@5", "P@5"].map { try Measure(parsing: $0) }
    #expect(Set(different).count == 4)
  }

  @Test(arguments: [
    ("RBP(p=0.95)@20", "RBP(p=0.95)@20"), ("RBP(p=.8)", "RBP"), ("rbp(p=0.80,rel=2)", "RBP(rel=2,p=0.8)"),
    ("nDCG(dcg='exp-log2')@10", "nDCG(dcg='exp-log2')@10"), ("nDCG(dcg=\"log2\")", "nDCG"),
    ("nDCG(gains={2:9, 1:3})@5", "nDCG(gains={1:3,2:9})@5"), ("nDCG(gains='1=3,2=0.5')", "nDCG(gains={1:3,2:0.5})"),
    ("IPrec@0.1", "IPrec@0.1"), ("IPrec@.10", "IPrec@0.1"), ("IPrec(recall=1)", "IPrec@1"), ("IPrec@1e-1", "IPrec@0.1"),
    ("11pt(recall='.25, .5')", "11pt(recall='0.25,0.5')"), ("SetP(relative=True)", "SetP(relative=True)"),
    ("SetP(relative=false)", "SetP"), ("P(judged_only=True,rel=2)@5", "P(rel=2,judged_only=True)@5"),
    ("NumRet(rel=1)", "NumRet(rel=1)"), ("NumRet", "NumRet"), ("SetF(beta=2.0)", "SetF(beta=2)"),
    ("Utility(b=-2.5,documents=100)", "Utility(b=-2.5,documents=100)"), ("P(rel='2')@5", "P(rel=2)@5"),
  ])
  func `parameters are decimals, words in quotes, flags and lists`(text: String, canonical: String) throws {
    let measure = try Measure(parsing: text)
    #expect(measure.description == canonical.replacing("RBP(rel=2,p=0.8)", with: "RBP(rel=2)"))
    #expect(try Measure(parsing: measure.description) == measure)
  }

  @Test(arguments: [
    ("ndcg_cut_10", "nDCG@10"), ("map_cut_20", "AP@20"), ("P_5", "P@5"), ("recall_100", "R@100"), ("recip_rank", "RR"),
    ("success_1", "Success@1"), ("iprec_at_recall_0.10", "IPrec@0.1"), ("Rprec_mult_0.40", "RprecMult@0.4"),
    ("set_F", "SetF"), ("set_F_2", "SetF(beta=2)"), ("set_relative_P", "SetP(relative=True)"), ("rbp", "RBP(p=0.9)"),
    ("rbp_p=0.5", "RBP(p=0.5)"), ("rbp_resid", "RBPResidual"), ("unj_5", "Unjudged@5"), ("gm_map", "GMAP"),
    ("gm_bpref", "GMBpref"), ("relative_P_5", "RelativeP@5"), ("11pt_avg", "11pt"), ("ndcg_rel", "nDCGrel"),
    ("utility_2,-1,0,0", "Utility(a=2)"), ("num_rel_ret", "NumRelRet"), ("map", "AP"), ("bpref", "Bpref"),
  ])
  func `the names that trec_eval prints are understood`(name: String, canonical: String) throws {
    #expect(try Measure(parsing: name).description == canonical)
  }

  @Test func `the usual relevance level holds where a name has none`() throws {
    #expect(try Measure(parsing: "P@5", relevanceLevel: 2).description == "P(rel=2)@5")
    #expect(try Measure(parsing: "P(rel=1)@5", relevanceLevel: 2).description == "P@5")
    #expect(try Measure(parsing: "P_5", relevanceLevel: 3).description == "P(rel=3)@5")
    #expect(try Measure(parsing: "nDCG@5", relevanceLevel: 3).description == "nDCG@5")
  }

  @Test func `each family is written as its form says, with its defaults`() throws {
    for family in Measure.families {
      let cutoff = family.form.contains("@k") ? "@5" : family.form.contains("@") ? "@0.5" : ""
      let form = family.exampleForms
      #expect(try Measure(parsing: form.longest).description == family.name + cutoff)
      #expect(
        try Measure(parsing: form.shortest).description == family.name + (form.shortest.contains("@") ? cutoff : ""))
      for alias in family.aliases {
        let text = form.longest.replacing(family.name, with: alias, maxReplacements: 1)
        #expect(try Measure(parsing: text).description.hasPrefix(family.name))
      }
      #expect(!family.summary.isEmpty)
    }
  }

  @Test func `each name belongs to one family`() {
    let names = Measure.families.flatMap { [$0.name] + $0.aliases }.map { $0.lowercased() }
    #expect(Set(names).count == names.count)
  }
}

extension MeasureFamily {
  /// The form with what may be left out and without, and with numbers for the places that need one.
  var exampleForms: (shortest: String, longest: String) {
    let longest = form.replacing("[", with: "").replacing("]", with: "")
    return (example(form.replacing("[@k]", with: "")), example(longest))
  }

  private func example(_ form: String) -> String {
    form.replacing("@k", with: "@5").replacing("@recall", with: "@0.5").replacing("@multiple", with: "@0.5")
  }
}
