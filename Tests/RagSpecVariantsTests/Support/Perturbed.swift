import RagSpecCore
import RagSpecSuites
import Testing

@testable import RagSpecVariants

/// A perturbation as a suite writes it.
struct Perturbed {
  let perturbation: any Perturbation

  /// - Parameter files: what lies beside the suite, by path.
  init(_ item: String, files: [String: String] = [:]) throws {
    let document = try YAMLReader.document(of: SourceFile(path: "s.yaml", bytes: Array(item.utf8)))
    let first = try #require(document.root.firstEntry)
    perturbation = try PerturbationReader(files: FakeFiles(texts: files)).perturbation(first.key, first.value)
  }

  func texts(from original: String) -> [String?] { perturbation.texts(from: original) }
}

/// Files that are only texts.
struct FakeFiles: ProjectFiles {
  var texts: [String: String] = [:]

  func contents(at reference: FileReference) throws(InvalidInput) -> SourceFile {
    guard let text = texts[reference.path] else {
      throw InvalidInput("missing-file", "there is no file '\(reference.path)'", at: reference.location)
    }
    return SourceFile(path: reference.path, bytes: Array(text.utf8))
  }
}

/// Returns `line:column id` of what a piece of work threw.
func told(_ work: () throws -> Void) -> [String] {
  do { try work() } catch {
    guard let input = error as? InvalidInput else { return ["\(error)"] }
    return input.diagnostics.map { diagnostic in
      let place = diagnostic.location.map { "\($0.file.path):\($0.line):\($0.column) " } ?? ""
      return place + diagnostic.id.rawValue
    }
  }
  return []
}

/// Texts that a perturbation may meet: scripts with and without spaces, marks that join, and nothing much.
enum Questions {
  static let all = [
    "How many weeks of parental leave do new fathers get?", "what's the e-mail of \"Plan M\" (3.5 GB)?",
    "Wie viel Elternzeit steht Vätern zu?", "Πόσες εβδομάδες άδειας;", "Сколько недель отпуска?",
    "育休は何週間ですか？", "부모 휴가는 몇 주입니까?", "ลาคลอดได้กี่วัน", "كم أسبوعا إجازة؟", "माता-पिता की छुट्टी कितने सप्ताह है?",
    "👩‍👩‍👧 leave 🇩🇪🇫🇷?", "e\u{301}te\u{301} cafe\u{301}", "ab", "a", "", " ", "?!", "42", "İstanbul ßtraße ŉ",
    "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF} \u{1100}\u{1161}", "two  spaces\tand a tab",
    "« Été » et „Herbst“",
  ]
}
