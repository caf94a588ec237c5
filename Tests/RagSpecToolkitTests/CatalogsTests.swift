import Foundation
import JSONText
import RagSpecCore
import RagSpecToolkit
import Testing

@Suite struct CatalogsTests {
  @Test func `every name stands for one thing and says what it is`() {
    let lists = [
      Catalogs.matchers, Catalogs.behaviors, Catalogs.targets, Catalogs.providers, Catalogs.reporters,
    ]
    for list in lists {
      // Kinds of target may share a key, and are told apart by what may stand behind it.
      let names = list.map { "\($0.name): \($0.value)" }
      #expect(!list.isEmpty && Set(names).count == list.count, "\(names)")
      for descriptor in list {
        #expect(!descriptor.summary.isEmpty && descriptor.summary.count <= 120, "\(descriptor.name)")
        #expect(
          descriptor.summary.first?.isUppercase == false || descriptor.summary.hasPrefix("JUnit"), "\(descriptor.name)")
        #expect(!descriptor.summary.hasSuffix("."), "\(descriptor.name)")
      }
    }
    #expect(Catalogs.behaviors.map(\.name) == ["retrieval", "table-reading", "question-rewriting", "answering"])
    let targets = ["endpoint", "retriever", "retriever", "run-file", "hybrid", "http", "exec"]
    #expect(Catalogs.targets.map(\.name) == targets)
  }

  @Test func `no option of a matcher hides a common one`() {
    let common = Set(Catalogs.commonOptions.map(\.name))
    #expect(common == ["min", "weight", "name", "on"])
    for matcher in Catalogs.matchers {
      let names = matcher.options.map(\.name)
      #expect(Set(names).count == names.count && common.isDisjoint(with: names), "\(matcher.name)")
    }
  }

  private func schema(ofProject isProject: Bool) throws -> [String: Any] {
    let text = Catalogs.schema(ofProject: isProject).text()
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `schemas are of the year 2020 and refer to what they define`() throws {
    for isProject in [false, true] {
      let schema = try schema(ofProject: isProject)
      #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
      let defined = Set((schema["$defs"] as? [String: Any] ?? [:]).keys.map { "#/$defs/\($0)" })
      let parts = Self.objects(in: schema)
      #expect(Set(parts.compactMap { $0["$ref"] as? String }) == defined)
      for part in parts {
        if let required = part["required"] as? [String], let properties = part["properties"] as? [String: Any] {
          #expect(required.allSatisfy(properties.keys.contains), "\(required)")
        }
        if let pattern = part["pattern"] as? String { _ = try Regex(pattern) }
        for key in ["anyOf", "allOf", "enum"] where part[key] != nil {
          #expect((part[key] as? [Any])?.isEmpty == false)
        }
      }
      #expect(parts.count > 40)
    }
  }

  @Test func `the suite's schema knows every behavior and matcher, and nothing else`() throws {
    let schema = try schema(ofProject: false)
    #expect(schema["additionalProperties"] as? Bool == false)
    #expect(schema["required"] as? [String] == ["suite", "behavior", "target", "cases"])
    let parts = Self.objects(in: schema)
    let behaviors = parts.compactMap { $0["const"] as? String }
    #expect(Set(behaviors).isSuperset(of: Catalogs.behaviors.map(\.name)))
    let first = parts.compactMap { ($0["required"] as? [String])?.first }
    for matcher in Catalogs.matchers where !matcher.name.contains("@") && matcher.name != "measure" {
      #expect(first.contains(matcher.name) || matcher.value.description.contains("0 to 1"), "\(matcher.name)")
    }
  }

  @Test func `the project's schema knows every kind of target`() throws {
    let schema = try schema(ofProject: true)
    #expect(schema["required"] as? [String] == ["version"])
    let first = Self.objects(in: schema).compactMap { ($0["required"] as? [String])?.first }
    for target in Catalogs.targets { #expect(first.contains(target.name), "\(target.name)") }
  }

  /// Every object of a JSON value, itself first.
  private static func objects(in value: Any) -> [[String: Any]] {
    if let object = value as? [String: Any] { return [object] + object.values.flatMap(objects) }
    return (value as? [Any] ?? []).flatMap(objects)
  }
}
