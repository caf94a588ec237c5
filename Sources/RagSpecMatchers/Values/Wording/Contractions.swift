/// English contractions written out.
enum Contractions {
  /// Returns the words that one word stands for: "doesn't" for "does not", "it's" for "it is", itself for any other.
  ///
  /// A genitive is taken for "is", which does no harm where it is looked for behind few words.
  /// - Parameter word: in lower case with straight apostrophes.
  static func words(of word: String) -> [String] {
    if let whole = irregular[word] { return whole }
    for (ending, second) in endings where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count {
      return [String(word.dropLast(ending.count)), second]
    }
    return [word.filter { $0 != "'" }]
  }

  private static let irregular: [String: [String]] = [
    "can't": ["can", "not"], "cannot": ["can", "not"], "won't": ["will", "not"], "shan't": ["shall", "not"],
    "ain't": ["is", "not"], "dont": ["do", "not"], "doesnt": ["does", "not"], "cant": ["can", "not"],
    "didnt": ["did", "not"], "isnt": ["is", "not"], "let's": ["let", "us"],
  ]

  private static let endings: [(String, String)] = [
    ("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'s", "is"),
  ]
}
