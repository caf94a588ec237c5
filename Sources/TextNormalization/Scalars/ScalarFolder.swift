import CUTF8Proc

/// The steps that look at characters one by one: compatibility, case, typography, diacritics.
struct ScalarFolder {
  private let input: TextBuffer
  private let steps: NormalizationSteps
  private let options: utf8proc_option_t
  private let foldingOptions: utf8proc_option_t
  private var output: TextBuffer
  private var sequence = CombiningSequence()
  private var sequenceRange = 0..<0
  private var decomposition = Decomposition()
  private var folding = Decomposition()
  private var previous: UInt32?
  private var previousForm = NumberForm.plain
  private var joiner: Range<Int>?
  private var foundAttaching = false

  /// Returns the folded text, and whether marks remain that would attach to another character if something between
  /// vanished.
  static func fold(_ input: TextBuffer, _ steps: NormalizationSteps) -> (text: TextBuffer, hasAttachingMarks: Bool) {
    var folder = ScalarFolder(input, steps)
    folder.run()
    return (folder.output, folder.foundAttaching)
  }

  private init(_ input: TextBuffer, _ steps: NormalizationSteps) {
    self.input = input
    self.steps = steps
    output = TextBuffer(toFollow: input)
    var flags: UInt32 = 0
    if steps.contains(.compatibility) { flags |= UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue }
    if steps.contains(.diacritics) { flags |= UTF8PROC_DECOMPOSE.rawValue }
    options = utf8proc_option_t(flags)
    foldingOptions = utf8proc_option_t(flags | UTF8PROC_CASEFOLD.rawValue)
  }

  private mutating func run() {
    var index = 0
    while index < input.count {
      let end = endOfPlain(from: index)
      if end > index {
        finishSequence()
        appendPlain(index..<end)
        index = end
      } else {
        let range = index..<(index + input.width(at: index))
        read(input.scalar(at: index), range)
        index = range.upperBound
      }
    }
    finishSequence()
  }
}

// MARK: - Runs that nothing but ASCII case changes

extension ScalarFolder {
  /// Returns the end of the visible ASCII and inert characters from `start` on, without a last one that a mark might
  /// follow.
  private func endOfPlain(from start: Int) -> Int {
    var (end, last) = (start, start)
    while end < input.count, let width = widthIfPlain(at: end) {
      last = end
      end += width
    }
    return end < input.count && input[end] >= 0x80 ? last : end
  }

  private func widthIfPlain(at index: Int) -> Int? {
    if input[index] < 0x80 { return input[index] &- 0x20 < 0x5F ? 1 : nil }
    let scalar = input.scalar(at: index)
    let isPlain = InertScalars.contains(scalar) || InertLetters.contains(scalar) && !steps.contains(.diacritics)
    return isPlain ? input.width(at: index) : nil
  }

  private mutating func appendPlain(_ range: Range<Int>) {
    if previousForm != .plain { separateFromNumberForm(range.lowerBound) }
    let start = output.count
    output.copy(range, of: input)
    if steps.contains(.caseFolding) { output.lowercaseASCII(from: start) }
    previous = input.scalar(at: input.start(ofScalarBefore: range.upperBound))
    previousForm = .plain
    joiner = nil
  }

  private mutating func appendControl(_ index: Int) {
    let byte = input[index]
    if steps.contains(.typography) {
      guard (0x09...0x0D).contains(byte) else { return }
      if byte == 0x0D { return appendReturn(index) }
    }
    output.copy(index, of: input)
    previous = UInt32(byte)
    previousForm = .plain
    joiner = nil
  }

  /// CR LF and a lone CR both end a line.
  private mutating func appendReturn(_ index: Int) {
    let isPair = index + 1 < input.count && input[index + 1] == 0x0A
    if !isPair { output.append(0x0A, for: index..<(index + 1), of: input) }
    previous = 0x0A
    previousForm = .plain
    joiner = nil
  }

  /// `½5` must not become `1/25`.
  private mutating func separateFromNumberForm(_ index: Int) {
    guard let previous, ScalarProperties(previous).isDecimalDigit else { return }
    guard let space = NumberForm.plain.separator(after: previousForm, first: UInt32(input[index])) else { return }
    emit(space, for: index..<(index + 1))
  }
}

