/// The system under test: what turns a case's input into an output.
package protocol Target: Sendable {
  /// Returns the work that answers an input; pure, so that a plan can be made without doing any of it.
  func work(for input: CaseInput) throws(CaseError) -> TargetWork
  /// Whether its outputs are found in the answers to its calls, which are recorded as they came.
  var findsOutputs: Bool { get }
  /// Returns what the answer to its call says.
  func output(from answer: ModelOutput) -> TargetOutput
  /// How it comes to an answer.
  var effort: TargetEffort { get }
  /// Whether it answers with a ranking of documents, and not with text; `nil` when only its answers tell.
  var returnsRankings: Bool? { get }
  /// Whether its answer depends on a part of the input: what is not sent cannot be answered from.
  func uses(_ part: CaseInput.Part) -> Bool
  /// Returns what shows only beside all the cases of a suite: names that nothing joins.
  ///
  /// - Parameters:
  ///   - location: where the suite names the target.
  ///   - mapping: how its results stand for documents; `nil` where they are documents.
  func problems(in cases: [Case], at location: SourceLocation?, mapping: PassageMapping?) -> [Diagnostic]
  /// The target itself when it answers with documents of a corpus that it knows.
  ///
  /// Asked for, and not found out by a cast: the first cast to a protocol takes as long as a hundred cases.
  var corpus: (any DocumentTarget)? { get }
}

extension Target {
  package var corpus: (any DocumentTarget)? { nil }
  package var findsOutputs: Bool { false }
  package func output(from answer: ModelOutput) -> TargetOutput { .text(answer) }
  package var effort: TargetEffort { .computation }
  package var returnsRankings: Bool? { false }
  package func uses(_ part: CaseInput.Part) -> Bool { true }
  package func problems(in cases: [Case], at location: SourceLocation?, mapping: PassageMapping?) -> [Diagnostic] { [] }
}

/// A target that answers with documents of a corpus that it knows.
package protocol DocumentTarget: Target {
  /// Returns those of the ids that the corpus does not have.
  func unknownDocuments(among ids: Set<String>) throws(InvalidInput) -> Set<String>
  /// Returns ids of the corpus that begin with that of a document and what separates the number of a passage from it; at
  /// most so many, in their order.
  func passages(of document: String, separator: String, limit: Int) throws(InvalidInput) -> [String]
  /// Returns advice about an id that the corpus does not have, such as a near one.
  func hint(forUnknown id: String) -> String?
  /// Returns advice on the corpus, and on cases that it makes too easy; reads all of it, so only a check asks.
  func review(for cases: [Case]) throws(InvalidInput) -> [Diagnostic]
  /// Returns which words of a query a document has; `nil` when that cannot be told.
  func termMatch(of document: String, with query: String) -> TermMatch?
  /// Returns what a document says; `nil` when the corpus does not have it, or cannot be read again.
  func text(of document: String) -> String?
  /// Returns the file that holds the documents; `nil` when there is no one file whose documents are those that it returns.
  func file() throws(InvalidInput) -> SourceFile?
  /// Returns how near a document's vector is to that of a query which was searched for lately; `nil` when that cannot be
  /// told.
  func similarity(of document: String, with query: String) -> Double?
}

extension DocumentTarget {
  package var corpus: (any DocumentTarget)? { self }
  package var returnsRankings: Bool? { true }
  package func passages(of document: String, separator: String, limit: Int) throws(InvalidInput) -> [String] { [] }
  package func termMatch(of document: String, with query: String) -> TermMatch? { nil }
  package func text(of document: String) -> String? { nil }
  package func file() throws(InvalidInput) -> SourceFile? { nil }
  package func similarity(of document: String, with query: String) -> Double? { nil }
  package func review(for cases: [Case]) throws(InvalidInput) -> [Diagnostic] { [] }
}

/// Which words of a query a document has, each as the query writes it.
package struct TermMatch: Hashable, Sendable {
  package var found: [String] = []
  package var missing: [String] = []

  package init(found: [String] = [], missing: [String] = []) {
    self.found = found
    self.missing = missing
  }
}

/// What it takes to get an answer of a target.
package enum TargetEffort: Sendable {
  /// An endpoint is called; its answers are recorded.
  case call
  /// Something is computed in this process, the same each time.
  case computation
  /// A program of the user's runs, which may do anything.
  case program
}

/// How an output comes about.
package enum TargetWork: Sendable {
  /// A call of an endpoint: its response is recorded under the request's key.
  case call(ModelRequest)
  /// A computation in this process, done anew each time and never recorded.
  case local(@Sendable () throws(CaseError) -> TargetOutput)
  /// A computation in this process from answers of endpoints, which are recorded.
  case asking(AskedWork)
}

/// What came out of a target.
package enum TargetOutput: Sendable {
  case text(ModelOutput)
  case ranking([RankedDocument])
  /// An answer that does not say what the target looks for in it.
  case unreadable(ModelOutput, CaseError)
}
