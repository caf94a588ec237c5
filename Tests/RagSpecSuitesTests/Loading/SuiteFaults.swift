extension Fault {
  private static let head = "suite: s\nbehavior: answering\ntarget: echo\n"
  private static let cases = "cases: [{id: a, question: q, expect: [{contains: x}]}]\n"
  private static let search = "suite: s\nbehavior: retrieval\ntarget: search\ndefaults: {expect: [{nDCG@10: 0}]}\n"

  /// Each kind of problem that a suite file can have.
  static let ofSuites = heads + bodies + sources

  private static let heads = [
    Fault("1️⃣# nothing but a comment", "empty-file"), Fault("1️⃣- a list", "wrong-type"), Fault("1️⃣just text", "wrong-type"),
    Fault("1️⃣behavior: answering\ntarget: echo\n" + cases, "missing-key"),
    Fault("suite: s\nbehavior: 1️⃣anwsering\ntarget: 2️⃣ehco\n" + cases, "unknown-behavior", "unknown-target"),
    Fault("suite: 1️⃣[]\nbehavior: answering\ntarget: echo\n" + cases, "wrong-type"),
    Fault("1️⃣suite:\nbehavior: answering\ntarget: echo\n" + cases, "missing-value"),
    Fault(head + cases + "1️⃣tag: x", "unknown-key"), Fault(head + cases + "tags: 1️⃣x", "wrong-type"),
    Fault(head + cases + "1️⃣defaults:", "missing-value"), Fault(head + cases + "defaults: {1️⃣expects: []}", "unknown-key"),
    Fault(head + cases + "defaults: {expect: [{1️⃣contians: x}]}", "unknown-matcher"),
    Fault(head + "cases: 1️⃣[]", "no-cases"), Fault(head + "cases: 1️⃣{}", "wrong-type"), Fault(head + "1️⃣cases:", "missing-value"),
    Fault(head + cases + "gates: {pass-rate: 1️⃣1.1, unscored: 2️⃣-1, x: 3️⃣all}", "wrong-type", "wrong-type", "wrong-type"),
    Fault(head + cases + "gates: {1️⃣contain: 0.5, 2️⃣nDCG@10: 0.5}", "unknown-gate", "unknown-gate"),
    Fault(head + cases + "---\n", "several-documents").marking("---"),
    Fault(head + cases + "1️⃣suite: t", "duplicate-key"),
  ]

  private static let bodies = [
    Fault(head + "cases: [1️⃣text, 2️⃣[]]", "wrong-type", "wrong-type"),
    Fault(head + "cases: [1️⃣{question: q, expect: [{contains: x}]}]", "missing-key"),
    Fault(head + "cases: [{id: a, question: q, 2️⃣querry: q, expect: 1️⃣x}]", "unknown-key", "wrong-type").swapped,
    Fault(head + "cases: [1️⃣{id: a, question: q}]", "no-expectation"),
    Fault(head + "cases: [{id: a, question: q, expect: [1️⃣text]}]", "wrong-type"),
    Fault(head + "cases: [{id: a, question: q, table: 1️⃣t.csv, expect: [{contains: x}]}]", "missing-file"),
    Fault(head + "cases: [&a {id: a, question: q, expect: [{contains: x}]}, 1️⃣*a]", "duplicate-case").marking("id: 1️⃣a"),
    Fault(search + "cases: [{id: a, query: q, relevant: [1️⃣x]}]", "unknown-document"),
  ]

  private static let sources = [Fault]()
}
