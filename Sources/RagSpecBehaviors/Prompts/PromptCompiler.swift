/// Turns the text of a template into a program, in one pass.
struct PromptCompiler {
  var source: PromptSource
  private(set) var program = PromptProgram()
  private(set) var variables: [String] = []
  private var delimiters = (open: Array("{{".utf8), close: Array("}}".utf8))
  private var scopes: PromptScopes
  private var sections: [OpenSection] = []
  /// Where the literal text that is not yet in the program starts.
  private var literalStart: Int
  /// The first thing that belongs to a message, if no role came before it.
  private var firstWithoutRole: Int?
  private var hasRoles = false
  private var hasContent = false

  private static let depthLimit = 100

  private struct OpenSection {
    let name: String
    let offset: Int
    let instruction: Int
    let isInverted: Bool
    let reference: PromptProgram.Reference
  }

  init(source: PromptSource, schema: PromptSchema) {
    self.source = source
    scopes = PromptScopes(schema)
    literalStart = source.position
  }

  mutating func compile() throws(PromptTemplateError) -> PromptProgram {
    while !source.isAtEnd {
      if let (role, end) = source.roleLine() {
        beginMessage(role, end)
      } else if source.hasPrefix(delimiters.open) {
        try compileTag()
      } else {
        source.position += 1
      }
    }
    endLiteral(at: source.position)
    if let open = sections.last { throw source.error(.unclosedSection(open.name), at: open.offset) }
    if hasRoles, let firstWithoutRole { throw source.error(.textBeforeFirstRole, at: firstWithoutRole) }
    guard hasContent else { throw source.error(.empty, at: 0) }
    return program
  }
}

// MARK: Text and roles

extension PromptCompiler {
  private mutating func beginMessage(_ role: PromptRole, _ end: Int) {
    endLiteral(at: source.position)
    program.instructions.append(.message(role))
    hasRoles = true
    (source.position, literalStart) = (end, end)
  }

  private mutating func endLiteral(at end: Int) {
    guard literalStart < end else { return }
    let literal = source.bytes[literalStart..<end]
    if let text = literal.firstIndex(where: { $0 > 0x20 }) { noteContent(at: text) }
    let start = program.literals.count
    program.literals.append(contentsOf: literal)
    program.instructions.append(.literal(start..<program.literals.count))
  }

  private mutating func noteContent(at offset: Int) {
    hasContent = true
    if !hasRoles, firstWithoutRole == nil { firstWithoutRole = offset }
  }
}

// MARK: Tags

extension PromptCompiler {
  /// What the first sign of a tag makes of it.
  private enum Kind: UInt8 {
    case section = 0x23  // #
    case inverted = 0x5E  // ^
    case end = 0x2F  // /
    case comment = 0x21  // !
    case delimiters = 0x3D  // =
    case tripled = 0x7B  // {
    case ampersand = 0x26  // &
    case partial = 0x3E  // >
    case block = 0x24  // $
    case parent = 0x3C  // <

    /// Whether the tag takes its line with it when it is alone there.
    var mayStandAlone: Bool {
      switch self {
      case .section, .inverted, .end, .comment, .delimiters: true
      case .tripled, .ampersand, .partial, .block, .parent: false
      }
    }
  }

  private mutating func compileTag() throws(PromptTemplateError) {
    let start = source.position
    let inside = source.bytes[(start + delimiters.open.count)...].drop { $0 <= 0x20 }
    let kind = inside.first.flatMap(Kind.init)
    let close =
      (kind == .tripled ? [UInt8(ascii: "}")] : kind == .delimiters ? [UInt8(ascii: "=")] : []) + delimiters.close
    let contentStart = inside.startIndex + (kind == nil ? 0 : 1)
    guard let end = source.place(of: close, from: contentStart) else { throw source.error(.unclosedTag, at: start) }
    takeTag(start, end + close.count, standingAlone: kind?.mayStandAlone ?? false)
    try compile(kind, content: source.trimmed(contentStart..<end), at: start)
  }

