/// The shapes of the values that a place in a template can name, from the root to the innermost section.
struct PromptScopes {
  private var shapes: [PromptSchema.Shape]

  init(_ schema: PromptSchema) { shapes = [.record(schema)] }

  /// Enters a section over a value: a list is entered item by item.
  mutating func enter(_ shape: PromptSchema.Shape) {
    if case .list(let item) = shape { shapes.append(item) } else { shapes.append(shape) }
  }

  mutating func leave() { shapes.removeLast() }

  struct Failure: Error {
    let problem: PromptTemplateError.Problem
  }

  struct Found {
    let scopesOut: Int
    let slots: [Int]
    let shape: PromptSchema.Shape
    /// The name in the root schema, if that is where the value is from.
    let variable: String?
  }

  /// Finds a name, dotted or not, in the innermost scope that has its first part; `.` is that scope itself.
  func resolve(_ name: String) throws(Failure) -> Found {
    if name == "." {
      guard shapes.count > 1, let shape = shapes.last else { throw Failure(problem: .noCurrentItem) }
      return Found(scopesOut: 0, slots: [], shape: shape, variable: nil)
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy(Self.isName) else { throw Failure(problem: .invalidName(name)) }
    guard let scope = shapes.lastIndex(where: { $0.part(parts[0]) != nil }) else {
      throw Failure(problem: .unknownName(parts[0], known: knownNames))
    }
    var (shape, slots) = (shapes[scope], [Int]())
    for part in parts {
      guard let (slot, next) = shape.part(part) else {
        throw Failure(problem: .unknownName(part, known: shape.names))
      }
      slots.append(slot)
      shape = next
    }
    return Found(
      scopesOut: shapes.count - 1 - scope, slots: slots, shape: shape, variable: scope == 0 ? parts[0] : nil)
  }

  private var knownNames: [String] {
    var known: [String] = []
    for name in shapes.reversed().flatMap(\.names) where !known.contains(name) { known.append(name) }
    return known
  }

  private static func isName(_ part: String) -> Bool {
    !part.isEmpty
      && part.utf8.allSatisfy { byte in
        byte >= 0x80 || byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      }
  }
}

extension PromptSchema.Shape {
  fileprivate var names: [String] { if case .record(let schema) = self { schema.names } else { [] } }

  fileprivate func part(_ name: String) -> (slot: Int, shape: PromptSchema.Shape)? {
    guard case .record(let schema) = self, let slot = schema.slot(of: name) else { return nil }
    return (slot, schema.shapes[slot])
  }
}
