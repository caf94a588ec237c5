import JSONText

/// How long to wait, by the members of a server's JSON.
///
/// Google puts `{"@type": "…RetryInfo", "retryDelay": "34s"}` into `error.details`; others write `retry_after`, in seconds,
/// or say it in the message, as OpenAI does: "Please try again in 6m0s." Gateways pass on headers in `metadata.headers`.
struct RetryMembers {
  private let value: JSONValue
  private let date: () -> Int

  /// Streams of Google are a list of such objects.
  init(_ value: JSONValue, date: @escaping () -> Int) {
    self.value = value.array?.first ?? value
    self.date = date
  }

  var delay: Duration? {
    let places = [value["error"], value].compactMap(\.self)
    for place in places {
      if let delay = retryInfo(in: place) ?? member(in: place) ?? headers(in: place) { return delay }
    }
    for place in places {
      let message = place["message"]?.string ?? place.string ?? place["detail"]?.string
      if let delay = message.flatMap({ SpokenDelay.found(in: Array($0.utf8)) }) { return delay }
    }
    return nil
  }

  private func retryInfo(in place: JSONValue) -> Duration? {
    let delays = (place["details"]?.array ?? []).compactMap { $0["retryDelay"]?.string.flatMap(SpokenDelay.whole) }
    return delays.max()
  }

  private func member(in place: JSONValue) -> Duration? {
    if let milliseconds = number(place["retry_after_ms"]) { return .valid(seconds: milliseconds / 1_000) }
    return (number(place["retry_after"]) ?? number(place["retry_after_seconds"])).flatMap(Duration.valid)
  }

  private func number(_ value: JSONValue?) -> Double? {
    (value?.number?.text ?? value?.string).flatMap { Double($0) }
  }

  private func headers(in place: JSONValue) -> Duration? {
    guard let object = place["metadata"]?["headers"]?.object else { return nil }
    var headers = HTTPHeaderBlock()
    for (name, value) in object.members {
      guard let text = value.string ?? value.number?.text, !text.utf8.contains(0x0A) else { continue }
      Array("\(name): \(text)\r\n".utf8).withUnsafeBytes { headers.append(line: $0) }
    }
    return headers.retryDelay(date: date) ?? RateLimitResets(headers, date: date).delay
  }
}
