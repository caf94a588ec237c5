import Foundation
import RagSpecCore
import Testing

@testable import RagSpecRetrieval

struct RunFileTests {
  private static let run = """
    q1\tQ0\td3\t1\t2.5\tnight
    q2 Q0 d9 1 1 night
    q1 Q0 d1 2 3.5 night
    q1 Q0 d2 3 3.5 night

    """

  private static func target(_ run: String, top: String? = nil) throws -> RunFileTarget {
    let sandbox = try Sandbox(run)
    var options = ["run-file": sandbox.corpusPath]
    options["top"] = top
    let target = try RunFileRetriever.target(from: .mapping(options), in: sandbox)
    return try #require(target as? RunFileTarget)
  }

  private static func ids(_ target: RunFileTarget, _ query: String) throws -> [String] {
    guard case .local(let look) = target.work(for: CaseInput(id: query, question: "?")),
      case .ranking(let documents) = try look()
    else { throw Sandbox.Unexpected() }
    return documents.map(\.id)
  }

  @Test func `documents are in trec_eval's order`() throws {
    let target = try Self.target(Self.run)
    #expect(try Self.ids(target, "q1") == ["d2", "d1", "d3"])
    #expect(try Self.ids(target, "q2") == ["d9"])
    #expect(try Self.ids(target, "q3").isEmpty)
    #expect(try Self.ids(Self.target(Self.run, top: "2"), "q1") == ["d2", "d1"])
  }

  @Test func `what is no run is told at its line`() throws {
    let error = #expect(throws: InvalidInput.self) { try Self.target("q1 Q0 d3 1 2.5 night\nq1 Q0 d3\n") }
    #expect(error?.diagnostics.map(\.id) == ["invalid-run"])
    #expect(error?.diagnostics.first?.location?.line == 2)
    #expect(throws: InvalidInput.self) { try Self.target("") }
  }

  private static func problems(_ cases: [(id: String, relevant: [String: Int])]) throws -> [Diagnostic] {
    let node = ConfigNode.mapping(["id": "x"])
    return try target(run).problems(
      in: cases.map { testCase in
        Case(
          id: CaseID(suite: "s", name: testCase.id), node: node,
          input: CaseInput(id: testCase.id, question: "?", relevant: testCase.relevant), expectations: [], tags: [],
          knownFailure: nil)
      }, at: nil, mapping: nil)
  }

  @Test func `names that never join are told`() throws {
    #expect(try Self.problems([("q1", ["d1": 1]), ("q2", ["d8": 1])]).isEmpty)
    #expect(try Self.problems([]).isEmpty)
    let foreign = try Self.problems([("1", ["d1": 1]), ("2", [:])])
    #expect(foreign.map(\.id) == ["no-common-query"] && foreign.map(\.severity) == [.error])
    #expect(foreign.first?.notes == ["the first case is '1', the first query 'q1'"])
    let few = try Self.problems([("q1", ["d1": 1]), ("q7", ["d1": 1])])
    #expect(few.map(\.id) == ["missing-query"] && few.map(\.severity) == [.warning])
    #expect(few.first?.message.hasSuffix("has no ranking for 1 of 2 cases: 'q7'") == true)
    let other = try Self.problems([("q1", ["D-1": 1]), ("q2", ["D-9": 1])])
    #expect(other.map(\.id) == ["no-common-document"] && other.map(\.severity) == [.warning])
    #expect(other.first?.notes == ["the case 'q1' names 'D-1', its ranking has 'd2'"])
  }
}
