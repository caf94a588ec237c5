import Testing

@testable import RagSpecMatchers

@Suite struct ListedReferencesTests {
  private static let german: [(String, Bool)] = [
    ("Wo finde ich das Formular für eine Dienstreise nach Malmö?", true),
    ("Wo sitzt die Sicherung der Kestrel 20?", true),
    ("Wie viele Urlaubstage habe ich im zweiten Jahr?", true), ("Ist es möglich, Urlaub zu übertragen?", true),
    ("Gibt es dieses Jahr einen Bonus?", true),
    ("Wie lange dauert es, bis das Visum kommt?", true), ("Wo finden Sie das Formular?", true),
    ("Wenn die Kestrel 12 Druck verliert, wie fülle ich sie nach?", true),
    ("Wo sitzt sie?", false), ("Und im zweiten?", false), ("Ist es behandelbar?", false), ("Warum?", false),
    ("Wie hoch ist das Limit dort?", false),
    ("Wer bezahlt das, wenn er krank ist?", false), ("Nein, ich meinte die Kestrel 20.", false),
    ("Was kostet dieses Modell?", false), ("Wie teuer?", false),
  ]

  private static let french: [(String, Bool)] = [
    ("Quels sont les horaires d'Hélène Bérubé ?", true),
    ("Quel est le délai de livraison de la sonde T-Probe 320 ?", true),
    ("Est-il possible de reporter des congés ?", true),
    ("Y a-t-il une cantine à Besançon ?", true), ("Combien de temps faut-il pour un visa ?", true),
    ("Quel est le délai en jours ?", true),
    ("Quand Marie Curie a-t-elle publié ses notes ?", true),
    ("Quels sont ses horaires ?", false), ("Où habite-t-elle ?", false), ("Et pour les stagiaires ?", false),
    ("Pourquoi ?", false), ("Combien cela coûte-t-il ?", false),
    ("Non, je parlais de la T-Probe 320.", false), ("Est-elle étanche ?", false),
  ]

  @Test func `tells whether German questions stand alone`() {
    for (question, stands) in Self.german {
      #expect(ReferenceLanguage.de.openReferences(in: question).isEmpty == stands, "\(question)")
    }
  }

  @Test func `tells whether French questions stand alone`() {
    for (question, stands) in Self.french {
      #expect(ReferenceLanguage.fr.openReferences(in: question).isEmpty == stands, "\(question)")
    }
  }
}
