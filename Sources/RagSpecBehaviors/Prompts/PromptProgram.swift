/// A compiled template: a flat list of instructions over one array of literal bytes.
struct PromptProgram: Sendable {
  enum Instruction: Sendable {
    /// Appends a range of the literals.
    case literal(Range<Int>)
    case value(Reference)
    /// Runs the instructions up to `end` for each item, with the item as the innermost scope.
    case section(Reference, end: Int)
    /// Runs the instructions up to `end` if the value is empty.
    case inverted(Reference, end: Int)
    case message(PromptRole)
  }

  /// How to reach a value: so many scopes out, then through the slots of records.
  struct Reference: Sendable {
    let scopesOut: Int
    /// A range of `PromptProgram.slots`.
    let slots: Range<Int>
  }

  var instructions: [Instruction] = []
  var literals: [UInt8] = []
  var slots: [Int] = []
}

/// Runs a program. Sections nest as deep as the template's text, which the compiler limits.
struct PromptRenderer {
  let program: PromptProgram
  /// The innermost last.
  var scopes: [PromptValue]

  mutating func run(_ range: Range<Int>, _ output: inout PromptOutput) {
    var next = range.lowerBound
    while next < range.upperBound {
      let current = next
      next += 1
      switch program.instructions[current] {
      case .literal(let range): output.append(literal: program.literals[range])
      case .value(let reference):
        if case .text(let text) = value(reference) { output.append(value: text) } else { output.append(value: "") }
      case .section(let reference, let end):
        runSection(next..<end, value(reference), &output)
        next = end
      case .inverted(let reference, let end):
        if value(reference).isEmpty { run(next..<end, &output) }
        next = end
      case .message(let role): output.beginMessage(role)
      }
    }
  }

  private mutating func runSection(_ body: Range<Int>, _ value: PromptValue, _ output: inout PromptOutput) {
    guard case .list(let items) = value else {
      if !value.isEmpty { run(body, with: value, &output) }
      return
    }
    for item in items { run(body, with: item, &output) }
  }

  private mutating func run(_ body: Range<Int>, with scope: PromptValue, _ output: inout PromptOutput) {
    scopes.append(scope)
    run(body, &output)
    scopes.removeLast()
  }

  private func value(_ reference: PromptProgram.Reference) -> PromptValue {
    var value = scopes[scopes.count - 1 - reference.scopesOut]
    for slot in program.slots[reference.slots] {
      guard case .record(let parts) = value, slot < parts.count else { return .absent }
      value = parts[slot]
    }
    return value
  }
}

extension PromptValue {
  fileprivate var isEmpty: Bool {
    switch self {
    case .absent: true
    case .text(let text): text.isEmpty
    case .record: false
    case .list(let items): items.isEmpty
    }
  }
}
