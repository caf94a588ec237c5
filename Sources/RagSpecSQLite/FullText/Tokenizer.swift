internal import CSQLite

/// A tokenizer of FTS5: what it makes of a text is what the index holds. Used by one thread at a time.
package final class Tokenizer {
  private let methods: fts5_tokenizer
  private let instance: OpaquePointer
  /// The connection that the tokenizer belongs to.
  private let database: Database

  /// Makes a tokenizer from the words of a `tokenize` option: `["porter", "unicode61"]`.
  package init(_ words: [StaticString], of database: Database) throws(SQLiteError) {
    guard let name = words.first else { throw SQLiteError(code: SQLITE_MISUSE, message: "a tokenizer has a name") }
    let interface = try database.fullTextInterface()
    var methods = fts5_tokenizer()
    var context: UnsafeMutableRawPointer?
    var instance: OpaquePointer?
    var code = name.withCharacters { interface.pointee.xFindTokenizer(interface, $0, &context, &methods) }
    if code == SQLITE_OK {
      var arguments = words.dropFirst().map { $0.withCharacters { Optional($0) } }
      code = methods.xCreate(context, &arguments, Int32(arguments.count), &instance)
    }
    guard code == SQLITE_OK, let instance else {
      throw SQLiteError(code: code, message: "FTS5 has no tokenizer '\(name)'")
    }
    (self.methods, self.instance, self.database) = (methods, instance, database)
  }

  deinit { methods.xDelete(instance) }

  /// Calls a function with each token and the place of the bytes that it stands for, until it returns `false`.
  ///
  /// - Parameter text: UTF-8 of less than two gigabytes; what is beyond is left out.
  package func forEachToken(
    in text: UnsafeBufferPointer<UInt8>, _ body: (_ token: String, _ place: Range<Int>) -> Bool
  ) throws(SQLiteError) {
    let code = withoutActuallyEscaping(body) { body in
      var receiver = Receiver(receive: body)
      return withUnsafeMutablePointer(to: &receiver) { tokenize(text, for: $0) }
    }
    guard code == SQLITE_OK || code == SQLITE_DONE else {
      throw SQLiteError(code: code, message: "FTS5 cannot split the text into tokens")
    }
  }

  private func tokenize(_ text: UnsafeBufferPointer<UInt8>, for receiver: UnsafeMutablePointer<Receiver>) -> Int32 {
    text.withMemoryRebound(to: CChar.self) { characters in
      methods.xTokenize(
        instance, receiver, FTS5_TOKENIZE_QUERY, characters.baseAddress, Int32(clamping: characters.count), receiveToken
      )
    }
  }
}

/// Carries a function through C.
private struct Receiver {
  let receive: (_ token: String, _ place: Range<Int>) -> Bool
}

/// Called by FTS5 for each token.
private func receiveToken(
  _ receiver: UnsafeMutableRawPointer?, _ flags: Int32, _ token: UnsafePointer<CChar>?, _ length: Int32,
  _ start: Int32, _ end: Int32
) -> Int32 {
  let token = UnsafeRawBufferPointer(start: token, count: Int(length))
  guard let receiver = receiver?.assumingMemoryBound(to: Receiver.self).pointee else { return SQLITE_MISUSE }
  let wantsMore = receiver.receive(String(decoding: token, as: UTF8.self), Int(start)..<Int(end))
  return wantsMore ? SQLITE_OK : SQLITE_DONE
}
