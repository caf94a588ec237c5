/// A check of one observation: pure and synchronous, so that a changed threshold calls nothing.
package protocol Matcher: NamedExtension {
  /// The only kind of observation that it can judge, `nil` for one that judges any.
  static var observes: Observation.Kind? { get }

  /// Reads what the user wrote, which was checked against the descriptor.
  init(_ options: Options) throws(InvalidInput)

  /// The name under which scores are reported when the user gives none.
  var label: String { get }
  /// The least score that passes when the user sets no `min`.
  var threshold: Double { get }

  /// Returns how well the observation does, from 0 to 1.
  func score(_ observation: Observation, in context: CaseContext) throws(UnsupportedObservation) -> Double
  /// Returns what a person needs in order to understand the score; asked only of failures and on demand.
  func explanation(of observation: Observation, in context: CaseContext) -> Explanation

  /// The matcher itself when it asks models before it scores. Asked for, and not found out by a cast, which is slow.
  var consulting: (any ConsultingMatcher)? { get }
  /// The same of the type.
  static var consulting: (any ConsultingMatcher.Type)? { get }

  /// Ids of documents that it names, which a corpus that is known must have.
  var namedDocuments: [String] { get }

  /// Problems that show only beside the rest of the case: a measure without relevant documents.
  func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic]
}

extension Matcher {
  package static var observes: Observation.Kind? { .text }
  package var label: String { Self.descriptor.name }
  package var threshold: Double { 1 }
  package var consulting: (any ConsultingMatcher)? { nil }
  package static var consulting: (any ConsultingMatcher.Type)? { nil }
  package var namedDocuments: [String] { [] }
  package func problems(in input: CaseInput, at node: ConfigNode) -> [Diagnostic] { [] }
}

/// Why an observation got its score.
package struct Explanation: Hashable, Sendable {
  /// What was wanted, in a few words.
  package var expected: String
  /// What there was instead; `nil` stands for the whole output.
  package var got: String?
  /// The part of the output that comes nearest, as UTF-8 offsets.
  package var span: Range<Int>?
  /// Further lines: which steps were needed, whose cell was read.
  package var notes: [String]

  package init(expected: String, got: String? = nil, span: Range<Int>? = nil, notes: [String] = []) {
    self.expected = expected
    self.got = got
    self.span = span
    self.notes = notes
  }

  /// What there is to say of an observation of another kind than the one that is judged.
  package init(wanting kind: Observation.Kind, not observation: Observation) {
    self.init(expected: kind.rawValue, got: observation.kind.rawValue)
  }
}
