import RagSpecCore

/// What goes on while a run calls: the calls, the cases whose matchers wait for answers, and the tasks that judge.
struct CallFloor {
  var queue: CallQueue
  /// What shared recordings are asked for before the queue is.
  var inquiries = InquiryQueue()
  var desk = ConsultationDesk()
  var site = GroundworkSite()
  /// Tasks that look after cases without calling anybody; what they find out may have to be called for.
  var judging = 0

  /// Whether something is to come of all this for a case that is still to be run.
  func isAwaited(where isWanted: (Int) -> Bool) -> Bool {
    queue.isAwaited(where: isWanted) || inquiries.isAwaited(where: isWanted) || desk.isAwaited(where: isWanted)
      || site.isAwaited(where: isWanted)
  }

  /// Whether all that goes on is that shared recordings are asked.
  var onlyInquires: Bool { inquiries.isBusy && judging == 0 && queue.underWay == 0 }

  /// Adds a request that is recorded nowhere on this machine.
  mutating func add(_ call: SharedCall) {
    if inquiries.holds(call.key) || inquiries.isOpen && !queue.holds(call.key) {
      inquiries.add(call)
    } else {
      queue.add(call)
    }
  }

  /// Takes in cases whose matchers ask; returns those that have all answers already.
  mutating func admit(_ cases: [ConsultingCase]) -> [ConsultingCase] {
    cases.compactMap { consulting in
      let position = consulting.item.index
      let admitted = desk.admit(consulting)
      for request in admitted.missing { add(SharedCall(request: request, askers: [position])) }
      return admitted.isComplete ? desk[position] : nil
    }
  }
}
