import Foundation
import RagSpecTestSupport
import Testing

/// Walks through docs/retrieval.md as a reader does, against a real search over HTTP.
@Suite struct RetrievalPageTests {
  private static let page = Result { try MarkdownPage("docs/retrieval.md") }

  /// The first block of YAML under a heading of the page, with the URL of a search that runs.
  private static func example(_ heading: String, _ server: SearchServer) throws -> String {
    let block = try #require(page.get().blocks("yaml", under: heading).first)
    return block.replacing("http://127.0.0.1:8000", with: server.url)
  }

  /// Calls a function with a project as it is after the page's third step, while its search runs.
  private static func walk(_ body: (TemporaryProject, SearchServer) throws -> Void) throws {
    try SearchServer.serving("fixtures/handbook/corpus.jsonl") { server in
      let project = try TemporaryProject([
        "ragspec.yaml": example("2. The search", server), "scenarios/search.yaml": example("3. The suite", server),
      ])
      try FileManager.default.copyItem(
        at: projectRoot.appending(path: "fixtures/handbook"), to: project.folder.appending(path: "data"))
      try body(project, server)
    }
  }

  @Test func `the page's search and suite gate on the measure that trec_eval has`() throws {
    try Self.walk { project, _ in
      let run = try project.ragspec("run", "-o", "found.trec")
      #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.output) \(run.errors)")
      let measured = try project.ragspec("measure", "-c", "-m", "ndcg_cut.10", "data/qrels/test.tsv", "found.trec")
      let value = try #require(measured.output.split(whereSeparator: \.isWhitespace).last)
      #expect(run.output.contains("nDCG@10 \(value.dropLast())"), "\(run.output) \(measured.output)")
      // The same again asks nobody, and a gate above what the search reaches fails.
      let suite = try project.text(of: "scenarios/search.yaml")
      try project.write(suite.replacing("0.75", with: "0.95"), to: "scenarios/search.yaml")
      let gated = try project.ragspec("run", "--cache", "replay")
      #expect(gated.exitCode == 1 && gated.output.contains("0.95"), "\(gated.output) \(gated.errors)")
    }
  }

  @Test func `the page's case of its own fails as it says, and its variants are judged`() throws {
    try Self.walk { project, server in
      let plain = try project.text(of: "scenarios/search.yaml")
      let cases = try Self.example("4. A query that matters", server)
      try project.write(
        plain.replacing("cases: [{from: {beir: ../data}}]\n", with: cases), to: "scenarios/search.yaml")
      let run = try project.ragspec("run")
      #expect(run.exitCode == 1 && run.errors.isEmpty, "\(run.output) \(run.errors)")
      #expect(run.output.contains("hr-012 has 'weeks' of the query, and not 'many', 'fathers', 'get'"), "\(run.output)")

      let head = plain.split(separator: "\n").prefix { !$0.hasPrefix("defaults") }.joined(separator: "\n")
      let variants = try Self.example("5. The same in other words", server)
      try project.write("\(head)\n\(variants)cases: [{from: {beir: ../data}}]\n", to: "scenarios/search.yaml")
      let varied = try project.ragspec("run")
      #expect(
        varied.exitCode == 1 && varied.output.contains("typos     invariance"), "\(varied.output) \(varied.errors)")
    }
  }

  @Test func `judgments of documents that the search does not have are told`() throws {
    try Self.walk { project, _ in
      #expect(try project.ragspec("check").exitCode == 0)
      let judgments = try project.text(of: "data/qrels/test.tsv")
      try project.write(judgments + "q-001\thr-0122\t2\n", to: "data/qrels/test.tsv")
      for command in ["check", "run"] {
        let refused = try project.ragspec(command)
        #expect(refused.exitCode == 2 && refused.errors.contains("[unknown-document]"), "\(refused.errors)")
        #expect(refused.errors.contains("did you mean 'hr-012'?"), "\(refused.errors)")
      }
      let targets = try project.text(of: "ragspec.yaml").replacing("    corpus: data/corpus.jsonl\n", with: "")
      try project.write(targets, to: "ragspec.yaml")
      let unchecked = try project.ragspec("check")
      #expect(unchecked.exitCode == 0 && unchecked.errors.contains("[unchecked-judgments]"), "\(unchecked.errors)")
      #expect(unchecked.errors.contains("beside the judgments there is data/corpus.jsonl"), "\(unchecked.errors)")
    }
  }

  @Test func `results that are no documents of the corpus are told, with what makes documents of them`() throws {
    try Self.walk { project, _ in
      let targets = try project.text(of: "ragspec.yaml")
      for passages in ["", "    passages: {separator: \":\"}\n"] {
        try project.write(
          targets.replacing("    passages: {separator: \"#\"}\n", with: passages), to: "ragspec.yaml")
        let run = try project.ragspec("run")
        #expect(run.exitCode == 3 && run.output.contains("results is a document of the corpus"), "\(run.output)")
        #expect(run.output.contains("add 'passages: {separator: \"#\"}' to the target"), "\(run.output)")
      }
    }
  }

  @Test func `results without ids are found by their texts as well as by their ids`() throws {
    try Self.walk { project, server in
      let byIDs = try project.ragspec("run", "--format", "json")
      let reading = "{texts: /hits/*/text}"
      let targets = try Self.example("6. Passages without ids", server)
        .replacing(reading, with: "\(reading)\n    match: {corpus: data/corpus.jsonl, passages: first}")
      try project.write("version: 1\n\(targets)", to: "ragspec.yaml")
      let byTexts = try project.ragspec("run", "--format", "json")
      let means = [byIDs, byTexts].map { $0.output.matches(of: /"nDCG@10": *([0-9.]+)/).map(\.1) }
      #expect(byTexts.exitCode == 0 && !means[0].isEmpty && means[0] == means[1], "\(byTexts.output) \(byTexts.errors)")
    }
  }
}
