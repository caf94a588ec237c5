package import RagSpecCore

/// Rankings that were made elsewhere, and stand in a file.
package enum RunFileRetriever: TargetKind {
  package static let descriptor = ExtensionDescriptor(
    name: "run-file", summary: "rankings made elsewhere: a TREC run, by the ids of the cases",
    discussion: """
      Answers with what a file in TREC's form says: lines of query, `Q0`, document, rank, score and run, perhaps packed \
      with gzip. A case's id is the query. Documents are in the order of their scores, and on a tie by name, descending, \
      as trec_eval has them; the rank does not count. A query that the file does not have found nothing.
      """, value: .text,
    options: [
      Field("top", .integer(1...1_000_000), "documents in a ranking at most; all by default"), PassageMapping.field,
      DeclaredCorpus.field,
    ])

  package static func target(from node: ConfigNode, in project: any TargetProject) throws(InvalidInput) -> any Target {
    guard let path = node["run-file"] else {
      throw InvalidInput("missing-key", "the key 'run-file' is missing", at: node.location)
    }
    let run = try TRECSource.run(in: project.configuredFile(at: path))
    return RunFileTarget(run, path: path.text, top: node["top"]?.integer)
  }
}
