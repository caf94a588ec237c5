/// What came of applying a schema to a value.
struct SchemaOutcome {
  var problems: [JSONSchemaProblem] = []
  /// The members and elements that a schema looked at, by position; kept only where something asks for it.
  var evaluatedMembers: Set<Int> = []
  var evaluatedElements: Set<Int> = []

  var isValid: Bool { problems.isEmpty }

  /// Takes what another schema looked at in the same value; one that failed has looked at nothing.
  mutating func adoptEvaluation(of other: SchemaOutcome) {
    guard other.isValid else { return }
    evaluatedMembers.formUnion(other.evaluatedMembers)
    evaluatedElements.formUnion(other.evaluatedElements)
  }

  /// Takes the same and the problems too.
  mutating func adopt(_ other: SchemaOutcome) {
    adoptEvaluation(of: other)
    problems += other.problems
  }
}
