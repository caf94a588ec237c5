import Testing

@testable import TextSimilarity

/// The examples of Porter's paper, and those rules that `nltk` added; `OverlapReferenceTests` has many more.
@Suite struct PorterStemmerTests {
  @Test(arguments: [
    ("caresses", "caress"), ("ponies", "poni"), ("ties", "tie"), ("cats", "cat"), ("feed", "feed"), ("agreed", "agre"),
    ("plastered", "plaster"), ("bled", "bled"), ("motoring", "motor"), ("sing", "sing"), ("conflated", "conflat"),
    ("troubled", "troubl"), ("sized", "size"), ("hopping", "hop"), ("tanned", "tan"), ("falling", "fall"),
    ("hissing", "hiss"), ("fizzed", "fizz"), ("failing", "fail"), ("filing", "file"), ("happy", "happi"),
    ("sky", "sky"),
    ("relational", "relat"), ("conditional", "condit"), ("rational", "ration"), ("digitizer", "digit"),
    ("radically", "radic"), ("vietnamization", "vietnam"), ("operator", "oper"), ("hopefulness", "hope"),
    ("sensibiliti", "sensibl"), ("triplicate", "triplic"), ("formative", "form"), ("goodness", "good"),
    ("revival", "reviv"), ("allowance", "allow"), ("replacement", "replac"), ("adoption", "adopt"),
    ("bowdlerize", "bowdler"),
    ("probate", "probat"), ("cease", "ceas"), ("controll", "control"), ("roll", "roll"),
    ("dying", "die"), ("skies", "sky"), ("died", "die"), ("spied", "spi"), ("enjoy", "enjoy"), ("by", "by"),
    ("geology", "geolog"), ("yyyy", "yyyi"), ("1990s", "1990"),
  ]) func `words have the stem of the paper`(word: String, stem: String) {
    #expect(String(decoding: PorterStemmer.stem(Array(word.utf8)), as: UTF8.self) == stem)
  }
}
