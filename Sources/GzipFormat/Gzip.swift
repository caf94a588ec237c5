/// Unpacks what gzip packed.
///
/// - SeeAlso: Deutsch, *GZIP file format specification*, RFC 1952.
package enum Gzip {
  /// Returns whether bytes begin as a gzip file does.
  package static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Returns what was packed, all members of the file one after the other.
  ///
  /// - Complexity: O(*n*) for *n* bytes of the result, which is kept whole.
  package static func unpacked(_ bytes: [UInt8]) throws(GzipError) -> [UInt8] {
    var packed = bytes
    return try packed.withUnsafeMutableBufferPointer { buffer throws(GzipError) in
      let inflater = try Inflater(buffer)
      try inflater.run()
      return inflater.unpacked
    }
  }
}
