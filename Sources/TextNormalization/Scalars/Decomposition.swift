import CUTF8Proc

/// What one scalar decomposes or folds to; used again for every scalar of a text.
struct Decomposition {
  private var buffer = [Int32](repeating: 0, count: 32)
  private var length = 0
  private var source: UInt32 = 0

  var scalars: ArraySlice<Int32> { buffer[..<length] }
  var first: UInt32 { UInt32(bitPattern: buffer[0]) }
  var single: Int32? { length == 1 ? buffer[0] : nil }
  var isUnchanged: Bool { length == 1 && first == source }

  /// Decomposes a scalar; the longest result that Unicode allows has 18 scalars.
  mutating func decompose(_ scalar: UInt32, with options: utf8proc_option_t) {
    source = scalar
    buffer[0] = Int32(bitPattern: scalar)
    length = 1
    guard scalar >= 0x80 || options.rawValue & UTF8PROC_CASEFOLD.rawValue != 0, options.rawValue != 0 else { return }
    let written = buffer.withUnsafeMutableBufferPointer { buffer in
      utf8proc_decompose_char(Int32(bitPattern: scalar), buffer.baseAddress, buffer.count, options, nil)
    }
    if (1...buffer.count).contains(written) { length = written }
  }
}
