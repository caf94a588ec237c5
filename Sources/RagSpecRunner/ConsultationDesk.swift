import ContentDigest
import RagSpecCore

/// Cases that wait for what their matchers asked, and what was answered lately.
struct ConsultationDesk {
  /// Cases by their place in the plan, until they are settled; those that are being judged ask nothing.
  private var cases: [Int: ConsultingCase] = [:]
  /// Answers of this run, for those who ask the same after it was answered: recordings are written with a delay, or not at all.
  private var recent: [SHA256Digest: Consultation.Answer] = [:]

  /// How many answers are kept: so much that cases next to each other find them, so little that memory stays flat.
  private static let mostRecent = 4_096

  /// Whether a case waits that is still to be run.
  func isAwaited(where isWanted: (Int) -> Bool) -> Bool { cases.keys.contains(where: isWanted) }

  /// Takes in a case; returns whether it has all answers already, and else what is to be called for.
  mutating func admit(_ consulting: ConsultingCase) -> (isComplete: Bool, missing: [KeyedRequest]) {
    var consulting = consulting
    consulting.take { recent[$0] }
    let isComplete = consulting.turnPage()
    cases[consulting.item.index] = consulting
    return (isComplete, consulting.asked.map(\.request))
  }

  /// The case at a position; it stays here while it is judged.
  subscript(position: Int) -> ConsultingCase? { cases[position] }

  /// Forgets a case that is settled.
  mutating func dismiss(_ position: Int) { cases[position] = nil }

  /// Returns whether somebody waits at a position for the answer to a request.
  func isAsking(at position: Int, _ key: SHA256Digest) -> Bool {
    cases[position]?.asked.contains { $0.request.key == key } ?? false
  }

  /// Gives an answer to the case at a position; returns whether that was the last one it waits for.
  mutating func answer(at position: Int, _ key: SHA256Digest, _ answer: Consultation.Answer) -> Bool {
    guard cases[position]?.take({ $0 == key ? answer : nil }) != nil else { return false }
    return cases[position]?.turnPage() ?? false
  }

  /// Keeps an answer for those who ask later; to them it is no call.
  mutating func remember(_ key: SHA256Digest, _ answer: Consultation.Answer) {
    if recent.count >= Self.mostRecent { recent.removeAll(keepingCapacity: true) }
    recent[key] = Consultation.Answer(output: answer.output, origin: .cached, latency: answer.latency)
  }
}
