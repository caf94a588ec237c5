/// Which word of a text each word of a reference belongs to, and which words are edited.
struct BeamAlignment {
  /// For each word of the reference the last word of the text up to there, -1 before the first one.
  private var partners: [Int] = []
  /// How many words are edited before each place, of the text and of the reference.
  private var textErrors = [0]
  private var referenceErrors = [0]

  init(_ table: BeamTable) {
    for step in table.stepsBackward.reversed() {
      let error = step == .keep ? 0 : 1
      if step != .insert { textErrors.append(textErrors[textErrors.count - 1] + error) }
      if step != .delete {
        referenceErrors.append(referenceErrors[referenceErrors.count - 1] + error)
        partners.append(textErrors.count - 2)
      }
    }
  }

  /// Whether a run may be moved: something is wrong where it stands and where it belongs, and that is not within itself.
  func allows(_ run: CommonRun) -> Bool {
    hasErrors(textErrors, run.source) && hasErrors(referenceErrors, run.place)
      && !run.source.contains(partners[run.place.lowerBound])
  }

  private func hasErrors(_ errors: [Int], _ range: Range<Int>) -> Bool {
    errors[range.upperBound] > errors[range.lowerBound]
  }

  /// The places to move a run to: before what stands where it belongs, and behind each word there, each place once in a
  /// row.
  func targets(of run: CommonRun) -> [Int] {
    var targets: [Int] = []
    for place in run.place.lowerBound - 1..<run.place.upperBound {
      let target = place < 0 ? 0 : partners[place] + 1
      if targets.last != target { targets.append(target) }
    }
    return targets
  }
}
