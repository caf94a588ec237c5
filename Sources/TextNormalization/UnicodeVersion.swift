import CUTF8Proc

/// The Unicode version whose data NFKC, case folding and the character classes follow, as the linked utf8proc states
/// it.
///
/// utf8proc 2.8, which Debian 12 ships, follows Unicode 15.0.0. A character that is newer passes through unchanged.
package var normalizationUnicodeVersion: String {
  String(cString: utf8proc_unicode_version())
}
