import JSONText
import RagSpecCore
import Synchronization

/// What a program says of an output.
struct ProgramAnswer: Sendable {
  let score: Double
  let explanation: String?

  /// Reads the object that a line holds: one with `score`, from 0 to 1, or `passed`.
  init(_ object: JSONObject?, line: [UInt8], from program: String) throws(UnsupportedObservation) {
    guard let object else {
      throw UnsupportedObservation("'\(program)' answered with no JSON object: \(Self.start(of: line))")
    }
    if object["score"]?.number != nil, object["passed"]?.boolean != nil {
      throw UnsupportedObservation("'\(program)' answered with 'score' and 'passed', of which one is the verdict")
    }
    if let score = object["score"]?.number?.double {
      guard (0...1).contains(score) else {
        throw UnsupportedObservation("'\(program)' gave the score \(score), which is not from 0 to 1")
      }
      self.score = score
    } else if let passed = object["passed"]?.boolean {
      score = passed ? 1 : 0
    } else {
      throw UnsupportedObservation("'\(program)' answered without 'score' or 'passed': \(Self.start(of: line))")
    }
    explanation = object["explanation"]?.string
  }

  private static func start(of line: [UInt8]) -> String {
    let text = String(decoding: line.prefix(200), as: UTF8.self)
    return "'\(text)\(line.count > 200 ? "…" : "")'"
  }
}

/// The last answers: whoever wants one explained has asked for the score a moment ago.
final class RecentAnswers: Sendable {
  private let answers = Mutex<[(line: [UInt8], answer: ProgramAnswer)]>([])
  private static let most = 16

  subscript(line: [UInt8]) -> ProgramAnswer? {
    get { answers.withLock { $0.last { $0.line == line }?.answer } }
    set {
      guard let newValue else { return }
      answers.withLock { answers in
        if answers.count == Self.most { answers.removeFirst() }
        answers.append((line, newValue))
      }
    }
  }
}
