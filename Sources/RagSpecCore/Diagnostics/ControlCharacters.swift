extension String {
  /// The text with every character escaped that could move a cursor, hide text or turn its direction.
  ///
  /// What a model or a file says is shown, never obeyed: C0 and C1 controls and bidirectional overrides appear as
  /// `\u{1B}`; tabs and line ends stay.
  package var escapingControls: String {
    guard unicodeScalars.contains(where: \.isUnsafeToShow) else { return self }
    var shown = ""
    for scalar in unicodeScalars {
      if scalar.isUnsafeToShow {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// The text without anything that could move a cursor, or start a line of its own that looks like another message.
  package var onOneLine: String {
    escapingControls.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
  }
}

extension Unicode.Scalar {
  /// Whether a terminal or a reader could be misled by the scalar.
  package var isUnsafeToShow: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0x2028, 0x2029, 0xFEFF: true
    default: false
    }
  }
}
