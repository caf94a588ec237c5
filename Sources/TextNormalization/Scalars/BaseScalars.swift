import CUTF8Proc

extension String {
  /// The compatibility decomposition (NFKD) without its nonspacing marks (general category Mn): `Éric ﬁve²` gives
  /// `Eric five2`.
  package var withoutNonspacingMarks: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    let options = utf8proc_option_t(UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue)
    var decomposition = Decomposition()
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      decomposition.decompose(scalar.value, with: options)
      for part in decomposition.scalars {
        guard let part = Unicode.Scalar(UInt32(bitPattern: part)), part.properties.generalCategory != .nonspacingMark
        else { continue }
        result.append(part)
      }
    }
    return String(result)
  }
}
