import JSONText
import RagSpecCore
import TableFormats

/// JSON in which parts of a case stand where placeholders stood. A part is a value of its own and never a template.
indirect enum ExchangeTemplate: Sendable {
  case fixed(JSONValue)
  case placeholder(Placeholder)
  case list([ExchangeTemplate])
  case object([(name: String, value: ExchangeTemplate)])

  enum Placeholder: String, CaseIterable { case question, query, id, history, table }

  /// Reads a value: a scalar `$name` is a placeholder, `${NAME}` is filled in from the environment.
  init(_ node: ConfigNode, in project: any TargetProject) throws(InvalidInput) {
    switch node.kind {
    case .sequence:
      var elements: [ExchangeTemplate] = []
      for element in node.elements { elements.append(try ExchangeTemplate(element, in: project)) }
      self = .list(elements)
    case .mapping:
      var members: [(name: String, value: ExchangeTemplate)] = []
      for entry in node.entries {
        try Self.refuseSecret(entry.value, under: entry.key)
        members.append((entry.key.text, try ExchangeTemplate(entry.value, in: project)))
      }
      self = .object(members)
    case .scalar:
      let text = node.text
      guard text.hasPrefix("$"), !text.hasPrefix("${"), !text.hasPrefix("$$"), text.count > 1 else {
        self = .fixed(try Self.value(of: node, in: project))
        return
      }
      guard let placeholder = Placeholder(rawValue: String(text.dropFirst())) else {
        let known = Placeholder.allCases.map { "$" + $0.rawValue }
        throw InvalidInput(
          "unknown-placeholder", "'\(text)' is no part of a case", at: node.location,
          hint: NearestName.hint(for: text, in: known)
            ?? "parts: \(known.joined(separator: ", ")); '$$' is a dollar sign")
      }
      // Both names are in use; they mean the same.
      self = .placeholder(placeholder == .query ? .question : placeholder)
    }
  }

  /// Names under which a value of the environment is a secret: what is sent is recorded, but for the key.
  private static let namesOfSecrets = ["key", "token", "secret", "password", "authorization", "cookie"]

  /// Refuses a secret that would be recorded.
  static func refuseSecret(_ value: ConfigNode, under name: ConfigNode) throws(InvalidInput) {
    let spelled = name.text.lowercased()
    guard value.kind == .scalar, value.text.contains("${"), namesOfSecrets.contains(where: spelled.hasSuffix) else {
      return
    }
    throw InvalidInput(
      "secret-in-request", "what is sent is recorded: '\(name.text)' must not hold a secret", at: value.location,
      hint: "put the secret under 'key', which is sent as a bearer token and never recorded"
    ).withoutLine
  }

  private static func value(of node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> JSONValue {
    guard node.text.contains("$") else { return node.json }
    let text = try project.expandedText(of: node)
    return node.isPlain ? CoreSchema.json(text) : .string(text)
  }

  func uses(_ placeholder: Placeholder) -> Bool {
    switch self {
    case .fixed: false
    case .placeholder(let own): own == placeholder
    case .list(let elements): elements.contains { $0.uses(placeholder) }
    case .object(let members): members.contains { $0.value.uses(placeholder) }
    }
  }

  func json(for input: CaseInput) -> JSONValue {
    switch self {
    case .fixed(let value): return value
    case .placeholder(let placeholder): return placeholder.json(of: input)
    case .list(let elements): return .array(elements.map { $0.json(for: input) })
    case .object(let members):
      var object = JSONObject()
      for (name, value) in members { _ = object.append(name, value.json(for: input)) }
      return .object(object)
    }
  }

  /// The value as a parameter of an address has it: text without quotes, and JSON for what is no text.
  func text(for input: CaseInput) -> String {
    let value = json(for: input)
    return value.string ?? value.text(.canonical)
  }
}

extension ExchangeTemplate.Placeholder {
  func json(of input: CaseInput) -> JSONValue {
    switch self {
    case .question, .query: .string(input.question)
    case .id: .string(input.id)
    case .history:
      .array(
        input.history.map { turn in
          .object(JSONObject([("role", .string(turn.role.rawValue)), ("content", .string(turn.text))]))
        })
    case .table:
      input.table.map { table in
        .object(
          JSONObject([
            ("columns", .array(table.columnNames.map(JSONValue.string))),
            ("rows", .array(table.rows.map { .array($0.map(JSONValue.string)) })),
          ]))
      } ?? .null
    }
  }
}

extension JSONObject {
  fileprivate init(_ members: [(String, JSONValue)]) {
    self.init()
    for (name, value) in members { _ = append(name, value) }
  }
}
