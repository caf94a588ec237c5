import JSONText
import RagSpecCore

/// Where a JSON Schema is written: in the expectation itself, or in a file that it names.
enum SchemaSource {
  case written(ConfigNode)
  case file(SourceFile, JSONValue)

  /// Reads the file if there is one, which must be JSON; a text that is no boolean is its path.
  init(_ options: Options) throws(InvalidInput) {
    let node = options.value
    guard node.kind == .scalar, node.boolean == nil else {
      self = .written(node)
      return
    }
    guard let files = options.files else {
      throw InvalidInput(
        "missing-file", "there is no file '\(node.text)'", at: node.location, hint: "write the schema here")
    }
    let file = try files.contents(at: node)
    do throws(JSONError) { self = .file(file, try JSONValue(parsing: file.bytes)) } catch {
      throw InvalidInput(
        "invalid-json", "the schema is no JSON: \(error.message)",
        at: SourceLocation(file: file, line: error.line, column: error.column),
        notes: ["it is the schema of \(node.location)"], hint: "a schema in a file is JSON, not YAML")
    }
  }

  var value: JSONValue {
    switch self {
    case .written(let node): node.json
    case .file(_, let value): value
    }
  }

  /// Returns the place that a JSON Pointer into the schema leads to, or one as near to it as there is.
  func location(of pointer: String) -> SourceLocation {
    switch self {
    case .written(let node): node.node(at: pointer).location
    case .file(let file, _): file.location(of: pointer)
    }
  }
}

extension ConfigNode {
  /// The node that a JSON Pointer leads to, or as near to it as there is one.
  fileprivate func node(at pointer: String) -> ConfigNode {
    var node = self
    for name in JSONPointer.names(of: pointer) ?? [] {
      let elements = node.elements
      let child = Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      guard let next = child ?? node.entries.first(where: { $0.key.isText(name) })?.value else { break }
      node = next
    }
    return node
  }
}

extension SourceFile {
  /// The place of the JSON value that a pointer leads to, or of the one around it.
  fileprivate func location(of pointer: String) -> SourceLocation {
    var names = JSONPointer.names(of: pointer) ?? []
    while true {
      let range = bytes.withUnsafeBufferPointer { JSONPointer.range(of: names, in: $0) }
      if let range { return location(ofUTF8: range.lowerBound) }
      guard names.popLast() != nil else { return SourceLocation(file: self, line: 1, column: 1) }
    }
  }

  private func location(ofUTF8 offset: Int) -> SourceLocation {
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return SourceLocation(file: self, line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: column)
  }
}
