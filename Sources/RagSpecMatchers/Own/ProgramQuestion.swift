import JSONText
import RagSpecCore

/// What a program is told of an output and its case: one line of JSON.
struct ProgramQuestion {
  private(set) var line: [UInt8] = []

  init(_ observation: Observation, _ input: CaseInput, _ extra: JSONValue?) {
    var json = JSONWriter()
    json.beginObject()
    switch observation {
    case .text(let text): json.member("output", text)
    case .ranking(let documents): Self.write(documents, to: &json)
    }
    json.members(input)
    Self.writeExpected(of: input, to: &json)
    if let extra { json.member("with", raw: Array(extra.text().utf8)) }
    json.endObject()
    line = json.bytes
  }

  private static func write(_ documents: [RankedDocument], to json: inout JSONWriter) {
    json.key("ranking")
    json.beginArray()
    for document in documents {
      json.beginObject()
      json.member("id", document.id)
      json.member("score", document.score)
      json.endObject()
    }
    json.endArray()
  }

  /// What a good output would be.
  private static func writeExpected(of input: CaseInput, to json: inout JSONWriter) {
    if !input.references.isEmpty { json.member("references", input.references) }
    guard !input.relevant.isEmpty else { return }
    json.key("relevant")
    json.beginObject()
    for (id, grade) in input.relevant.sorted(by: { $0.key < $1.key }) { json.member(id, grade) }
    json.endObject()
  }
}