  /// Ends the literal before a tag and moves behind it, the whole line if the tag stands alone on it.
  private mutating func takeTag(_ start: Int, _ end: Int, standingAlone: Bool) {
    var (start, end) = (start, end)
    if standingAlone, let lineStart = source.startOfBlankLead(to: start), let lineEnd = source.endOfBlankRest(from: end)
    {
      (start, end) = (lineStart, lineEnd)
    }
    endLiteral(at: start)
    (source.position, literalStart) = (end, end)
  }

  private mutating func compile(_ kind: Kind?, content: Range<Int>, at start: Int) throws(PromptTemplateError) {
    switch kind {
    case nil, .tripled, .ampersand: try compileValue(content)
    case .section: try beginSection(content, at: start, isInverted: false)
    case .inverted: try beginSection(content, at: start, isInverted: true)
    case .end: try endSection(content, at: start)
    case .comment: break
    case .delimiters: try setDelimiters(content, at: start)
    case .partial, .block, .parent:
      throw source.error(.unsupportedTag(kind.map { String(Unicode.Scalar($0.rawValue)) } ?? ""), at: start)
    }
  }

  private mutating func compileValue(_ name: Range<Int>) throws(PromptTemplateError) {
    let (reference, shape) = try resolve(name)
    guard shape == .text else { throw source.error(.notText(source.text(name)), at: name.lowerBound) }
    noteContent(at: name.lowerBound)
    program.instructions.append(.value(reference))
  }

  private mutating func setDelimiters(_ content: Range<Int>, at start: Int) throws(PromptTemplateError) {
    let parts = source.bytes[content].split { $0 <= 0x20 }.map(Array.init)
    guard parts.count == 2, !parts.joined().contains(UInt8(ascii: "=")) else {
      throw source.error(.invalidDelimiters, at: start)
    }
    delimiters = (parts[0], parts[1])
  }
}

// MARK: Sections and names

extension PromptCompiler {
  private mutating func beginSection(
    _ name: Range<Int>, at start: Int, isInverted: Bool
  ) throws(PromptTemplateError) {
    guard sections.count < Self.depthLimit else { throw source.error(.tooDeep(limit: Self.depthLimit), at: start) }
    let (reference, shape) = try resolve(name)
    sections.append(
      OpenSection(
        name: source.text(name), offset: start, instruction: program.instructions.count, isInverted: isInverted,
        reference: reference))
    // Its end is not known yet: `endSection` writes the instruction again.
    program.instructions.append(.section(reference, end: 0))
    if !isInverted { scopes.enter(shape) }
  }

  private mutating func endSection(_ name: Range<Int>, at start: Int) throws(PromptTemplateError) {
    let closed = source.text(name)
    guard let open = sections.popLast() else { throw source.error(.unopenedSection(closed), at: start) }
    guard open.name == closed else {
      throw source.error(.mismatchedSection(opened: open.name, closed: closed), at: start)
    }
    let end = program.instructions.count
    program.instructions[open.instruction] =
      open.isInverted ? .inverted(open.reference, end: end) : .section(open.reference, end: end)
    if !open.isInverted { scopes.leave() }
  }

  private mutating func resolve(
    _ range: Range<Int>
  ) throws(PromptTemplateError) -> (PromptProgram.Reference, PromptSchema.Shape) {
    let name = source.text(range)
    do throws(PromptScopes.Failure) {
      let found = try scopes.resolve(name)
      let start = program.slots.count
      program.slots += found.slots
      if let variable = found.variable, !variables.contains(variable) { variables.append(variable) }
      return (PromptProgram.Reference(scopesOut: found.scopesOut, slots: start..<program.slots.count), found.shape)
    } catch {
      throw source.error(error.problem, at: range.lowerBound)
    }
  }
}
