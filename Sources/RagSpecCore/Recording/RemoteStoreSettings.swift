/// Where the shared layer of the cache is, and how it is reached. Nothing of it is part of a cache key.
package struct RemoteStoreSettings: Sendable {
  /// What runs may do with the store.
  package enum Access: String, Sendable, CaseIterable {
    case readOnly = "read-only"
    case readWrite = "read-write"
  }

  /// What objects' names are put behind, without a slash at its end.
  package let url: String
  /// What messages call it: as it stands in the configuration, after its variables were replaced.
  package let title: String
  package var access = Access.readWrite
  /// The longest wait for one object.
  package var timeout = Duration.seconds(2)
  /// Sent with each request; a value may be a secret.
  package var headers: [(name: String, value: Secret)] = []
  /// What `Authorization` says.
  package var authorization: Secret?
  /// What requests are signed with in place of that, and the secret for it.
  package var signature: (parts: RequestSignature, secret: Secret)?
  package var network = NetworkSettings()
  /// What is lacking before anything can be asked, such as a variable that is not set; `nil` when nothing is.
  package var lack: String?

  package init(url: String, title: String) { (self.url, self.title) = (url, title) }
}
