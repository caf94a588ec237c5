import ContentDigest
import JSONText
import RagSpecBehaviors
import RagSpecCore
import RagSpecMatchers
import RagSpecSuites

/// An expectation as a user writes it, beside a case as a user writes it.
struct Judged {
  let expectation: Expectation
  let input: CaseInput
  private let model: FakeModel

  /// - Parameters:
  ///   - expectation: the list item under `expect:`, without the dash.
  ///   - caseKeys: further keys of the case, as YAML.
  ///   - model: what matchers are answered that ask models.
  init(_ expectation: String, case caseKeys: String = "", model: FakeModel = FakeModel()) throws {
    let reader = ExpectationReader(endpoints: FakeEndpoints())
    self.expectation = try reader.expectation(from: Self.node(expectation))
    input = try Self.input(caseKeys)
    self.model = model
  }

  static func node(_ yaml: String) throws -> ConfigNode {
    try YAMLReader.document(of: SourceFile(path: "suite.yaml", bytes: Array(yaml.utf8))).root
  }

  private static func input(_ caseKeys: String) throws -> CaseInput {
    let node = try node(caseKeys.isEmpty ? "{}" : caseKeys)
    if node["table"] != nil { return try TableReading.input(from: node, files: NoFiles()) }
    if node["relevant"] != nil { return try Retrieval.input(from: node, files: NoFiles()) }
    return try QuestionRewriting.input(from: node, files: NoFiles())
  }

  /// What a text output is judged as, explained.
  func assess(_ output: String) throws -> Assessment {
    let observation = Observation.text(output)
    return try expectation.assess(observation, in: context(for: observation), explaining: true)
  }

  /// What the case's matchers know after all that they ask was answered.
  func context(for observation: Observation) throws -> CaseContext {
    var answers: [SHA256Digest: ModelOutput] = [:]
    while true {
      let context = CaseContext(input: input, answers: ConsultedAnswers(answers))
      let asked = try expectation.requests(for: observation, in: context)
      guard !asked.isEmpty else { return context }
      for consultation in asked { answers[consultation.request.key] = model.answer(consultation.request.request) }
    }
  }

  /// What a ranking is judged as, given as ids separated by spaces, or as a list of objects in JSON.
  func assess(ranking: String) throws -> Assessment {
    let listed = ranking.hasPrefix("[") ? try JSONValue(parsing: ranking).array : nil
    let documents =
      listed?.enumerated().map { index, element in
        RankedDocument(
          id: element["id"]?.string ?? "result-\(index + 1)", score: Double(-index), text: element["text"]?.string,
          identity: element["id"] == nil ? .unnamed : .known)
      } ?? ranking.split(separator: " ").enumerated().map { RankedDocument(id: String($1), score: Double(-$0)) }
    return try expectation.assess(.ranking(documents), in: CaseContext(input: input), explaining: true)
  }

  /// Whether an output passes.
  static func passes(_ output: String, _ expectation: String, case caseKeys: String = "") throws -> Bool {
    try Judged(expectation, case: caseKeys).assess(output).passed
  }

  /// The ids of what is wrong with an expectation, beside its case too; none when it is fine.
  static func problems(_ expectation: String, case caseKeys: String = "") throws -> [Diagnostic] {
    do {
      let judged = try Judged(expectation, case: caseKeys)
      return judged.expectation.problems(in: judged.input)
    } catch let error as InvalidInput { return error.diagnostics }
  }
}

/// A project without any files.
private struct NoFiles: ProjectFiles {
  func contents(at path: FileReference) throws(InvalidInput) -> SourceFile {
    throw InvalidInput("missing-file", "no '\(path.path)'", at: path.location)
  }
}

extension Assessment {
  /// The explanation's further lines.
  var notes: [String] { explanation?.notes ?? [] }

  /// The part of an output that the explanation points at.
  func span(in output: String) -> String? {
    explanation?.span.map { String(decoding: Array(output.utf8)[$0], as: UTF8.self) }
  }
}
