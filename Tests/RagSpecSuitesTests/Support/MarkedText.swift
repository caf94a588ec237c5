import RagSpecCore

/// A text in which keycap emoji mark places: `1️⃣` stands before what a diagnostic is expected to point at.
struct MarkedText: ExpressibleByStringLiteral {
  /// The text without its marks.
  let text: String
  /// `line:column` of each mark, in the order of their numbers.
  let places: [String]

  init(stringLiteral marked: String) { self.init(marked) }

  init(_ marked: String) {
    var (text, places) = ("", [Character: String]())
    var (line, column) = (1, 1)
    for character in marked {
      if Self.marks.contains(character) {
        places[character] = "\(line):\(column)"
        continue
      }
      text.append(character)
      if character.isNewline { (line, column) = (line + 1, 1) } else { column += character.unicodeScalars.count }
    }
    self.text = text
    self.places = Self.marks.compactMap { places[$0] }
  }

  private static let marks: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]

  func file(_ path: String = "s.yaml") -> SourceFile { SourceFile(path: path, text: text) }
}

extension SourceFile {
  convenience init(path: String = "s.yaml", text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}

extension SourceLocation {
  /// `line:column`, without the file.
  var place: String { "\(line):\(column)" }
}

extension [Diagnostic] {
  /// The place and the id of each, in the order of the places.
  var told: [String] {
    sorted { one, other in
      guard let first = one.location, let second = other.location else { return one.location == nil }
      return first < second
    }.map { ($0.location?.place ?? "-") + " " + $0.id.rawValue }
  }

  var messages: [String] { map(\.message) }
}

/// Returns what a piece of work threw, nothing when it did not.
func diagnostics(_ work: () throws -> Void) -> [Diagnostic] {
  do { try work() } catch {
    guard let input = error as? InvalidInput else { return [Diagnostic("not-a-diagnostic", "\(error)", at: nil)] }
    return input.diagnostics
  }
  return []
}
