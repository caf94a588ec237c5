/// Work that is computed from what endpoints answer: each answer is a recording like any other, what is computed is none.
package struct AskedWork: Sendable {
  /// What is asked for this input; the labels say on behalf of what.
  package var questions: [Consultation]
  /// What has to be laid before, for all inputs.
  package var groundwork: [any Groundwork]
  /// Computes the output from the answers to all questions.
  package var output: @Sendable (ConsultedAnswers) throws(CaseError) -> TargetOutput

  package init(
    questions: [Consultation], groundwork: [any Groundwork] = [],
    output: @escaping @Sendable (ConsultedAnswers) throws(CaseError) -> TargetOutput
  ) {
    self.questions = questions
    self.groundwork = groundwork
    self.output = output
  }

  /// The same work with something done to its output.
  package func map(
    _ change: @escaping @Sendable (TargetOutput) throws(CaseError) -> TargetOutput
  ) -> AskedWork {
    AskedWork(questions: questions, groundwork: groundwork) { [output] (answers) throws(CaseError) in
      try change(output(answers))
    }
  }
}
