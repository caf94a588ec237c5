import RagSpecCore

/// The lines about one assessment: its score against the threshold, and the explanation.
struct AssessmentLines {
  private let assessment: Assessment
  private let paint: Paint
  private let output: String
  private let isComplete: Bool
  private let showsPlace: Bool

  /// - Parameters:
  ///   - output: the text that the assessment's span is a part of.
  ///   - isComplete: whether long texts are shown whole.
  ///   - showsPlace: whether it tells the line of the suite that the expectation stands in.
  init(_ assessment: Assessment, paint: Paint, output: String, isComplete: Bool, showsPlace: Bool = true) {
    self.assessment = assessment
    self.showsPlace = showsPlace
    self.paint = paint
    self.output = output
    self.isComplete = isComplete
  }

  var lines: [String] { head + explanation + parts }

  private var head: [String] {
    let comparison = Figures.comparison(assessment.score, with: assessment.threshold)
    let colored = assessment.passed ? paint.green(comparison) : paint.red(comparison)
    let weight = assessment.isJudged ? "" : paint.dim(" (reported only)")
    let line = showsPlace ? paint.dim("  line \(assessment.node.location.line)") : ""
    return ["  \(paint.bold(assessment.label.onOneLine))  \(colored)\(weight)\(line)"]
  }

  private var explanation: [String] {
    guard let explanation = assessment.explanation else { return [] }
    var lines = labeled("expected", explanation.expected)
    if let got = explanation.got { lines += labeled("got", got) }
    if let span = explanation.span, let nearest = output.text(inUTF8: span) {
      lines += labeled("nearest", "\"\(nearest)\"")
    }
    for note in explanation.notes { lines += labeled("note", note) }
    return lines
  }

  private func labeled(_ label: String, _ text: String) -> [String] {
    LabeledText.lines(label, text, paint: paint, indent: 4, isComplete: isComplete)
  }

  private var parts: [String] {
    assessment.parts.flatMap { part in
      AssessmentLines(part, paint: paint, output: output, isComplete: isComplete, showsPlace: showsPlace).lines
        .map { "  " + $0 }
    }
  }
}

/// A text behind its label, on as many lines as it needs.
enum LabeledText {
  /// Lines of a long text that are shown unless everything is wanted.
  private static let mostLines = 12
  private static let mostCharacters = 1200

  static func lines(_ label: String, _ text: String, paint: Paint, indent: Int = 2, isComplete: Bool = false)
    -> [String]
  {
    let margin = String(repeating: " ", count: indent)
    let all = text.escapingControls.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let shown = isComplete ? all : shortened(all)
    guard shown.count > 1 else { return ["\(margin)\(paint.dim(label + ":")) \(shown.first ?? "")"] }
    return ["\(margin)\(paint.dim(label + ":"))"] + shown.map { "\(margin)  \($0)" }
  }

  private static func shortened(_ lines: [String]) -> [String] {
    var room = mostCharacters
    var shown: [String] = []
    for line in lines.prefix(mostLines) where room > 0 {
      shown.append(line.count > room ? line.prefix(room) + "…" : line)
      room -= line.count
    }
    let rest = lines.count - shown.count
    if rest > 0 { shown.append("… \(rest) more \(rest == 1 ? "line" : "lines") (--verbose shows them)") }
    return shown
  }
}

extension String {
  /// Returns the text of a UTF-8 range, `nil` when the range lies outside.
  func text(inUTF8 range: Range<Int>) -> String? {
    guard range.lowerBound >= 0, range.upperBound <= utf8.count else { return nil }
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    return String(decoding: utf8[start..<utf8.index(start, offsetBy: range.count)], as: UTF8.self)
  }
}
