/// The open references of a language by lists alone: the word is one, and nothing before it in the text has a name.
struct ListedReferences {
  struct Lists: Sendable {
    /// Words that always lean on the conversation.
    let pronouns: Set<String>
    /// Words that continue an earlier question when they open one.
    let openings: Set<String>
    /// Two words that together refer to nothing: "ist es möglich".
    let impersonal: Set<String>

    static let german = Lists(
      pronouns: [
        "er", "sie", "es", "ihn", "ihm", "ihnen", "dessen", "deren", "dort", "dafür", "davon", "damit", "dazu", "dabei",
        "darüber", "dagegen", "dies", "dieser", "diese", "dieses", "diesen", "diesem", "jene", "jener", "jenes", "ersterer",
        "letzterer",
      ],
      openings: ["und", "aber", "oder"],
      impersonal: ["es möglich", "gibt es", "es gibt", "es erlaubt", "es nötig", "es notwendig", "dauert es", "es sich"])

    static let french = Lists(
      pronouns: [
        "il", "elle", "ils", "elles", "lui", "leur", "y", "en", "cela", "ça", "ceci", "celui-ci", "celle-ci", "celui-là",
        "celle-là", "ceux-ci", "dedans", "là-bas",
      ],
      openings: ["et", "mais", "ou"], impersonal: ["y a", "il y", "a-t-il", "il possible", "il faut", "il est", "en français"])
  }

  let found: [ReferenceWords.OpenReference]

  init(_ words: QuestionWords, language lists: Lists) {
    var found: [ReferenceWords.OpenReference] = []
    if lists.openings.contains(words[0]) { found.append(words.reference(at: 0, "continues an earlier question")) }
    for index in words.words.indices {
      // "est-elle" is a verb with its pronoun.
      let word = words[index].split(separator: "-").last.map(String.init) ?? words[index]
      let listed = lists.pronouns.contains(words[index]) || words[index].contains("-") && lists.pronouns.contains(word)
      let pairs = ["\(words[index]) \(words[index + 1])", "\(words[index - 1]) \(words[index])", words[index]]
      guard listed, !pairs.contains(where: lists.impersonal.contains) else { continue }
      found.append(words.reference(at: index, "refers to something of the conversation"))
    }
    self.found = found
  }
}
