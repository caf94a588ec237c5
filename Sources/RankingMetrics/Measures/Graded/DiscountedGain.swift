/// Gains that are worth less further down: divided by the logarithm of the place, plus 1, to base 2.
enum DiscountedGain {
  static func of(_ document: GainedPlace) -> Double {
    document.gain / BinaryLogarithm.of(document.place + 1)
  }

  /// The sum for documents at the places from 1 on.
  static func sum(_ gains: ArraySlice<Double>) -> Double {
    sums(gains).last ?? 0
  }

  /// The sums down to each place; the first is that of no document.
  static func sums(_ gains: ArraySlice<Double>) -> [Double] {
    var sums = [0.0]
    sums.reserveCapacity(gains.count + 1)
    var sum = 0.0
    for gain in gains {
      sum += of(GainedPlace(place: sums.count, gain: gain))
      sums.append(sum)
    }
    return sums
  }
}
