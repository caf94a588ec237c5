import CUTF8Proc

/// How a character that compatibility decomposition may turn into digits was written.
enum NumberForm {
  case plain
  case superscript
  case `subscript`
  case fraction
  /// Circled, with a full stop, squared.
  case enclosed

  init(of scalar: UInt32) {
    guard scalar >= 0x80 else {
      self = .plain
      return
    }
    switch ScalarProperties(scalar).decomposition {
    case UTF8PROC_DECOMP_TYPE_SUPER: self = .superscript
    case UTF8PROC_DECOMP_TYPE_SUB: self = .subscript
    case UTF8PROC_DECOMP_TYPE_FRACTION: self = .fraction
    case UTF8PROC_DECOMP_TYPE_CIRCLE, UTF8PROC_DECOMP_TYPE_COMPAT, UTF8PROC_DECOMP_TYPE_SQUARE: self = .enclosed
    default: self = .plain
    }
  }

  /// Returns what must stand between a digit written in `previous` form and this form beginning with `first`, so that
  /// no number changes its value: `1½`, `10²`, `5①`.
  func separator(after previous: NumberForm, first: UInt32) -> UInt32? {
    let isSign = first == 0x2B || first == 0x2D || first == 0x2212
    guard ScalarProperties(first).isDecimalDigit || isSign && self == .superscript else { return nil }
    switch self {
    case .plain: return previous == .plain ? nil : 0x20
    case .superscript: return previous == .superscript ? nil : 0x5E
    case .subscript: return previous == .subscript ? nil : 0x20
    case .fraction, .enclosed: return 0x20
    }
  }
}
