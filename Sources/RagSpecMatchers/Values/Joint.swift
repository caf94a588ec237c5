/// The signs that join digits and words to dates, times, ranges and names.
enum Joint {
  static func isJoint(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    switch scalar {
    case ":", ",", "^", "\u{2044}": return true
    default: return isDash(scalar) || isPartOfNames(scalar)
    }
  }

  static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}"
  }

  static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}": true
    default: false
    }
  }

  /// Whether a name that holds a digit goes on behind it: "Q3/2024", "v1.2"; not in "Q3:204.5" and "Q3,204.5".
  static func isPartOfNames(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "/", ".", "_", "'", "\u{2019}", "@", "#": true
    default: false
    }
  }
}
