/// The versions of SQuAD, whose scripts disagree about answers without words.
///
/// Version 2.0 has questions without an answer, for which the right answer is an empty text. ``ExactMatch`` is the same in
/// both.
public enum SquadVersion: Sendable, Hashable, CaseIterable {
  /// SQuAD 1.1: two answers without words have F1 0.
  case v1
  /// SQuAD 2.0: two answers without words have F1 1.
  case v2
}
