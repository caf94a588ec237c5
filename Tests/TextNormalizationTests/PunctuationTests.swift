import Testing
import TextNormalization

@Suite("Punctuation and articles")
struct PunctuationTests {
  @Test(arguments: [
    ("1,234.5 1.234,56 1'234 12:30 3/4 50% 50 % ±2 .5", "1,234.5 1.234,56 1'234 12:30 3/4 50% 50 % ±2 .5"),
    ("-5 −5 (–5) -.5 -$5 $-5 -€5 €-5 x=-5", "-5 -5 -5 -.5 -$5 $-5 -€5 €-5 x=-5"),
    ("5-7 5–7 2024-01-15 5 - 7 5-.5 5-$7", "5-7 5-7 2024-01-15 5 7 5 .5 5 $7"),
    ("COVID-19 word—5 well-known a-", "covid 19 word 5 well known a"),
    ("don't John's 1990's 'n' dogs' l’été", "dont johns 1990s n dogs lété"),
    ("wait...5 end.5 (5). 5, 5: 5.", "wait 5 end 5 5 5 5 5"),
    ("10^6 10^-6 x^2 ^a", "10^6 10^-6 x^2 a"),
    ("$5 5€ 5°C a+b=c #1 a&b a/b @x ~5", "$5 5€ 5°c a+b=c 1 a b a b x ~5"),
    ("snake_case \\n [1] {x} «y» ¿z? 「あ」、い。", "snake case n 1 x y z あ い"),
    ("🎉!?", "🎉"),
  ])
  func `what stays, what vanishes, what becomes a space`(text: String, expected: String) {
    #expect(Normalizer().normalize(text) == expected)
    #expect(Normalizer().normalizeKeepingOffsets(text).text == expected)
  }

  @Test func `no two numbers that differ become one`() {
    let numbers = [
      "5", "-5", ".5", "-.5", "5.5", "55", "5,5", "5/5", "5:5", "5-5", "5 5", "5%", "$5", "-$5", "±5", "~5", "5^5",
      "5°", ">5", "<5", "+5",
    ]
    for (index, one) in numbers.enumerated() {
      for other in numbers[(index + 1)...] {
        #expect(Normalizer().normalize("is \(one) now") != Normalizer().normalize("is \(other) now"), "\(one) \(other)")
      }
    }
  }

  @Test(
    arguments: [
      (.english, "The cat, an owl and a dog; the-end there", "cat owl and dog end there"),
      (.german, "Der Hund und eine Katze, ein-mal einig", "hund und katze mal einig"),
      (.french, "L’homme et l'été, la ville, les uns", "homme et été ville uns"),
      (.spanish, "El niño y las casas; una vez elena", "niño y casas vez elena"),
      (.italian, "L'uomo e un'amica, gli altri, lo zio", "uomo e amica altri zio"),
    ] as [(ArticleLanguage, String, String)])
  func `articles go by language`(language: ArticleLanguage, text: String, expected: String) {
    let steps = NormalizationSteps.default.union(.articles)
    #expect(Normalizer(steps: steps, articles: language).normalize(text) == expected)
  }
}
