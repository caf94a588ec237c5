package import RagSpecCore

/// The keys of `ragspec.yaml`, for the loader, the JSON Schema and the reference.
package enum ProjectFields {
  package static let project = [
    Field("version", .integer(1...1), isRequired: true, "the form of this file: 1"),
    Field("endpoints", .dictionary(.mapping(endpoint)), "model servers, by name"),
    Field("targets", .dictionary(.anything), "systems under test, by name"),
    Field("cache", .mapping(cache), "where responses are recorded"),
    Field(
      "gates", SuiteFields.gates, default: "{pass-rate: 1.0}", "gates of every suite that does not set the same ones"),
    Field("allow-outside", .boolean, default: "false", "whether paths may leave the project"),
  ]

  package static let endpoint = [
    Field("provider", .text, isRequired: true, "the protocol that the server speaks"),
    Field("url", .text, isRequired: true, "the base URL, up to and with /v1"),
    Field("model", .text, isRequired: true, "the model's name at the server"),
    Field("key", .text, "the API key: ${NAME}, from the environment"),
    Field("parameters", .dictionary(.anything), "sent with each request as written: temperature, max_tokens, seed"),
    Field("headers", .dictionary(.text), "sent with each request and part of the cache key"),
    Field("similarity", .share, "the least cosine of two vectors of this model that says that two texts mean the same"),
    Field("limits", .mapping(limits), "what a run may ask of the server at most"),
    Field("price", .mapping(Price.fields), "what tokens cost, for reports and '--max-cost'"),
  ]

  package static let limits =
    Limits.fields + [
      Field("tokens-per-minute", .integer(1...1_000_000_000), "tokens of requests and answers per minute"),
      Field("batch", .integer(1...2048), default: "64", "texts in one request, for embeddings"),
    ]

  package static let cache = [
    Field("path", .text, default: ".ragspec/cache.sqlite", "the local cache"),
    Field("cassettes", .list(.text), default: "[]", "folders of committed recordings"),
  ]
}
