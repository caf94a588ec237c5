import JSONText
import RagSpecCore

extension ObservedUsage {
  /// Reads `usage` in any of the spellings that OpenAI-compatible servers use; `nil` when no count is there.
  ///
  /// `prompt_tokens` or `input_tokens`, `completion_tokens` or `output_tokens`, `total_tokens`; the cached ones are in
  /// `prompt_tokens_details`, `input_tokens_details`, or beside as `prompt_cache_hit_tokens` (DeepSeek) or `cached_tokens`
  /// (Moonshot); thoughts in `completion_tokens_details`, `output_tokens_details` or beside as `reasoning_tokens`.
  init?(openAI scanner: inout JSONScanner) throws(JSONError) {
    self.init()
    guard try scanner.enterObjectOrSkip() else { return nil }
    while let key = try scanner.nextKey() {
      switch key {
      case "prompt_tokens", "input_tokens": input = try scanner.integerOrSkip() ?? input
      case "completion_tokens", "output_tokens": output = try scanner.integerOrSkip() ?? output
      case "total_tokens": total = try scanner.integerOrSkip()
      case "prompt_cache_hit_tokens", "cached_tokens": cachedInput = try scanner.integerOrSkip() ?? cachedInput
      case "reasoning_tokens": reasoning = try scanner.integerOrSkip() ?? reasoning
      case "prompt_tokens_details", "input_tokens_details", "completion_tokens_details", "output_tokens_details":
        try readDetails(&scanner)
      default: try scanner.skipValue()
      }
    }
    if self == ObservedUsage() { return nil }
  }

  private mutating func readDetails(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.enterObjectOrSkip() else { return }
    while let key = try scanner.nextKey() {
      switch key {
      case "cached_tokens": cachedInput = try scanner.integerOrSkip() ?? cachedInput
      case "reasoning_tokens": reasoning = try scanner.integerOrSkip() ?? reasoning
      default: try scanner.skipValue()
      }
    }
  }
}
