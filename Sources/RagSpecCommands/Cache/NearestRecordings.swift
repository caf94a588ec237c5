import RagSpecCore

/// Looks for the recordings whose requests are most like some requests that are not recorded.
///
/// Requests are compared by the words of their canonical forms, in one pass over all recordings: a microsecond for each
/// kilobyte and request.
struct NearestRecordings {
  private struct Wanted {
    /// Where in `counts` each word is counted.
    let places: [Int: Int]
    /// How often each word is there.
    let counts: [Int]
    let count: Int
    var best: (recording: PlacedRecording, likeness: Double)?

    /// Twice the words that both have, each as often as both have it, over the words of both: from 0 to 1 (Dice).
    func likeness(to words: [Int]) -> Double {
      var left = counts
      var shared = 0
      for word in words {
        guard let place = places[word], left[place] > 0 else { continue }
        left[place] -= 1
        shared += 1
      }
      return 2 * Double(shared) / Double(max(words.count + count, 1))
    }
  }

  /// What has less in common is another request, and no earlier form of the wanted one.
  private static let leastLikeness = 0.4

  private var wanted: [Wanted]

  init(to requests: [[UInt8]]) {
    wanted = requests.map { request in
      let words = Self.words(of: request)
      var (places, counts): ([Int: Int], [Int]) = ([:], [])
      for word in words {
        if let place = places[word] {
          counts[place] += 1
        } else {
          places[word] = counts.count
          counts.append(1)
        }
      }
      return Wanted(places: places, counts: counts, count: words.count)
    }
  }

  /// Takes in a recording; of equally near ones the first stays.
  mutating func consider(_ recording: PlacedRecording) {
    let words = Self.words(of: recording.response.request)
    for index in wanted.indices {
      let likeness = wanted[index].likeness(to: words)
      guard likeness >= Self.leastLikeness, likeness > wanted[index].best?.likeness ?? 0 else { continue }
      wanted[index].best = (recording, likeness)
    }
  }

  /// The nearest recording of each request, `nil` where none is near.
  var found: [PlacedRecording?] { wanted.map { $0.best?.recording } }

  /// Numbers that stand for the words, each as often as it is there; what is no ASCII letter or digit parts them, but for
  /// bytes of other alphabets.
  private static func words(of bytes: [UInt8]) -> [Int] {
    var words: [Int] = []
    var hash = 0
    for byte in bytes {
      let isLetter = byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
      if isLetter {
        hash = (hash &* 31 &+ Int(byte)) ^ (hash >> 27) | 1 << 62
      } else if hash != 0 {
        words.append(hash)
        hash = 0
      }
    }
    return words
  }
}
