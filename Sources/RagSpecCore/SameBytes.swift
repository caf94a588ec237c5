extension UnsafeBufferPointer<UInt8> {
  /// Whether both hold the same bytes; a loop that the compiler makes less of than of `elementsEqual`.
  func isSame(as other: Self) -> Bool {
    guard count == other.count else { return false }
    if baseAddress == other.baseAddress { return true }
    var index = 0
    while index < count, self[index] == other[index] { index &+= 1 }
    return index == count
  }
}
