package import RagSpecCore

/// Words that say nothing.
package struct FillerPerturbation: RandomPerturbation {
  package static let descriptor = ExtensionDescriptor(
    name: "filler", summary: "a greeting, a request or another empty phrase stands before or behind the question",
    discussion: """
      The phrases are those of a language, or your own. Nothing of the question itself changes. One that is meant for the \
      end begins with `…` in a list of your own: `[Quick question:, … thanks]`.
      """,
    value: .either([
      language,
      .mapping(
        [
          Field("language", language, default: "english", "whose phrases are drawn"),
          Field("phrases", .list(.text), "phrases of your own, in their place"),
        ] + Draws.fields),
    ]),
    rewordings: [
      Rewording(
        "filler: {count: 2, seed: 3}", of: "How long is parental leave?", "Um, How long is parental leave?",
        "Quick question: How long is parental leave?"),
      Rewording(
        "filler: german", of: "Wie lang ist die Elternzeit?", "Kannst du mir helfen? Wie lang ist die Elternzeit?"),
      Rewording("filler: {phrases: [… please]}", of: "parental leave", "parental leave please"),
    ])

  private static let language = ValueType.choice(FillerLanguage.allCases.map(\.rawValue))
  private static let mark: Character = "…"

  let draws: Draws
  private let phrases: [String]

  package init(_ value: ConfigNode, files: (any ProjectFiles)?) throws(InvalidInput) {
    draws = Draws(value)
    let language = FillerLanguage(rawValue: (value["language"] ?? value).text) ?? .english
    phrases = value["phrases"]?.elements.map(\.text) ?? language.phrases
    if let own = value["phrases"], !phrases.contains(where: { !Self.words(of: $0).isEmpty }) {
      throw InvalidInput("empty-list", "the list of phrases says nothing", at: own.location)
    }
  }

  func text(from original: String, by generator: inout PerturbationGenerator) -> String? {
    let phrase = phrases[generator.below(phrases.count)]
    let words = Self.words(of: phrase)
    guard !words.isEmpty else { return original }
    return phrase.first == Self.mark ? "\(original) \(words)" : "\(words) \(original)"
  }

  private static func words(of phrase: String) -> Substring {
    phrase.drop { $0 == mark || $0.isWhitespace }
  }
}

/// A language whose empty phrases are known here. Their order is part of what a seed means.
enum FillerLanguage: String, CaseIterable, Sendable {
  case english, german, french, spanish

  var phrases: [String] {
    switch self {
    case .english:
      [
        "Hi,", "Um,", "So,", "Please tell me:", "Quick question:", "I was wondering:", "Can you help me?", "… please",
        "… thanks", "… thank you in advance", "… I need to know",
      ]
    case .german:
      [
        "Hallo,", "Äh,", "Also,", "Bitte sag mir:", "Kurze Frage:", "Ich wüsste gern:", "Kannst du mir helfen?",
        "… bitte", "… danke", "… danke im Voraus",
      ]
    case .french:
      [
        "Bonjour,", "Euh,", "Alors,", "Dites-moi :", "Petite question :", "Je me demandais :", "Pouvez-vous m'aider ?",
        "… s'il vous plaît", "… merci", "… merci d'avance",
      ]
    case .spanish:
      [
        "Hola,", "Eh,", "Pues,", "Dime:", "Una pregunta:", "Me gustaría saber:", "¿Me puedes ayudar?", "… por favor",
        "… gracias", "… gracias de antemano",
      ]
    }
  }
}
