/// An item that an output lists.
struct ListedItem: Sendable, Equatable {
  /// The ways in which its words may be read, the whole first: prose stands before the first item of a sentence and behind
  /// the last, and a remark behind any. Never empty.
  let readings: [String]
  /// UTF-8 offsets in the output; `nil` where it was JSON.
  let range: Range<Int>?

  init(_ readings: [String], range: Range<Int>?) {
    (self.readings, self.range) = (readings, range)
  }

  /// What to show a person: without the words before it.
  var text: String {
    readings.first { $0.utf8.count < readings[0].utf8.count && readings[0].hasSuffix($0) } ?? readings[0]
  }
}

/// Items that stand together: the lines of a list, or one sentence.
struct ItemGroup: Sendable {
  var items: [ListedItem]
  /// Whether it is a sentence.
  var isProse = false
  /// The same without what stands before the sentence's only colon.
  var behindColon: [ListedItem]?
}
