import JSONText

/// The place of a node: the steps that lead to it from the root.
package indirect enum JSONPathLocation: Sendable {
  case root
  case child(JSONPathLocation, Step)

  /// One step down.
  package enum Step: Hashable, Sendable {
    case name(String)
    case index(Int)
  }

  /// All steps, the first one from the root.
  package var steps: [Step] {
    var steps: [Step] = []
    var location = self
    while case .child(let parent, let step) = location {
      steps.append(step)
      location = parent
    }
    return steps.reversed()
  }

  /// The normalized path of RFC 9535, section 2.7: `$['store']['book'][0]`.
  package var normalizedPath: String {
    steps.reduce(into: "$") { path, step in
      switch step {
      case .index(let index): path += "[\(index)]"
      case .name(let name): path += "['\(Self.escaped(name))']"
      }
    }
  }

  /// The same place as a JSON Pointer; empty for the root.
  package var pointer: String {
    steps.reduce(into: "") { pointer, step in
      switch step {
      case .index(let index): pointer += "/\(index)"
      case .name(let name): pointer += JSONPointer.step(name)
      }
    }
  }

  private static func escaped(_ name: String) -> String {
    name.unicodeScalars.map(escaped).joined()
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "'": "\\'"
    case "\\": "\\\\"
    case "\u{8}": "\\b"
    case "\u{9}": "\\t"
    case "\u{A}": "\\n"
    case "\u{C}": "\\f"
    case "\u{D}": "\\r"
    case "\0"..."\u{1F}": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: String(scalar)
    }
  }
}
