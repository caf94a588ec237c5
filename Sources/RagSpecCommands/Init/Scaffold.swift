/// The files of a new project.
enum Scaffold {
  static let files: [(path: String, text: String)] = [
    ("ragspec.yaml", configuration), ("prompts/rewrite.mustache", rewritePrompt),
    ("prompts/read-table.mustache", tablePrompt), ("scenarios/retrieval.yaml", retrieval),
    ("scenarios/table-reading.yaml", tableReading), ("scenarios/question-rewriting.yaml", rewriting),
    ("fixtures/corpus.jsonl", corpus), ("fixtures/prices.csv", prices), (".gitignore", ".ragspec/\n"),
    (".gitattributes", "fixtures/cassettes/*.jsonl merge=union\n"),
  ]

  /// Recorded answers by case id. They were written by hand: no model was asked.
  static let answers: [String: String] = [
    "prices/pro-yearly": "The Pro plan costs 290 EUR per year.",
    "prices/cheapest": "Basic",
    "follow-ups/trial": "How long is the trial period of the Pro plan?",
    "follow-ups/fresh": "Do you ship to Norway?",
  ]

  private static let configuration = """
    version: 1

    endpoints:
      main:
        provider: openai-chat
        url: http://127.0.0.1:8080/v1          # your endpoint; or ${OPENAI_BASE_URL}
        key: ${OPENAI_API_KEY:-}               # from the environment, never written here
        model: my-model
        parameters: {temperature: 0, max_tokens: 200}
        limits: {concurrency: 8, timeout: 60s, retries: 4}

    targets:
      search: {retriever: bm25, corpus: fixtures/corpus.jsonl, top: 10}
      rewriter: {endpoint: main, prompt: prompts/rewrite.mustache}
      table-reader: {endpoint: main, prompt: prompts/read-table.mustache, table-format: markdown}

    cache:
      cassettes: [fixtures/cassettes]          # recordings that are committed

    gates: {pass-rate: 1.0}

    """

  private static let rewritePrompt = """
    system:
    Rewrite the last question so that it can be understood without the conversation. Answer with the question only.

    user:
    {{#history}}
    {{role}}: {{text}}
    {{/history}}
    question: {{question}}

    """

  private static let tablePrompt = """
    system:
    Answer with the value from the table, and nothing else.

    user:
    {{table}}

    {{question}}

    """

  private static let retrieval = """
    suite: help-center
    behavior: retrieval
    target: search
    cases:
      - id: refund
        query: How do I get my money back?
        relevant: {refunds: 2}
        expect:
          - retrieved: {document: refunds, within: 1}
          - nDCG@5: 0.9
      - id: shipping-abroad
        query: shipping to Norway
        relevant: [shipping-abroad]
        expect:
          - RR: 1
          - not-retrieved: {document: shipping-old, within: 1}

    """

  private static let tableReading = """
    suite: prices
    behavior: table-reading
    target: table-reader
    cases:
      - id: pro-yearly
        table: ../fixtures/prices.csv
        question: What does the Pro plan cost per year?
        expect:
          - number: 290
            unit: EUR
          - cell: {row: Pro, column: Yearly (EUR)}
      - id: cheapest
        table: ../fixtures/prices.csv
        question: Which plan is the cheapest?
        expect:
          - one-of: [Basic, the Basic plan]

    """

  private static let rewriting = """
    suite: follow-ups
    behavior: question-rewriting
    target: rewriter
    cases:
      - id: trial
        history:
          - user: What does the Pro plan include?
          - assistant: The Pro plan includes ten seats and a trial period.
        question: How long is it?
        references: [How long is the trial period of the Pro plan?]
        expect:
          - carries: [trial period, Pro plan]
          - standalone: true
          - similar: $references
            using: token-f1
            min: 0.7
      - id: fresh
        history:
          - user: What does the Pro plan include?
          - assistant: The Pro plan includes ten seats and a trial period.
        question: Do you ship to Norway?
        expect:
          - unchanged: true

    """

  private static let corpus = """
    {"_id": "refunds", "title": "Refunds", "text": "You get your money back within 14 days if you return the parcel unopened."}
    {"_id": "shipping-abroad", "title": "Shipping abroad", "text": "We ship to Norway and Switzerland. Shipping takes five to eight days."}
    {"_id": "shipping-old", "title": "Shipping (until 2023)", "text": "We ship within the European Union only."}
    {"_id": "trial", "title": "Trial period", "text": "Every plan can be tried for 30 days."}

    """

  private static let prices = """
    Plan,Monthly (EUR),Yearly (EUR),Seats
    Basic,9,90,1
    Pro,29,290,10
    Business,99,990,50

    """
}
