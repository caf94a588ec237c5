import RagSpecCore
import RagSpecMatchers
import Testing

/// The examples of the reference pages do what they say.
@Suite struct ExampleTests {
  private static let descriptors =
    MatcherCatalog.all.all.map { $0.descriptor } + [MatcherCatalog.measure.descriptor] + MatcherCatalog.combinators

  @Test func `every example passes or fails as it says`() throws {
    for descriptor in Self.descriptors {
      for example in descriptor.examples {
        let judged = try Judged(example.expectation, case: example.caseKeys)
        #expect(judged.expectation.problems(in: judged.input).isEmpty, "\(example.expectation)")
        let passed = try Self.passes(judged, example.output)
        #expect(passed == example.passes, "\(example.expectation) on '\(example.output)'")
      }
    }
  }

  /// Rankings stand in examples as ids.
  private static func passes(_ judged: Judged, _ output: String) throws -> Bool {
    do { return try judged.assess(output).passed } catch is UnsupportedObservation {
      return try judged.assess(ranking: output).passed
    }
  }

  @Test func `every descriptor has an example of each kind, and a summary that fits a line`() {
    for descriptor in Self.descriptors {
      #expect(descriptor.examples.contains { $0.passes }, "\(descriptor.name)")
      #expect(descriptor.examples.contains { !$0.passes }, "\(descriptor.name)")
      #expect(descriptor.summary.count <= 120 && !descriptor.summary.hasSuffix("."), "\(descriptor.name)")
    }
  }

  @Test func `names are unique`() {
    let names = Self.descriptors.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func `every failed assessment tells what was wanted`() throws {
    for descriptor in Self.descriptors where !MatcherCatalog.combinators.contains(where: { $0.name == descriptor.name })
    {
      for example in descriptor.examples where !example.passes {
        let judged = try Judged(example.expectation, case: example.caseKeys)
        let text = try? judged.assess(example.output)
        let assessment = try text ?? judged.assess(ranking: example.output)
        #expect(!(assessment.explanation?.expected.isEmpty ?? true), "\(example.expectation)")
      }
    }
  }
}
