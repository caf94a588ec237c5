import CUTF8Proc

/// What the Unicode data say about one scalar.
struct ScalarProperties {
  let scalar: UInt32
  private let record: UnsafePointer<utf8proc_property_t>

  init(_ scalar: UInt32) {
    self.scalar = scalar
    // Never null: for an unassigned or invalid value utf8proc returns a record that says so.
    record = utf8proc_get_property(Int32(bitPattern: scalar))
  }

  var combiningClass: Int { Int(record.pointee.combining_class) }

  /// Whether this scalar may combine with what stands before it, by composition or by canonical reordering.
  var attachesToPrevious: Bool {
    guard scalar >= 0x300 else { return false }
    if combiningClass != 0 { return true }
    switch boundClass {
    case UTF8PROC_BOUNDCLASS_EXTEND, UTF8PROC_BOUNDCLASS_SPACINGMARK, UTF8PROC_BOUNDCLASS_V, UTF8PROC_BOUNDCLASS_T:
      return true
    default: return false
    }
  }

  /// Whether this is an emoji or a symbol that can be part of a joined emoji sequence.
  var isPictograph: Bool { boundClass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC && characterClass == .symbol }

  /// Whether the character shows nothing by itself: format and control characters, fillers, variation selectors.
  ///
  /// The signs that enclose the digits after them, as Arabic has, are format characters too, but visible.
  var isInvisible: Bool {
    if record.pointee.ignorable != 0 || category == UTF8PROC_CATEGORY_CC { return true }
    return category == UTF8PROC_CATEGORY_CF && boundClass != UTF8PROC_BOUNDCLASS_PREPEND
  }

  var isDecimalDigit: Bool { category == UTF8PROC_CATEGORY_ND }
  var isDash: Bool { category == UTF8PROC_CATEGORY_PD }
  var isSpace: Bool { characterClass == .space }

  /// How this scalar's compatibility decomposition is to be read.
  var decomposition: utf8proc_decomp_type_t { utf8proc_decomp_type_t(UInt32(record.pointee.decomp_type)) }

  var characterClass: CharacterClass {
    if scalar < 0x80 { return CharacterClass(ascii: UInt8(scalar)) }
    switch category.rawValue {
    case UTF8PROC_CATEGORY_LU.rawValue...UTF8PROC_CATEGORY_ME.rawValue: return .letter
    case UTF8PROC_CATEGORY_ND.rawValue...UTF8PROC_CATEGORY_NO.rawValue: return .digit
    case UTF8PROC_CATEGORY_PC.rawValue...UTF8PROC_CATEGORY_PO.rawValue: return .punctuation
    case UTF8PROC_CATEGORY_SC.rawValue: return .currency
    case UTF8PROC_CATEGORY_ZS.rawValue...UTF8PROC_CATEGORY_ZP.rawValue: return .space
    default: return scalar == 0x85 ? .space : .symbol
    }
  }

  private var category: utf8proc_category_t { utf8proc_category_t(UInt32(record.pointee.category)) }
  private var boundClass: utf8proc_boundclass_t { utf8proc_boundclass_t(UInt32(record.pointee.boundclass)) }
}
