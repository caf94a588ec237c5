/// Looks at a response's body while it comes.
package protocol BodyReceiver: Sendable {
  /// Takes the next bytes, decompressed; called on the transport's thread, one call after the other, whatever the status is.
  func receive(_ bytes: UnsafeRawBufferPointer)
}
