/// A version of JSON Schema.
package enum JSONSchemaDraft: String, Sendable, CaseIterable {
  case draft7 = "http://json-schema.org/draft-07/schema"
  case draft2020 = "https://json-schema.org/draft/2020-12/schema"

  /// Reads a `$schema`; an empty fragment at its end means nothing.
  package init?(uri: String) {
    self.init(rawValue: uri.hasSuffix("#") ? String(uri.dropLast()) : uri)
  }

  /// The schema that every schema of this draft must fulfil.
  var metaschema: JSONSchema? {
    switch self {
    case .draft7: Self.metaschema7
    case .draft2020: Self.metaschema2020
    }
  }

  private static let metaschema7 = compiledMetaschema(.draft7)
  private static let metaschema2020 = compiledMetaschema(.draft2020)

  private static func compiledMetaschema(_ draft: JSONSchemaDraft) -> JSONSchema? {
    Metaschemas.documents[draft.rawValue].flatMap { try? JSONSchema(trusted: $0, draft: draft) }
  }
}
