import Foundation
import RagSpecTestSupport
import Testing

/// Which target may import which: arrows go down only, and parts of layer 2 do not know each other.
///
/// SwiftPM lets a target import a sibling that it does not declare, so every `import` line is read.
@Suite struct LayeringTests {
  private static let allowed: [String: Set<String>] = [
    "ragspec": ["RagSpecCommands", "CMalloc", "Glibc"],
    "RagSpecCommands": [
      "RagSpecToolkit", "RagSpecCore", "RagSpecCache", "RagSpecReports", "RagSpecRetrieval", "RagSpecRunner",
      "RagSpecSuites", "JSONText", "ContentDigest", "RankingMetrics", "TRECFormats", "SystemFiles", "ThreadPool",
      "LineProcess", "RegularExpressions",
      "ArgumentParser", "Glibc", "Synchronization",
    ],
    "RagSpecToolkit": [
      "RagSpecCore", "RagSpecSuites", "RagSpecMatchers", "RagSpecBehaviors", "RagSpecProviders", "RagSpecCurl",
      "RagSpecCache", "RagSpecRetrieval", "RagSpecVariants", "RagSpecRunner", "RagSpecReports", "ContentDigest",
      "JSONText",
      "SystemFiles", "Glibc", "Synchronization",
    ],
    "RagSpecSuites": ["RagSpecCore", "JSONText", "CLibYAML", "ThreadPool", "Synchronization"],
    "RagSpecVariants": ["RagSpecCore"],
    "RagSpecMatchers": [
      "RagSpecCore", "JSONText", "JSONPath", "JSONSchema", "RegularExpressions", "TextSimilarity", "TextNormalization",
      "RankingMetrics", "TableFormats", "LineProcess", "SystemFiles", "Synchronization",
    ],
    "RagSpecBehaviors": ["RagSpecCore", "TableFormats", "JSONText", "LineProcess", "SystemFiles"],
    "RagSpecProviders": ["RagSpecCore", "ContentDigest", "JSONText", "Synchronization"],
    "RagSpecCurl": [
      "RagSpecProviders", "RagSpecCore", "SystemFiles", "CLazyCurl", "Glibc", "Darwin", "Synchronization",
    ],
    "RagSpecCache": ["RagSpecCore", "RagSpecSQLite", "ContentDigest", "JSONText", "SystemFiles", "Synchronization"],
    "RagSpecRetrieval": [
      "RagSpecCore", "RagSpecSQLite", "TRECFormats", "GzipFormat", "VectorSearch", "ContentDigest", "JSONText",
      "SystemFiles", "TextNormalization", "TextSimilarity", "Glibc", "Synchronization",
    ],
    "RagSpecRunner": ["RagSpecCore", "ContentDigest"],
    "RagSpecReports": ["RagSpecCore", "TRECFormats", "ContentDigest", "JSONText"],
    "RagSpecCore": [
      "ContentDigest", "JSONText", "RegularExpressions", "TableFormats", "TextNormalization", "TextSimilarity",
      "Synchronization",
    ],
    "RagSpecSQLite": ["CSQLite", "Glibc", "Synchronization"],
    "TextSimilarity": [], "RankingMetrics": [], "TRECFormats": [], "JSONText": [],
    "TableFormats": ["JSONText"], "TextNormalization": ["CUTF8Proc"], "ContentDigest": ["CSHA256"],
    "SystemFiles": ["Glibc", "ThreadPool"], "ThreadPool": ["Glibc"],
    "LineProcess": ["CSpawn", "Glibc", "Synchronization"],
    "GzipFormat": ["CZlib"], "VectorSearch": [],
    "RegularExpressions": ["CPCRE2"],
    "JSONPath": ["JSONText", "RegularExpressions"], "JSONSchema": ["JSONText", "RegularExpressions"],
  ]

  @Test func everyImportIsAllowed() throws {
    var checked = 0
    for (target, imports) in try Self.importsByTarget() {
      let allowed = try #require(Self.allowed[target], "the target \(target) is missing in the table of layers")
      for (file, module) in imports {
        #expect(allowed.contains(module), "\(file) imports \(module)")
        checked += 1
      }
    }
    #expect(checked > 100, "the test reads import lines")
  }

  @Test func everyTargetOfTheTableExists() throws {
    let found = Set(try Self.importsByTarget().keys)
    #expect(found == Set(Self.allowed.keys))
  }

  @Test func nothingUnderSourcesImportsFoundation() throws {
    for (file, module) in try Self.importsByTarget().values.joined() {
      #expect(!module.hasPrefix("Foundation"), "\(file) imports \(module)")
    }
  }

  /// The imported modules of each Swift target, with the file that imports them.
  private static func importsByTarget() throws -> [String: [(file: String, module: String)]] {
    let sources = projectRoot.appending(path: "Sources")
    var imports: [String: [(file: String, module: String)]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where path.hasSuffix(".swift") {
      let target = String(path.prefix { $0 != "/" })
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      imports[target, default: []] += text.split(separator: "\n").compactMap { line in
        module(importedBy: line).map { (path, $0) }
      }
    }
    return imports
  }

  private static func module(importedBy line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let position = words.firstIndex(of: "import"), position < words.count - 1 else { return nil }
    let modifiers: Set<Substring> = [
      "package", "public", "internal", "private", "fileprivate", "@preconcurrency", "@testable",
    ]
    guard words[..<position].allSatisfy(modifiers.contains) else { return nil }
    return words[position + 1].split(separator: ".").first.map(String.init)
  }
}
