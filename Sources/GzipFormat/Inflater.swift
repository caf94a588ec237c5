internal import CZlib

/// One pass of zlib over packed bytes.
final class Inflater {
  /// What was unpacked so far.
  private(set) var unpacked: [UInt8] = []
  /// Lies still: the library keeps a pointer to it.
  private let stream: UnsafeMutablePointer<z_stream>
  private var rest: Int

  /// Starts with the packed bytes, which must outlive the inflater.
  init(_ packed: UnsafeMutableBufferPointer<UInt8>) throws(GzipError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    stream.pointee.next_in = packed.baseAddress
    rest = packed.count
    guard czlib_gunzip_init(stream) == Z_OK else { throw .noMemory }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Unpacks member after member to the end of the bytes.
  func run() throws(GzipError) {
    var status = Z_OK
    while rest > 0 || status == Z_OK {
      if status == Z_STREAM_END { inflateReset(stream) }
      status = step()
      switch status {
      case Z_OK, Z_STREAM_END: continue
      case Z_BUF_ERROR: throw .truncated
      case Z_MEM_ERROR: throw .noMemory
      default: throw .damaged
      }
    }
  }

  /// Unpacks the next chunk; the library counts in 32 bits, so that the bytes are handed over in pieces, too.
  private func step() -> Int32 {
    let piece = min(rest, 1 << 30)
    stream.pointee.avail_in = UInt32(piece)
    var status = Z_OK
    unpacked += [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, filled in
      stream.pointee.next_out = buffer.baseAddress
      stream.pointee.avail_out = UInt32(buffer.count)
      status = inflate(stream, Z_NO_FLUSH)
      filled = buffer.count - Int(stream.pointee.avail_out)
    }
    rest -= piece - Int(stream.pointee.avail_in)
    return status
  }
}