// MARK: - Beyond ASCII

extension ScalarFolder {
  private mutating func read(_ scalar: UInt32, _ range: Range<Int>) {
    if scalar < 0x20 || scalar == 0x7F {
      finishSequence()
      return appendControl(range.lowerBound)
    }
    if steps.contains(.typography), scalar == 0x200D { return holdJoiner(range) }
    guard let scalar = typographic(scalar) else { return }
    decomposition.decompose(scalar, with: options)
    if !attaches(decomposition.first) { finishSequence() }
    sequenceRange = (sequence.isEmpty ? range.lowerBound : sequenceRange.lowerBound)..<range.upperBound
    let form = steps.contains(.compatibility) ? NumberForm(of: scalar) : .plain
    if let separator = separator(before: form) { sequence.append(separator) }
    previousForm = form
    for part in decomposition.scalars {
      if let part = typographic(UInt32(bitPattern: part)) { sequence.append(part) }
    }
  }

  /// Returns the ASCII form where there is one, the scalar itself otherwise, nil when it is to vanish.
  private func typographic(_ scalar: UInt32) -> UInt32? {
    guard steps.contains(.typography), scalar >= 0x80 else { return scalar }
    if let plain = Typography.plainForm(of: scalar) { return plain }
    return ScalarProperties(scalar).isInvisible && !continuesFlag(scalar) ? nil : scalar
  }

  private func attaches(_ scalar: UInt32) -> Bool {
    options.rawValue != 0 && ScalarProperties(scalar).attachesToPrevious
  }

  private func separator(before form: NumberForm) -> UInt32? {
    guard sequence.isEmpty, let previous, ScalarProperties(previous).isDecimalDigit else { return nil }
    return form.separator(after: previousForm, first: decomposition.first)
  }

  private mutating func finishSequence() {
    guard !sequence.isEmpty else { return }
    sequence.reorder()
    if steps.contains(.caseFolding) {
      sequence.foldCase(with: foldingOptions, by: &folding)
      sequence.reorder()
    }
    if steps.contains(.diacritics) { sequence.removeDiacritics() }
    if options.rawValue != 0 { sequence.compose() }
    emitSequence()
    sequence.removeAll()
  }
}

// MARK: - Output

extension ScalarFolder {
  private mutating func emitSequence() {
    guard let first = sequence.first else { return }
    releaseJoiner(before: first)
    for scalar in sequence.scalars {
      let scalar = UInt32(bitPattern: scalar)
      emit(scalar, for: sequenceRange)
      if scalar >= 0x300, ScalarProperties(scalar).attachesToPrevious { foundAttaching = true }
    }
    previous = sequence.last
  }

  private mutating func emit(_ scalar: UInt32, for range: Range<Int>) {
    // Every scalar comes from valid UTF-8 or from utf8proc's tables; neither holds a surrogate.
    guard let scalar = UnicodeScalar(scalar) else { return }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { output.append(byte, for: range, of: input) }
  }
}

// MARK: - Emoji sequences

extension ScalarFolder {
  /// Keeps a zero-width joiner in mind until the next character shows whether it stands between two emoji.
  private mutating func holdJoiner(_ range: Range<Int>) {
    guard let last = sequence.last ?? previous, isEmojiPart(last) else { return }
    finishSequence()
    joiner = range
  }

  private mutating func releaseJoiner(before scalar: UInt32) {
    if let range = joiner, ScalarProperties(scalar).isPictograph { emit(0x200D, for: range) }
    joiner = nil
  }

  /// An emoji with its skin tone.
  private func isEmojiPart(_ scalar: UInt32) -> Bool {
    (0x1F3FB...0x1F3FF).contains(scalar) || ScalarProperties(scalar).isPictograph
  }

  /// The flags of England, Scotland and Wales are a black flag and invisible letters.
  private func continuesFlag(_ scalar: UInt32) -> Bool {
    let tags: ClosedRange<UInt32> = 0xE0020...0xE007F
    guard tags.contains(scalar), let last = sequence.last ?? previous else { return false }
    return last == 0x1F3F4 || tags.contains(last)
  }
}
