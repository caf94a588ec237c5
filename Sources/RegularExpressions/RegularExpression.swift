internal import CPCRE2

/// A compiled regular expression of PCRE2, with a limit on how long it may try.
///
/// Immutable after its compilation, and PCRE2 lets threads share compiled expressions.
package final class RegularExpression: @unchecked Sendable {
  private let code: OpaquePointer

  /// Steps after which a search is given up: about a tenth of a second.
  private static let matchLimit: UInt32 = 5_000_000

  /// Kibibytes of memory after which a search is given up.
  private static let heapLimit: UInt32 = 100_000

  /// What is wrong with a pattern.
  package struct SyntaxError: Error {
    /// The problem in PCRE2's words, or in ours for what only I-Regexp forbids.
    package let message: String
    /// Where in the pattern, in Unicode scalars from 0.
    package let offset: Int
  }

  /// The search took more steps than it may.
  package struct GaveUp: Error {}

  /// Compiles a pattern, which is read by the rules of one syntax.
  package init(_ pattern: String, syntax: Syntax = .perl, ignoresCase: Bool = false) throws(SyntaxError) {
    var (number, offset) = (Int32(0), 0)
    // Without \C, which would match half a character, every match lies between characters.
    let options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | syntax.options | (ignoresCase ? PCRE2_CASELESS : 0)
    let bytes = Array(pattern.utf8)
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &number, &offset, nil) else {
      let before = String(decoding: bytes.prefix(offset), as: UTF8.self)
      throw SyntaxError(message: Self.message(number), offset: before.unicodeScalars.count)
    }
    self.code = code
    pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
  }

  deinit { pcre2_code_free_8(code) }

  /// How many groups the expression has; the whole of it is none.
  package var groupCount: Int {
    var count: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    return Int(count)
  }

  /// Returns the number of the group `(?<name>…)`, `nil` when there is none of this name, or several.
  package func group(named name: String) -> Int? {
    let number = pcre2_substring_number_from_name_8(code, Array(name.utf8) + [0])
    return number > 0 ? Int(number) : nil
  }

  /// Returns where a group of the expression's first match stands, as UTF-8 offsets.
  ///
  /// - Parameter group: 0 for all of the match, 1 for the first pair of parentheses, and so on.
  /// - Returns: `nil` when nothing matches, and when the group takes no part in the match.
  package func firstMatch(in text: String, group: Int = 0) throws(GaveUp) -> Range<Int>? {
    try firstMatch(in: text, from: 0, group: group)
  }

  /// Returns where the expression's matches stand, as UTF-8 offsets, from the first to the last; none overlaps another.
  ///
  /// Behind an empty match the search goes on with the next character.
  package func matches(in text: String) throws(GaveUp) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start <= bytes.count, let match = try firstMatch(in: text, from: start, group: 0) {
      if match.lowerBound >= matches.last?.upperBound ?? 0 { matches.append(match) }
      if match.upperBound > start {
        start = match.upperBound
      } else {
        start += 1
        while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
      }
    }
    return matches
  }

  private func firstMatch(in text: String, from start: Int, group: Int) throws(GaveUp) -> Range<Int>? {
    let (data, context) = (
      pcre2_match_data_create_8(UInt32(group + 1), nil), pcre2_match_context_create_8(nil)
    )
    defer {
      pcre2_match_data_free_8(data)
      pcre2_match_context_free_8(context)
    }
    pcre2_set_match_limit_8(context, Self.matchLimit)
    pcre2_set_heap_limit_8(context, Self.heapLimit)
    var text = text
    let result = text.withUTF8 { bytes in
      let result = match(bytes, from: start, 0, data, context)
      // The compiled code has a small stack; the interpreter takes what it needs from the heap, up to the limit.
      return result == PCRE2_ERROR_JIT_STACKLIMIT ? match(bytes, from: start, PCRE2_NO_JIT, data, context) : result
    }
    if result == PCRE2_ERROR_NOMATCH { return nil }
    guard result >= 0, let ends = pcre2_get_ovector_pointer_8(data) else { throw GaveUp() }
    let (start, end) = (ends[2 * group], ends[2 * group + 1])
    // What marks a group that is no part of the match; 0 says that the match has more groups than were asked for.
    guard start <= text.utf8.count, end <= text.utf8.count else { return nil }
    return min(start, end)..<max(start, end)
  }

  /// A Swift string is valid UTF-8, so that PCRE2 need not look.
  private func match(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ options: UInt32, _ data: OpaquePointer?,
    _ context: OpaquePointer?
  ) -> Int32 {
    pcre2_match_8(code, text.baseAddress, text.count, start, options | PCRE2_NO_UTF_CHECK, data, context)
  }

  private static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(number, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(Int(length), 0)), as: UTF8.self)
  }
}
