package import RagSpecCore

/// Makes perturbations of what users wrote.
package struct PerturbationReader {
  private let files: (any ProjectFiles)?

  /// - Parameter files: what paths lead to; `nil` where there are none.
  package init(files: (any ProjectFiles)? = nil) { self.files = files }

  /// Returns the perturbation that a key names; throws all that is wrong with it.
  ///
  /// - Parameter others: further keys that may stand in its place, for the hint.
  package func perturbation(
    _ key: ConfigNode, _ value: ConfigNode, or others: [String] = []
  ) throws(InvalidInput) -> any Perturbation {
    guard let type = PerturbationCatalog.all[key.text] else {
      throw InvalidInput(
        "unknown-perturbation", "unknown perturbation '\(key.text)'", at: key.location,
        hint: NearestName.hint(for: key.text, in: PerturbationCatalog.all.names + others)
          ?? "'ragspec list perturbations' shows what there is")
    }
    let problems = type.descriptor.value.problems(in: value, named: key)
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return try type.init(value, files: files)
  }
}
