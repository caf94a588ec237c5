/// A time of day to the minute.
struct ClockTime: Hashable, Sendable {
  /// Minutes since midnight.
  let minutes: Int

  /// Returns the times that a text states, in its order: "8:05", "20:15:00", "10:00 AM", "7 p.m.".
  static func times(in text: String) -> [ClockTime] {
    let scalars = ScalarText(text)
    var times: [ClockTime] = []
    var position = 0
    while position < scalars.count {
      guard scalars.isDigit(position), !scalars.isWord(position - 1), !scalars.holds(":", at: position - 1),
        let found = Reading(scalars, at: position)
      else {
        position = scalars.isDigit(position) ? scalars.endOfDigits(position) : position + 1
        continue
      }
      times.append(found.time)
      position = found.end
    }
    return times
  }

  /// Reads a text that is a time and nothing else.
  init?(wholeOf text: String) {
    let scalars = ScalarText(text)
    guard scalars.isDigit(0), let reading = Reading(scalars, at: 0), reading.end == scalars.count else { return nil }
    self = reading.time
  }

  private init(minutes: Int) { self.minutes = minutes }

  /// A time at a place in a text.
  private struct Reading {
    let time: ClockTime
    let end: Int

    init?(_ text: ScalarText, at start: Int) {
      let hourEnd = text.endOfDigits(start)
      guard hourEnd - start <= 2, case let hour = text.smallNumber(start..<hourEnd) else { return nil }
      let minutes = Self.minutes(text, at: hourEnd)
      let half = Half(text, at: minutes?.end ?? hourEnd)
      let minute = minutes?.value ?? 0
      guard minutes != nil || half != nil, minute < 60 else { return nil }
      guard half == nil ? hour < 24 : (1...12).contains(hour) else { return nil }
      end = half?.end ?? minutes?.end ?? hourEnd
      guard !text.isWord(end), !text.holds(":", at: end) else { return nil }
      let hours = half.map { hour % 12 + ($0.isAfternoon ? 12 : 0) } ?? hour
      time = ClockTime(minutes: hours * 60 + minute)
    }

    /// Reads ":05", and passes over seconds.
    private static func minutes(_ text: ScalarText, at colon: Int) -> (value: Int, end: Int)? {
      guard text.holds(":", at: colon), text.endOfDigits(colon + 1) == colon + 3 else { return nil }
      let end = colon + 3
      let hasSeconds = text.holds(":", at: end) && text.endOfDigits(end + 1) == end + 3
      return (text.smallNumber(colon + 1..<end), hasSeconds ? end + 3 : end)
    }
  }

  /// "am" or "pm", with or without points.
  private struct Half {
    let isAfternoon: Bool
    let end: Int

    init?(_ text: ScalarText, at position: Int) {
      let start = text.isHorizontalSpace(position) ? position + 1 : position
      switch text[start] {
      case "a", "A": isAfternoon = false
      case "p", "P": isAfternoon = true
      default: return nil
      }
      let hasPoints = text.holds(".", at: start + 1)
      let last = start + (hasPoints ? 2 : 1)
      guard text.holds("m", at: last) || text.holds("M", at: last), !text.isWord(last + 1) else { return nil }
      end = hasPoints && text.holds(".", at: last + 1) ? last + 2 : last + 1
    }
  }
}
