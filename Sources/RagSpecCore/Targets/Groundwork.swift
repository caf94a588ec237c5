package import ContentDigest

/// What targets need before they can answer anything, made once of the answers to many requests: the vectors of a corpus.
///
/// Like a matcher that asks models, it says what it asks; somebody else looks it up or calls, and hands it the answers. So
/// each answer is a recording like any other. `begin` comes first, then `take` for every place, then `finish`, or `abandon` at
/// any time; no two threads do so at once.
package protocol Groundwork: AnyObject, Sendable {
  /// What it is in a report: "the documents of 'corpus.jsonl'".
  var title: String { get }
  /// The endpoint that all of its requests go to.
  var endpoint: Endpoint { get }
  /// What a cassette of its answers is called, without an extension; differs from that of every other groundwork.
  var cassetteName: String { get }

  /// Takes up what an earlier run made of the same requests; returns whether nothing has to be asked.
  ///
  /// May be called by several threads at once, and as often as a case needs it.
  /// - Parameter precedence: ``ResponseCache/precedence`` of the recordings that would be used instead; asked for once, since
  ///   it takes all cassettes to tell.
  func open(_ precedence: () -> SHA256Digest?) throws(CaseError) -> Bool
  /// Returns how many answers it takes; forgets those that it was given before.
  ///
  /// - Parameter isKept: whether another run is to take up what is made.
  func begin(isKept: Bool) throws(CaseError) -> Int
  /// Returns the request for a place; several places may ask the same.
  func request(at place: Int) -> KeyedRequest
  /// Returns what a place stands for: "the document 'hr-12'".
  func name(at place: Int) -> String
  /// Takes the answer for a place; throws when it is no use, or does not go with the others.
  func take(_ output: ModelOutput, at place: Int) throws(CaseError)
  /// Makes it of the answers to all places.
  ///
  /// - Parameter precedence: that of the recordings that it was made of.
  func finish(_ precedence: SHA256Digest?) throws(CaseError)
  /// Gives up what was begun, and leaves nothing of it behind.
  func abandon()
}

/// What became of a groundwork in a run.
package struct GroundworkSummary: Sendable {
  package let title: String
  /// How many answers it took.
  package private(set) var total = 0
  /// How many requests were made for them: several places may have the same.
  package private(set) var called = 0
  /// What the calls took; of their tokens each text has its share.
  package private(set) var spending = Spending()

  package init(title: String) { self.title = title }

  package mutating func noteRecorded() { total += 1 }

  package mutating func noteCalled(_ answer: ModelOutput, places: Int, at endpoint: Endpoint) {
    (total, called) = (total + places, called + 1)
    spending.add(answer, at: endpoint)
  }

  /// Tokens of the calls, as far as the endpoint said.
  package var spent: TokenUsage { spending.tokens }
}
