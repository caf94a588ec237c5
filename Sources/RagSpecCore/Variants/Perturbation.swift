/// A change to a question's wording that leaves what is asked: typos, another order of words.
///
/// The same texts come for the same options on every machine and in every release; a perturbation whose texts have to
/// change gets another name. Nothing in it may depend on `Hasher`, on the clock or on the order of a dictionary.
package protocol Perturbation: NamedExtension {
  /// Reads what stands behind its name, which was checked against the descriptor's value.
  init(_ value: ConfigNode, files: (any ProjectFiles)?) throws(InvalidInput)

  /// What its variants are called, one name each: `typos` three times, or `case-lower` and `case-upper`.
  var names: [String] { get }
  /// Returns a text for each name, in other words than the original and, where names repeat, than those before it.
  ///
  /// `nil` stands where there is nothing to change: a text without letters has no typos.
  func texts(from original: String) -> [String?]
}

/// A documented use of a perturbation, which the tests run.
package struct Rewording: Sendable {
  /// The list item as it stands under `variants:`, without the dash.
  package let item: String
  package let original: String
  /// What becomes of it, a text for each variant; `nil` where it is left as it is.
  package let results: [String?]

  package init(_ item: String, of original: String, _ results: String?...) {
    self.item = item
    self.original = original
    self.results = results
  }
}
