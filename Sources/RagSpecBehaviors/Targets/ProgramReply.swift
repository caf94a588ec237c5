import JSONText
import RagSpecCore

/// What a program answered to a case.
enum ProgramReply {
  /// Reads the object that a line holds: one with `ranking`, `answer` or `error`.
  static func output(of object: JSONObject?, line: [UInt8], from program: String) throws(CaseError) -> TargetOutput {
    guard let object else {
      throw CaseError(.unreadableOutput, "'\(program)' answered with no JSON object: \(start(of: line))")
    }
    if let message = object["error"]?.string { throw CaseError(.target, "'\(program)': \(message)") }
    if let answer = object["answer"]?.string { return .text(ModelOutput(content: answer)) }
    guard case .array(let items)? = object["ranking"] else {
      throw CaseError(
        .unreadableOutput, "'\(program)' answered without 'ranking' or 'answer': \(start(of: line))",
        hint: #"it answers with {"ranking": ["id", …]} or {"answer": "…"}"#)
    }
    var documents: [RankedDocument] = []
    for (index, item) in items.enumerated() {
      guard let document = document(item, at: index) else {
        throw CaseError(
          .unreadableOutput, "item \(index + 1) of the ranking of '\(program)' is no document: \(start(of: item))",
          hint: #"an item is an id, or {"id": …, "score": …, "text": …}, where the id or the text may be missing"#)
      }
      documents.append(document)
    }
    let scored = items.count { $0["score"] != nil }
    guard scored == 0 || scored == items.count else {
      throw CaseError(
        .unreadableOutput, "\(scored) of \(items.count) documents of the ranking of '\(program)' have a score")
    }
    return .ranking(documents)
  }

  /// Documents stay in the order in which they came; without scores that order is their score.
  private static func document(_ item: JSONValue, at index: Int) -> RankedDocument? {
    let place = -Double(index)
    switch item {
    case .string(let id): return RankedDocument(id: id, score: place)
    case .number(let id): return RankedDocument(id: id.text, score: place)
    case .object(let object):
      guard object["score"]?.number != nil || object["score"] == nil else { return nil }
      let (score, text) = (object["score"]?.number?.double ?? place, object["text"]?.string)
      guard let id = object["id"] else { return text.map { .unnamed($0, at: index, score: score) } }
      return (id.string ?? id.number?.text).map {
        RankedDocument(id: $0, score: score, summary: text?.beginningOnOneLine ?? "", text: text)
      }
    default: return nil
    }
  }

  private static func start(of line: [UInt8]) -> String {
    let text = String(decoding: line.prefix(200), as: UTF8.self).onOneLine
    return "'\(text)\(line.count > 200 ? "…" : "")'"
  }

  private static func start(of item: JSONValue) -> String { start(of: Array(item.text().utf8)) }
}
