import JSONText
import RagSpecCore

/// Where the parts of an application's answer are: JSON Pointers in which `*` stands for every element of a list.
struct AnswerPointers: Sendable {
  private struct Pointer: Sendable {
    let text: String
    let names: [String]
  }

  private let answer: Pointer?
  private let ranking: Pointer?
  private let scores: Pointer?
  private let texts: Pointer?

  init(_ node: ConfigNode) throws(InvalidInput) {
    answer = try Self.pointer(node["answer"])
    ranking = try Self.pointer(node["ranking"])
    scores = try Self.pointer(node["scores"])
    texts = try Self.pointer(node["texts"])
    guard (answer == nil) != (ranking == nil) else {
      throw InvalidInput(
        "invalid-pointer", "'read' says where the answer is, or where the ranking is", at: node.location,
        hint: "write 'read: {answer: /answer}', or 'read: {ranking: /sources/*/id}'")
    }
    for part in [node["scores"], node["texts"]] where ranking == nil {
      guard let part else { continue }
      throw InvalidInput("invalid-pointer", "only a ranking has scores and texts", at: part.location)
    }
  }

  var findsRankings: Bool { ranking != nil }

  private static func pointer(_ node: ConfigNode?) throws(InvalidInput) -> Pointer? {
    guard let node else { return nil }
    guard let names = JSONPointer.names(of: node.text) else {
      throw InvalidInput(
        "invalid-pointer", "'\(node.text)' is no JSON Pointer", at: node.location,
        hint: "it starts with '/': '/sources/*/id'; '~1' is a slash in a name")
    }
    return Pointer(text: node.text, names: names)
  }

  /// Reads an answer, which is JSON.
  func output(of answer: ModelOutput) throws(CaseError) -> TargetOutput {
    guard let json = try? JSONValue(parsing: answer.content) else {
      throw CaseError(.unreadableOutput, "the application's answer is no JSON")
    }
    if let ranking { return .ranking(try documents(ranking, in: json)) }
    var output = answer
    output.content = try text(in: json)
    return .text(output)
  }

  private func text(in json: JSONValue) throws(CaseError) -> String {
    guard let answer else { return json.text(.canonical) }
    let values = try values(of: answer, in: json)
    return values.map { $0.string ?? $0.number?.text ?? $0.text(.canonical) }.joined(separator: "\n")
  }

  private func documents(_ ranking: Pointer, in json: JSONValue) throws(CaseError) -> [RankedDocument] {
    let ids = try values(of: ranking, in: json)
    let scores = try self.scores.map { pointer throws(CaseError) in try values(of: pointer, in: json, count: ids.count)
    }
    let texts = try self.texts.map { pointer throws(CaseError) in try values(of: pointer, in: json, count: ids.count) }
    var documents: [RankedDocument] = []
    for (index, id) in ids.enumerated() {
      guard let id = id.string ?? id.number?.text else {
        throw CaseError(.unreadableOutput, "'\(ranking.text)' leads to something that is no id: \(id.kind)")
      }
      // Documents stay in the order in which they came; without scores that order is their score.
      documents.append(
        RankedDocument(
          id: id, score: scores?[index].number?.double ?? -Double(index),
          summary: texts?[index].string?.beginningOnOneLine ?? ""))
    }
    return documents
  }

  private func values(of pointer: Pointer, in json: JSONValue, count: Int? = nil) throws(CaseError) -> [JSONValue] {
    guard var values = json.values(atPattern: pointer.names) else {
      throw CaseError(
        .unreadableOutput, "the answer has nothing at '\(pointer.text)'", hint: "its parts: \(Self.outline(of: json))")
    }
    // A pointer to the list itself means its elements.
    if values.count == 1, !pointer.names.contains("*"), let elements = values[0].array { values = elements }
    guard count == nil || values.count == count else {
      throw CaseError(
        .unreadableOutput, "'\(pointer.text)' leads to \(values.count) values, and there are \(count ?? 0) documents")
    }
    return values
  }

  /// The pointers that there are, as far as they help.
  private static func outline(of json: JSONValue) -> String {
    guard case .object(let object) = json else { return "it is no object" }
    let names = object.members.prefix(8).map { JSONPointer.step($0.key) }
    return names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}

extension String {
  /// The first words on one line, for people.
  var beginningOnOneLine: String {
    let line = prefix(400).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 80 ? line.prefix(80) + "…" : line
  }
}
