import JSONText
import RagSpecCore

/// What a judge said, understood.
struct JudgeVerdict: Sendable {
  /// The verdict as the judge wrote it.
  let text: String
  /// From 0 to 1.
  let score: Double
  /// Why; `nil` when the judge gave no reason.
  let reason: String?

  /// Why an answer is no verdict, in words that the judge can make something of.
  struct Nonsense: Error {
    let problem: String
  }

  /// Finds the verdict in an answer: a JSON object with the key `verdict`, wherever in the text it stands.
  ///
  /// Of several they must all come to the same: an answer that quotes a verdict and gives another is no verdict.
  init(_ answer: String, on scale: JudgeScale) throws(Nonsense) {
    let objects = Self.objects(in: answer).filter { $0["verdict"] != nil }
    guard let object = objects.last, let verdict = object["verdict"] else {
      throw Nonsense(problem: "it holds no JSON object with the key \"verdict\"")
    }
    guard let score = scale.score(of: verdict) else {
      throw Nonsense(problem: "its verdict is \(verdict.text()), and not \(scale.wording)")
    }
    guard objects.allSatisfy({ $0["verdict"].flatMap(scale.score) == score }) else {
      throw Nonsense(problem: "it holds several verdicts that contradict each other")
    }
    // A small model, or one whose answer is forced into the form, may copy the form.
    guard object["reason"]?.string != JudgePrompt.reasonToGive else {
      throw Nonsense(problem: "its reason only repeats the form: it says nothing about the output")
    }
    self.score = score
    text = verdict.text()
    reason = object["reason"]?.string.flatMap { $0.isBlank ? nil : $0 }
  }

  /// Returns the JSON objects of a text, in code blocks or between words.
  ///
  /// Not one that stands in braces which are no JSON: of an answer that was cut off, or is written wrongly, a part does not
  /// count as the whole.
  /// - Complexity: O(*n*): where an object could not be read, none is looked for before its braces are closed.
  private static func objects(in text: String) -> [JSONValue] {
    var text = text
    return text.withUTF8 { bytes in
      var objects: [JSONValue] = []
      var (position, depth) = (0, 0)
      while position < bytes.count {
        switch bytes[position] {
        case UInt8(ascii: "{"):
          if depth == 0, let object = Self.object(at: &position, of: bytes) {
            objects.append(object)
            continue
          }
          depth += 1
        case UInt8(ascii: "}"): depth = max(depth - 1, 0)
        default: break
        }
        position += 1
      }
      return objects
    }
  }

  /// Reads the object at a position and moves behind it; `nil` for what is none.
  private static func object(at position: inout Int, of bytes: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    var scanner = JSONScanner(UnsafeBufferPointer(rebasing: bytes[position...]))
    guard (try? scanner.skipValue()) != nil else { return nil }
    let end = position + scanner.position
    guard let value = try? JSONValue(parsing: Array(bytes[position..<end])) else { return nil }
    position = end
    return value
  }
}
