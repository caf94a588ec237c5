extension Fault {
  private static let head = "suite: s\nbehavior: answering\ntarget: echo\n"
  private static let cases = "cases: [{id: a, question: q, expect: [{contains: x}]}]\n"
  private static let search = "suite: s\nbehavior: retrieval\ntarget: search\ndefaults: {expect: [{nDCG@10: 0}]}\n"

  /// Each kind of problem that a suite can have; what is wrong with its YAML is found elsewhere.
  static let ofSuites = heads + bodies + variants + jsonSources + beirSources

  private static let heads = [
    Fault("1️⃣# nothing but a comment", "empty-file"), Fault("1️⃣- a list", "wrong-type"),
    Fault("1️⃣just text", "wrong-type"),
    Fault("1️⃣behavior: answering\ntarget: echo\n" + cases, "missing-key"),
    Fault("suite: s\nbehavior: 1️⃣anwsering\ntarget: 2️⃣ehco\n" + cases, "unknown-behavior", "unknown-target"),
    Fault("suite: 1️⃣[]\nbehavior: answering\ntarget: echo\n" + cases, "wrong-type"),
    Fault("1️⃣suite:\nbehavior: answering\ntarget: echo\n" + cases, "missing-value"),
    Fault(head + cases + "1️⃣tag: x", "unknown-key"), Fault(head + cases + "tags: 1️⃣x", "wrong-type"),
    Fault(head + cases + "1️⃣defaults:", "missing-value"),
    Fault(head + cases + "defaults: {1️⃣expects: []}", "unknown-key"),
    Fault(head + cases + "defaults: {expect: [{1️⃣contians: x}]}", "unknown-matcher"),
    Fault(head + "cases: 1️⃣[]", "no-cases"), Fault(head + "cases: 1️⃣{}", "wrong-type"),
    Fault(head + "1️⃣cases:", "missing-value"), Fault(head + cases + "1️⃣---\n", "several-documents"),
    Fault(head + cases + "gates: {pass-rate: 1️⃣1.1, unscored: 2️⃣-1, x: 3️⃣all}", "wrong-type", "wrong-type", "wrong-type"),
    Fault(head + cases + "gates: {1️⃣contain: 0.5, 2️⃣nDCG@10: 0.5}", "unknown-gate", "unknown-gate"),
    Fault(head + cases + "1️⃣suite: t", "duplicate-key"),
    Fault("suite: 1️⃣a/b\nbehavior: answering\ntarget: echo\n" + cases, "unusable-name"),
    Fault("suite: s\nbehavior: answering\ntarget: 1️⃣search\n" + cases, "wrong-target"),
    Fault(
      "suite: s\nbehavior: retrieval\ntarget: search\ncases: [{id: a, query: q, expect: [{1️⃣equals: x}]}]",
      "wrong-matcher"),
    Fault("suite: s\nbehavior: looking-up\ntarget: 1️⃣deaf\n" + cases, "unused-input"),
  ]

  private static let bodies = [
    Fault(head + "cases: [1️⃣text, 2️⃣[]]", "wrong-type", "wrong-type"),
    Fault(head + "cases: [1️⃣{question: q, expect: [{contains: x}]}]", "missing-key"),
    Fault(head + "cases: [{id: a, question: q, 1️⃣querry: q, expect: 2️⃣x}]", "unknown-key", "wrong-type"),
    Fault(head + "cases: [1️⃣{id: a, question: q}]", "no-expectation"),
    Fault(head + "cases: [{id: a, question: q, expect: [1️⃣text]}]", "wrong-type"),
    Fault(head + "cases: [{id: a, question: q, table: 1️⃣t.csv, expect: [{contains: x}]}]", "missing-file"),
    Fault(search + "cases: [{id: a, query: q, relevant: [1️⃣x]}]", "unknown-document"),
    Fault(
      head + "cases: [{id: a, question: q, expect: [{contains: x}]}, {id: 1️⃣a, question: q, expect: [{contains: x}]}]",
      "duplicate-case"),
  ]

  private static let ranked = search + "cases: [{id: a, query: q, relevant: [d1], variants: "
  private static let spoken = head + "cases: [{id: a, question: q, expect: [{contains: x}], variants: "

  private static let variants = [
    Fault(spoken + "1️⃣x}]", "wrong-type"), Fault(head + "defaults: {1️⃣variants: }\n" + cases, "missing-value"),
    Fault(spoken + "[1️⃣shout, 2️⃣{}, 3️⃣[]]}]", "wrong-type", "wrong-type", "wrong-type"),
    Fault(spoken + "[{1️⃣shoot: 1}]}]", "unknown-perturbation"),
    Fault(spoken + "[{1️⃣query: Q}]}]", "unknown-perturbation"),
    Fault(spoken + "[{1️⃣name: n, shout: 1}]}]", "unknown-perturbation"),
    Fault(spoken + "[{shout: 1, 1️⃣nmae: n, tags: 2️⃣t}]}]", "unknown-key", "wrong-type"),
    Fault(spoken + "[{question: 1️⃣[]}, {2️⃣question: }]}]", "wrong-type", "missing-value"),
    Fault(spoken + "[{shout: 1, expect: [{1️⃣contians: x}]}]}]", "unknown-matcher"),
    Fault(spoken + "[1️⃣{shout: 1, expect: []}]}]", "no-expectation"),
    Fault(spoken + "[{shout: 1, may-drop: {1️⃣nDCG@10: 0.1}}]}]", "no-ranking"),
    Fault(spoken + "[{shout: 1, may-drop: {1️⃣contain: 0.1}}]}]", "unknown-score"),
    Fault(ranked + "[{shout: 1, may-drop: {1️⃣nDGC@10: 0.1}}]}]", "unknown-score"),
    Fault(ranked + "[{shout: 1, may-drop: 1️⃣0.1}]}]", "wrong-type"),
    Fault(ranked + "[{shout: 1, may-drop: {nDCG@10: 1️⃣-1}}]}]", "wrong-type"),
    Fault(ranked + "[{shout: 1, may-drop: 1️⃣{}}]}]", "empty-list"),
    Fault(ranked + "[{shout: 1, must-rise: {nDCG@10: 1️⃣0}}]}]", "wrong-type"),
    Fault(ranked + "[{shout: 1, may-drop: {nDCG@10: 1️⃣1}}]}]", "wrong-type"),
    Fault(
      ranked + "[{shout: 1, must-rise: {nDCG@10: 1}, 1️⃣may-drop: {nDCG@10: 1}}]}]", "contradicting-relations"),
    Fault(
      head.replacing("answering", with: "retrieval").replacing("echo", with: "search")
        + "cases: [{id: a, query: q, expect: [{contains: x}], variants: [{shout: 1, may-drop: {1️⃣nDCG@10: 0}}]}]",
      "no-relevant"),
    Fault(spoken + "[1️⃣{question: q}]}]", "unchanged-variant"),
    Fault(
      spoken + "[{shout: 1, name: n}]}, {id: 1️⃣a~n, question: q, expect: [{contains: x}]}]", "duplicate-case"),
    Fault(spoken + "[{shout: 1, name: n}, 1️⃣{question: Q, name: n-1}, {question: R, name: n}]}]", "duplicate-case"),
    Fault(
      spoken + "[{shout: 1}]}]\ngates: {1️⃣pass-rate~x: 1, 2️⃣nDCG@10~shout: 1, contains~shout: 1}", "unknown-gate",
      "unknown-gate"),
    Fault(spoken + "[{shout: 1}, 1️⃣{shout: 1000000}, {shout: 1}]}]", "too-many-variants"),
  ]

  private static let jsonSources = [
    Fault(head + "cases: [{from: 1️⃣c.jsonl}]", "wrong-type"), Fault(head + "cases: [{1️⃣from: }]", "missing-value"),
    Fault(head + "cases: [{from: 1️⃣{2️⃣josnl: c}}]", "missing-key", "unknown-key"),
    Fault(head + "cases: [{from: {jsonl: 1️⃣c}}]", "missing-file"),
    Fault(head + "cases: [{from: {jsonl: c}, 1️⃣id: a, expect: [{2️⃣x: y}]}]", "unknown-key", "unknown-matcher"),
    Fault(head + "cases: [{from: {jsonl: 1️⃣c}}]", "no-cases", files: ["c": "\n\n"]),
    Fault(
      head + "cases: [{from: {jsonl: c}, expect: [{contains: x}]}]", "json-syntax", "missing-key", "duplicate-key",
      "wrong-type", "duplicate-case", "wrong-type",
      files: [
        "c": """
        {"id": "a", "question": "é", 1️⃣x}
        2️⃣{"id": "b"}
        {"id": "c", "question": "é", 3️⃣"id": "d"}
        {"id": "d", "question": 4️⃣{}}
        {"id": 5️⃣"d", "question": "q"}
        6️⃣[]
        """
      ]),
  ]

  private static let corpus = "{\"_id\": \"q1\", \"text\": \"one\"}\n{\"_id\": \"q2\", \"text\": \"two\"}\n"
  private static let folder = search + "cases: [{from: {beir: f}}]"

  private static let beirSources = [
    Fault(head + "cases: [{from: {beir: 1️⃣f}}]", "wrong-source"),
    Fault(search + "cases: [{from: {beir: 1️⃣f}}]", "missing-file"),
    Fault(search + "cases: [{from: {beir: f, 1️⃣splt: dev}}]", "unknown-key"),
    Fault(search + "cases: [{from: {beir: 1️⃣f}}]", "missing-file", files: ["f/qrels/test.tsv": "q1\td1\t1"]),
    Fault(
      search + "cases: [{from: {beir: 1️⃣f}}]", "no-cases", files: ["f/qrels/test.tsv": "", "f/queries.jsonl": corpus]),
    Fault(
      folder, "qrels-syntax", "qrels-syntax", "qrels-syntax", "duplicate-judgment", "qrels-syntax",
      files: [
        "f/queries.jsonl": corpus,
        "f/qrels/test.tsv": "q1\td1\t1\n1️⃣q1 d2 1\n2️⃣q2\td1\t0.5\n3️⃣q1\t\t1\n4️⃣q1\td1\t1\n\n5️⃣q1\t0\td2\t1\n",
      ]),
    Fault(
      folder, "unknown-query", "unknown-query",
      files: [
        "f/queries.jsonl": corpus, "f/qrels/test.tsv": "q1\td1\t1\n1️⃣q8\td1\t1\nq8\td2\t1\n2️⃣q9\td1\t1\n",
      ]),
    Fault(
      search + "cases: [{from: {beir: 1️⃣f}}]", "nothing-relevant",
      files: ["f/qrels/test.tsv": "q1\td1\t1\nq2\td1\t0\nq2\td2\t-1\n", "f/queries.jsonl": corpus]),
    Fault(
      folder, "missing-key", "wrong-type", "json-syntax", "duplicate-case", "unknown-document",
      files: [
        "f/qrels/test.tsv": "q1\td1\t1\nq2\tx\t1\n",
        "f/queries.jsonl": """
        1️⃣{"_id": "q0"}
        {"_id": 2️⃣[], "text": "one"}
        3️⃣nonsense
        {"_id": "q1", "text": "one"}
        4️⃣{"_id": "q1", "text": "once more"}
        5️⃣{"_id": "q2", "text": "two"}
        """,
      ]),
  ]
}
