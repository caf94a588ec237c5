import JSONText
import RagSpecCore

/// Where the parts of an application's answer are: JSON Pointers in which `*` stands for every element of a list.
struct AnswerPointers: Sendable {
  private struct Pointer: Sendable {
    let text: String
    let names: [String]
  }

  private enum Part: Sendable {
    case text(Pointer)
    case ranking(ids: Pointer, scores: Pointer?, texts: Pointer?)
    /// Results without ids.
    case passages(texts: Pointer, scores: Pointer?)
  }

  private let part: Part

  init(_ node: ConfigNode) throws(InvalidInput) {
    let (answer, ids) = (try Self.pointer(node["answer"]), try Self.pointer(node["ranking"]))
    let (scores, texts) = (try Self.pointer(node["scores"]), try Self.pointer(node["texts"]))
    switch (answer, ids) {
    case (let answer?, nil):
      if let misplaced = node["scores"] ?? node["texts"] {
        throw InvalidInput("invalid-pointer", "only a ranking has scores and texts", at: misplaced.location)
      }
      part = .text(answer)
    case (nil, let ids?): part = .ranking(ids: ids, scores: scores, texts: texts)
    case (nil, nil):
      guard let texts else { throw Self.nothingToRead(node) }
      part = .passages(texts: texts, scores: scores)
    default: throw Self.nothingToRead(node)
    }
  }

  private static func nothingToRead(_ node: ConfigNode) -> InvalidInput {
    InvalidInput(
      "invalid-pointer", "'read' says where the answer is, or where the ranking is", at: node.location,
      hint: "write 'read: {answer: /answer}', 'read: {ranking: /sources/*/id}', or, without ids, 'read: {texts: …}'")
  }

  var findsRankings: Bool { if case .text = part { false } else { true } }
  /// Whether its rankings have ids.
  var findsIDs: Bool { if case .ranking = part { true } else { false } }

  var findsScores: Bool {
    switch part {
    case .text: false
    case .ranking(_, let scores, _), .passages(_, let scores): scores != nil
    }
  }

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
    switch part {
    case .text(let pointer):
      var output = answer
      let values = try values(of: pointer, in: json)
      guard !values.contains(where: \.isNull) else {
        throw CaseError(.unreadableOutput, "the answer at '\(pointer.text)' is null")
      }
      output.content = values.map { $0.string ?? $0.number?.text ?? $0.text(.canonical) }.joined(separator: "\n")
      return .text(output)
    case .ranking(let ids, let scores, let texts):
      return .ranking(try documents(ids, scores: scores, texts: texts, in: json))
    case .passages(let texts, let scores): return .ranking(try passages(texts, scores: scores, in: json))
    }
  }

  /// Documents stay in the order in which they came; without scores that order is their score.
  private func documents(
    _ pointer: Pointer, scores: Pointer?, texts: Pointer?, in json: JSONValue
  ) throws(CaseError) -> [RankedDocument] {
    let ids = try values(of: pointer, in: json)
    let scores = try self.scores(scores, in: json, count: ids.count)
    let texts = try texts.map { pointer throws(CaseError) in try values(of: pointer, in: json, count: ids.count) }
    var documents: [RankedDocument] = []
    for (index, id) in ids.enumerated() {
      guard let id = id.string ?? id.number?.text else {
        throw CaseError(.unreadableOutput, "'\(pointer.text)' leads to something that is no id: \(id.kind)")
      }
      let text = texts?[index].plainText
      documents.append(
        RankedDocument(
          id: id, score: try score(scores, at: index, of: id), summary: text?.beginningOnOneLine ?? "", text: text))
    }
    return documents
  }

  /// Results without ids are counted.
  private func passages(
    _ pointer: Pointer, scores: Pointer?, in json: JSONValue
  ) throws(CaseError) -> [RankedDocument] {
    let texts = try values(of: pointer, in: json)
    let scores = try self.scores(scores, in: json, count: texts.count)
    var documents: [RankedDocument] = []
    for (index, value) in texts.enumerated() {
      guard let text = value.plainText else {
        throw CaseError(.unreadableOutput, "'\(pointer.text)' leads to something that is no text: \(value.kind)")
      }
      documents.append(.unnamed(text, at: index, score: try score(scores, at: index, of: text.beginningOnOneLine)))
    }
    return documents
  }

  private func scores(_ pointer: Pointer?, in json: JSONValue, count: Int) throws(CaseError) -> [JSONValue]? {
    try pointer.map { pointer throws(CaseError) in try values(of: pointer, in: json, count: count) }
  }

  private func score(_ scores: [JSONValue]?, at index: Int, of document: String) throws(CaseError) -> Double {
    guard let score = scores?[index] else { return -Double(index) }
    guard let number = score.number?.double else {
      throw CaseError(.unreadableOutput, "the score of '\(document)' is no number: \(score.text(.canonical))")
    }
    return number
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

extension RankedDocument {
  /// A result without an id, which its place stands for.
  static func unnamed(_ text: String, at index: Int, score: Double) -> RankedDocument {
    RankedDocument(
      id: "result-\(index + 1)", score: score, summary: text.beginningOnOneLine, text: text, identity: .unnamed)
  }
}

extension JSONValue {
  /// A text, or a number as it is written.
  fileprivate var plainText: String? { string ?? number?.text }
}

extension String {
  /// The first words on one line, for people.
  var beginningOnOneLine: String {
    let line = prefix(400).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 80 ? line.prefix(80) + "…" : line
  }
}
