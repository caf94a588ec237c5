import TextSimilarity

/// Our scores under the names that `overlap_metrics.py` gives to those of the reference packages.
enum OverlapScores {
  static let ofReferences: [String: any CorpusScore] = [
    "BLEU 13a": Bleu(), "BLEU 13a lower case": bleu { $0.ignoresCase = true },
    "BLEU intl": bleu { $0.tokenizer = .international }, "BLEU char": bleu { $0.tokenizer = .character },
    "BLEU zh": bleu { $0.tokenizer = .chinese }, "BLEU none": bleu { $0.tokenizer = .whitespace },
    "BLEU 13a all orders": bleu { $0.usesEffectiveOrder = false },
    "BLEU char floor": bleu { ($0.tokenizer, $0.smoothing) = (.character, .floor(0.1)) },
    "BLEU char add": bleu { ($0.tokenizer, $0.smoothing, $0.usesEffectiveOrder) = (.character, .add(1), false) },
    "BLEU char unsmoothed": bleu {
      ($0.tokenizer, $0.smoothing, $0.usesEffectiveOrder) = (.character, .none, false)
    },
    "chrF": Chrf(), "chrF++": Chrf.plusPlus, "chrF lower case": chrfOfLowercase,
  ]

  static let byName: [String: ReferenceScores.Score] = {
    var scores = ofReferences.mapValues { type -> ReferenceScores.Score in { type.score($0, against: [$1]) } }
    for (name, rate) in rates { scores[name] = { rate.rate($0, $1) } }
    return scores
  }()

  private static let rates: [String: any ErrorRate] = [
    "WER": WordErrorRate(), "CER": CharacterErrorRate(), "TER": TranslationEditRate(),
    "TER with case": ter { $0.ignoresCase = false },
    "TER normalized": ter { $0.normalizes = true }, "TER without punctuation": ter { $0.ignoresPunctuation = true },
    "TER normalized Asian": ter { ($0.normalizes, $0.coversAsianScripts) = (true, true) },
    "TER without Asian punctuation": ter { ($0.ignoresPunctuation, $0.coversAsianScripts) = (true, true) },
    "TER of all options": ter {
      ($0.normalizes, $0.ignoresPunctuation, $0.coversAsianScripts, $0.ignoresCase) = (true, true, true, false)
    },
  ]

  private static func bleu(_ change: (inout Bleu) -> Void) -> Bleu {
    var bleu = Bleu()
    change(&bleu)
    return bleu
  }

  private static var chrfOfLowercase: Chrf {
    var chrf = Chrf()
    (chrf.ignoresCase, chrf.beta) = (true, 1)
    return chrf
  }

  private static func ter(_ change: (inout TranslationEditRate) -> Void) -> TranslationEditRate {
    var rate = TranslationEditRate()
    change(&rate)
    return rate
  }
}
