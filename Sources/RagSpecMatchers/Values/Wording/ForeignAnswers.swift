/// How languages other than English say yes, no, and neither.
///
/// German, French, Spanish, Italian, Portuguese and Dutch by their words; Japanese, Chinese and Korean, which write no
/// spaces, by what a sentence begins with or holds. A hedge or a refusal anywhere in the sentence leaves it open.
enum ForeignAnswers {
  /// What opens an answer, whatever follows.
  private static let yes = Set(words: "ja jawohl jawoll jep oui sí sim")
  private static let no = Set(words: "nein nö não nee")
  /// What answers only with a pause behind: "non, …", but not "non è possibile saperlo".
  private static let yesAlone = Set(
    words: """
      si sì genau richtig korrekt stimmt wahr natürlich selbstverständlich klar exact exactement vrai correct bien correcto \
      cierto verdadero claro afirmativo vero corretto esatto certo correto verdade verdadeiro certamente klopt juist waar \
      inderdaad zeker
      """)
  private static let noAlone = Set(
    words: """
      non falsch inkorrekt unwahr keinesfalls keineswegs niemals faux incorrect jamais falso incorrecto negativo nunca \
      sbagliato scorretto errado incorreto onjuist onwaar fout
      """)

  private static let verdicts: [(isYes: Bool, patterns: [WordPattern])] = [
    (
      false,
      [WordPattern](
        lines: """
            das|dies|es ist|stimmt|trifft * nicht
            das|dies|es ist|wäre falsch|unwahr|inkorrekt|unzutreffend
            ^ stimmt nicht
            ^ trifft nicht zu
            ce|cela n'est|nest pas
            ^ c'est|cest faux|inexact|incorrect
            ^ cela|ceci est faux|inexact|incorrect
            ^ eso? no es|era cierto|correcto|verdad|así|posible
            ^ eso? es|era falso|incorrecto
            ^ non è vero|corretto|così|possibile
            ^ è falso|sbagliato|scorretto
            ^ não é verdade|correto|assim|possível
            ^ isso? não é
            ^ isso? é falso|incorreto|errado
            ^ dat|dit klopt|is niet
            ^ dat|dit is onjuist|onwaar|fout
          """)
    ),
    (
      true,
      [WordPattern](
        lines: """
            ^ das|dies|es ist|wäre * richtig|wahr|korrekt|zutreffend|so
            ^ das|dies stimmt
            ^ c'est|cest * vrai|exact|correct|juste
            ^ cela|ceci est vrai|exact|correct
            ^ eso? es|era cierto|correcto|verdad|así
            ^ è vero|corretto|esatto|così
            ^ isso? é verdade|correto|assim
            ^ dat|dit klopt
            ^ dat|dit is juist|waar|correct
          """)
    ),
  ]

  private static let hedges = [WordPattern](
    lines: """
        vielleicht|eventuell|möglicherweise|wahrscheinlich|vermutlich|jein|womöglich|anscheinend|teilweise
        kommt ... darauf|drauf an
        hängt ... ab
        nicht unbedingt|zwingend|sicher|immer|eindeutig|klar
        ich weiß|weiss ... nicht
        niemand weiß|weiss
        ja und nein
        peut-être|peut être|probablement|sans doute|vraisemblablement
        probablement|éventuellement|vraisemblablement
        ça|cela dépend
        pas|non forcément|nécessairement|toujours|sûr|certain|clair
        je ne sais|sait pas
        personne ne sait
        on|nul ne sait
        oui et non
        quizás|quizá|probablemente|posiblemente|acaso
        tal vez
        depende
        no necesariamente|siempre
        no sé
      no está|es * claro|seguro
        no se sabe
        no lo sé
        nadie sabe|lo
        sí|si y no
        forse|probabilmente|dipende|magari
        non necessariamente|sempre
        non lo? so
      non si sa
      non è * chiaro|sicuro|certo
        nessuno lo? sa
        sì|si e no
        talvez|provavelmente|possivelmente
        não necessariamente|sempre
        não sei
      não está|é * claro|certo
        não se sabe
        ninguém sabe
        sim e não
        misschien|waarschijnlijk|mogelijk|vermoedelijk
        hangt ... af
        ligt eraan
        niet noodzakelijk|per|altijd|zeker
        ik weet ... niet
        niemand weet
        ja en nee
        ja|yes|nein|no|oui|non|sí|si|sim|não|nee or|oder|ou|o|of ja|nein|oui|non|no|sí|sim|não|nee|yes
      """)

  /// Returns what a sentence says, `nil` where it says neither in any of these languages.
  static func reading(of clause: AnswerWords.Clause) -> BooleanAnswer.Reading? {
    if let unspaced = UnspacedAnswers.reading(of: clause) { return unspaced }
    guard let first = clause.words.first else { return nil }
    let found = opening(first, clause) ?? verdict(clause)
    guard found != nil, let hedge = hedges.firstMatch(in: clause.words) else { return found }
    return .open(AnswerWords.Clause(words: clause.words[hedge]))
  }

  /// Returns the words of a sentence that leave it open.
  static func hedge(in clause: AnswerWords.Clause) -> AnswerWords.Clause? {
    if case .hedge? = UnspacedAnswers.reading(of: clause) { return clause }
    return hedges.firstMatch(in: clause.words).map { AnswerWords.Clause(words: clause.words[$0]) }
  }

  private static func opening(
    _ first: AnswerWords.Word, _ clause: AnswerWords.Clause
  ) -> BooleanAnswer.Reading? {
    let start = clause.words.startIndex
    let hasPause = start + 1 >= clause.words.endIndex || clause.words[start + 1].gap >= .comma
    let isYes = yes.contains(first.text) || hasPause && yesAlone.contains(first.text)
    let isNo = no.contains(first.text) || hasPause && noAlone.contains(first.text)
    guard isYes != isNo else { return nil }
    return BooleanAnswer.Reading(isYes: isYes, start..<start + 1, in: clause)
  }

  private static func verdict(_ clause: AnswerWords.Clause) -> BooleanAnswer.Reading? {
    for (isYes, patterns) in verdicts {
      if let match = patterns.firstMatch(in: clause.words) {
        return BooleanAnswer.Reading(isYes: isYes, match, in: clause)
      }
    }
    return nil
  }
}

extension BooleanAnswer.Reading {
  /// Words that leave it open.
  static func open(_ clause: AnswerWords.Clause) -> Self {
    .hedge("it leaves it open: '\(clause.words.map(\.text).joined(separator: " "))'", clause.range)
  }
}
