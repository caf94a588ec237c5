/// The tables and views of the cache file, with comments for those who look into it with `sqlite3`.
///
/// SQLite keeps the text of a statement from its parenthesis on, so that `.schema` shows the comments. A form is never
/// changed once it was released: a change is a new form, and a step that leads to it.
enum CacheForm {
  /// The newest form.
  static let version = 3

  /// Makes an empty database one of the newest form.
  static let creation = """
    CREATE TABLE response (
      -- What endpoints were asked, and what they answered: a row a request. The view `responses` is easier to read.
      key BLOB PRIMARY KEY, -- the SHA-256 of `request`
      content TEXT NOT NULL, -- the answer; of a vector, the base 64 of its little-endian 32-bit numbers
      finish TEXT NOT NULL, -- why it ended there: stop, length, tool_calls …
      input_tokens INTEGER, -- as the endpoint counted; NULL where it did not
      output_tokens INTEGER,
      latency_ms REAL NOT NULL, -- how long the call took
      recorded_at INTEGER NOT NULL, -- seconds since 1970 in UTC
      request TEXT NOT NULL, -- what was asked, as canonical JSON
      details TEXT, -- what the endpoint said beside the answer, as JSON
      digest BLOB -- the SHA-256 of the answer; NULL where an older version recorded it
    );
    \(additions)
    """

  /// The steps from each form to the newest.
  static func steps(from form: Int) -> String {
    switch form {
    case 0: creation
    case 1: "ALTER TABLE response ADD COLUMN details TEXT; \(stepFromSecond)"
    case 2: stepFromSecond
    default: ""
    }
  }

  private static let stepFromSecond = "ALTER TABLE response ADD COLUMN digest BLOB; \(additions)"

  /// What the third form has beside the table of responses.
  private static let additions = """
    CREATE TABLE pin (
      -- Recordings that are kept: `ragspec cache pin`.
      key BLOB PRIMARY KEY,
      pinned_at INTEGER NOT NULL -- seconds since 1970 in UTC
    );
    CREATE TABLE run (
      -- Runs that recorded something, the last hundred. What only reads recordings writes nothing, not even here.
      ended_at INTEGER NOT NULL, -- seconds since 1970 in UTC
      called INTEGER NOT NULL, -- cases whose targets were called
      cached INTEGER NOT NULL, -- cases that this file, or another case of the run, had the answer to
      cassette INTEGER NOT NULL -- cases that a cassette had the answer to
    );
    CREATE VIEW responses AS
      -- A line a recording, the newest first.
      SELECT
        lower(hex(key)) AS key,
        \(member("model")) AS model,
        \(member("url")) AS endpoint,
        \(member("provider")) AS provider,
        coalesce(\(member("messages[#-1].content")), \(member("input"))) AS question, -- the last message, or the text of a vector
        content,
        finish,
        input_tokens,
        output_tokens,
        latency_ms,
        strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, 'unixepoch') AS recorded,
        length(CAST(request AS BLOB)) + length(CAST(content AS BLOB)) + coalesce(length(CAST(details AS BLOB)), 0) AS bytes,
        EXISTS (SELECT 1 FROM pin WHERE pin.key = response.key) AS pinned -- 1 for those that are kept
      FROM response ORDER BY recorded_at DESC, key;
    CREATE VIEW models AS
      -- What was recorded of each model.
      SELECT
        model,
        endpoint,
        count(*) AS recordings,
        sum(input_tokens) AS input_tokens,
        sum(output_tokens) AS output_tokens,
        round(sum(latency_ms) / 1000, 3) AS seconds, -- that the calls took together
        sum(bytes) AS bytes,
        min(recorded) AS oldest,
        max(recorded) AS newest
      FROM responses GROUP BY model, endpoint ORDER BY recordings DESC;
    PRAGMA user_version = \(version);
    """

  /// A member of the request; NULL in a row whose request somebody has made something else of.
  static func member(_ path: String) -> String {
    "CASE WHEN json_valid(request) THEN json_extract(request, '$.\(path)') END"
  }
}
