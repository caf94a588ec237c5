import RagSpecCore

/// What goes on while a run calls: the calls, the cases whose matchers wait for answers, and the tasks that judge.
struct CallFloor {
  var queue: CallQueue
  var desk = ConsultationDesk()
  var site = GroundworkSite()
  /// Tasks that look after cases without calling anybody; what they find out may have to be called for.
  var judging = 0

  /// Whether something is to come of all this for a case that is still to be run.
  func isAwaited(where isWanted: (Int) -> Bool) -> Bool {
    queue.isAwaited(where: isWanted) || desk.isAwaited(where: isWanted) || site.isAwaited(where: isWanted)
  }

  /// Takes in cases whose matchers ask; returns those that have all answers already.
  mutating func admit(_ cases: [ConsultingCase]) -> [ConsultingCase] {
    cases.compactMap { consulting in
      let position = consulting.item.index
      let admitted = desk.admit(consulting)
      for request in admitted.missing { queue.add(request, for: position) }
      return admitted.isComplete ? desk[position] : nil
    }
  }
}
