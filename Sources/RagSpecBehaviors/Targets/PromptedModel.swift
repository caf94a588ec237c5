package import RagSpecCore
import TableFormats

/// A model that is asked through a prompt file.
package struct PromptedModel: Target {
  private let endpoint: Endpoint
  private let template: PromptTemplate
  private let tableRendering: TableRendering
  private let part: AnswerPart

  /// What of an answer the matchers look at.
  private enum AnswerPart: String, CaseIterable {
    case text, message
  }

  private static let schema = PromptSchema([
    "question": .text, "history": .list(of: .record(PromptSchema(["role": .text, "text": .text]))), "table": .text,
  ])

  package var effort: TargetEffort { .call }
  package var findsOutputs: Bool { part == .message }

  package func output(from answer: ModelOutput) -> TargetOutput {
    guard part == .message else { return .text(answer) }
    return .text(ModelOutput(content: answer.message, finishReason: answer.finishReason, usage: answer.usage))
  }

  package func uses(_ part: CaseInput.Part) -> Bool { template.variables.contains(part.rawValue) }

  package func work(for input: CaseInput) -> TargetWork {
    let history = input.history.map { PromptValue.record([.text($0.role.rawValue), .text($0.text)]) }
    let table = input.table.map { PromptValue.text($0.rendered(as: tableRendering)) } ?? .absent
    let messages = template.render([.text(input.question), .list(history), table])
    return .call(ModelRequest(endpoint: endpoint, messages: messages.map { Turn(Turn.Role($0.role), $0.text) }))
  }
}

extension PromptedModel: TargetKind {
  package static let descriptor = ExtensionDescriptor(
    name: "endpoint", summary: "a model server of 'endpoints', asked through a prompt file",
    discussion: """
      The prompt is a Mustache file; lines that hold only `system:`, `user:` or `assistant:` split it into messages. It may \
      use `{{question}}`, `{{table}}` and `{{#history}}{{role}}: {{text}}{{/history}}`. Values are data: they are never \
      read as a template.
      """,
    value: .text,
    options: [
      Field("prompt", .text, isRequired: true, "the prompt file"),
      Field(
        "table-format", .choice(TableRendering.allCases.map(\.rawValue)), default: "markdown",
        "how a case's table is written into the prompt"),
      Field(
        "answer", .choice(AnswerPart.allCases.map(\.rawValue)), default: "text",
        "what matchers look at: the text, or the whole message as JSON, with calls of tools, refusal and thoughts"),
    ])

  package static func target(from node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target {
    guard let endpoint = node["endpoint"], let prompt = node["prompt"] else { throw InvalidInput([]) }
    let rendering = node["table-format"].flatMap { TableRendering(rawValue: $0.text) } ?? .markdown
    let part = node["answer"].flatMap { AnswerPart(rawValue: $0.text) } ?? .text
    return PromptedModel(
      endpoint: try project.endpoint(named: endpoint), template: try template(at: prompt, in: project),
      tableRendering: rendering, part: part)
  }

  private static func template(at path: ConfigNode, in project: any TargetProject) throws(InvalidInput)
    -> PromptTemplate
  {
    let file = try project.configuredFile(at: path)
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      throw InvalidInput(
        "not-utf8", "the prompt '\(path.text)' is not UTF-8", at: path.location, hint: "convert it: iconv -t UTF-8")
    }
    let template: PromptTemplate
    do throws(PromptTemplateError) {
      template = try PromptTemplate(text, schema: schema)
    } catch {
      throw InvalidInput(
        "invalid-prompt", error.message, at: SourceLocation(file: file, line: error.line, column: error.column),
        hint: hint(for: error))
    }
    guard template.variables.contains("question") else {
      throw InvalidInput(
        "invalid-prompt", "the prompt does not use {{question}}: every case would ask the same",
        at: SourceLocation(file: file, line: 1, column: 1), notes: ["the prompt of \(path.location)"])
    }
    return template
  }

  private static func hint(for error: PromptTemplateError) -> String? {
    guard case .unknownName(let name, let known) = error.problem else { return nil }
    return NearestName.hint(for: name, in: known) ?? "known names: \(known.joined(separator: ", "))"
  }
}

extension Turn.Role {
  fileprivate init(_ role: PromptRole) {
    switch role {
    case .system: self = .system
    case .user: self = .user
    case .assistant: self = .assistant
    case .developer: self = .developer
    }
  }
}
