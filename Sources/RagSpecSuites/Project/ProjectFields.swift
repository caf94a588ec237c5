package import RagSpecCore

/// The keys of `ragspec.yaml`, for the loader, the JSON Schema and the reference.
package enum ProjectFields {
  package static let project = [
    Field("version", .integer(1...1), isRequired: true, "the form of this file: 1"),
    Field("endpoints", .dictionary(.mapping(endpoint)), "model servers, by name"),
    Field("network", .mapping(NetworkSettings.fields), "how endpoints are reached that do not say so themselves"),
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
    Field("key", Secret.source, "the API key: ${NAME}, from the environment, or {file: PATH}"),
    Field("stream", .boolean, default: "false", "whether answers are taken as they are made"),
    Field("api-version", .text, "the version in the address, for azure-openai"),
    Field("signature", .mapping(signature), "signs requests as AWS wants it, with the key as the secret"),
    Field("parameters", .dictionary(.anything), "sent with each request as written: temperature, max_tokens, seed"),
    Field("headers", .dictionary(.text), "sent with each request and part of the cache key"),
    Field("similarity", .share, "the least cosine of two vectors of this model that says that two texts mean the same"),
    Field("limits", .mapping(limits), "what a run may ask of the server at most"),
    Field("network", .mapping(NetworkSettings.fields), "how the server is reached"),
    Field("price", .mapping(Price.fields), "what tokens cost, for reports and '--max-cost'"),
  ]

  package static let signature = [
    Field("region", .text, isRequired: true, "the region in which the service is: eu-central-1"),
    Field("service", .text, default: "bedrock", "the service's name in signatures"),
    Field("key-id", .text, isRequired: true, "the id of the access key: ${NAME}"),
    Field("session-token", .text, "the token of a session that is limited in time: ${NAME:-}"),
  ]

  package static let limits =
    Limits.fields + [
      Field("tokens-per-minute", .integer(1...1_000_000_000), "tokens of requests and answers per minute"),
      Field("batch", .integer(1...2048), default: "64", "texts in one request, for embeddings"),
    ]

  package static let cache = [
    Field("path", .text, default: ".ragspec/cache.sqlite", "the local cache"),
    Field("cassettes", .list(.text), default: "[]", "folders of committed recordings"),
    Field("remote", .mapping(remote), "a store that several machines share recordings in"),
  ]

  package static let remote = [
    Field("url", .text, isRequired: true, "http://HOST/PREFIX, https:// or s3://BUCKET/PREFIX; an empty text for none"),
    Field("access", .text, default: "read-write", "read-write, or read-only"),
    Field("timeout", .duration, default: "2s", "the longest wait for one recording"),
    Field("key", Secret.source, "sent as a bearer token, or with 'user' as the password: ${NAME}, or {file: PATH}"),
    Field("user", .text, "the name to sign in with, by HTTP's basic scheme"),
    Field("headers", .dictionary(.text), "sent with each request; a secret is written as ${NAME}"),
    Field("region", .text, default: "AWS_REGION", "for s3: the region in which the bucket is"),
    Field("endpoint", .text, default: "AWS_ENDPOINT_URL", "for s3: the address of a service that is not AWS"),
    Field("path-style", .boolean, "for s3: whether the bucket stands in the path; true where there is an 'endpoint'"),
    Field("network", .mapping(NetworkSettings.fields), "how the store is reached"),
  ]
}
