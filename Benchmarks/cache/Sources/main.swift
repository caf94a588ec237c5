import ContentDigest
import Glibc
import RagSpecCache
import RagSpecCore
import SystemFiles

// What the local cache costs without anything around it: see ../run.

/// A request and its answer, as large as they are wanted.
struct Sample {
  let endpoint = Endpoint(name: "main", provider: "openai-chat", url: "http://127.0.0.1:1/v1", model: "small")
  let content: String

  init(bytes: Int) { content = String(repeating: "x", count: bytes) }

  func response(_ number: Int) -> RecordedResponse {
    let request = ModelRequest(endpoint: endpoint, messages: [Turn(.user, "question \(number)")]).canonicalJSON
    let output = ModelOutput(content: content, usage: TokenUsage(input: 7, output: 3))
    return RecordedResponse(
      key: ModelRequest.key(ofCanonical: request), request: request,
      answer: RecordedAnswer(output: output, latency: .milliseconds(12), recordedAt: 1_700_000_000))
  }
}

/// Seconds of processor time that the process has used.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Prints what a body took, in seconds of processor time.
func measure(_ body: () throws -> Void) rethrows {
  let start = processorTime()
  try body()
  print(processorTime() - start)
}

func write(_ path: String, _ keys: String, _ count: Int, _ bytes: Int) throws {
  let sample = Sample(bytes: bytes)
  let responses = (0..<count).map(sample.response)
  try File.replace(keys, with: responses.flatMap { response in response.key.withUnsafeBytes { Array($0) } })
  let cache = LocalCache(path: path)
  try measure {
    for response in responses { cache.record(response) }
    try cache.flush()
  }
}

func keys(in path: String) throws -> [SHA256Digest] {
  let bytes = try File.contents(of: path)
  return stride(from: 0, to: bytes.count, by: 32).compactMap { start in
    bytes[start..<start + 32].withUnsafeBytes { SHA256Digest(bytes: $0) }
  }
}

func read(_ path: String, _ keyPath: String) throws {
  let keys = try keys(in: keyPath)
  let cache = LocalCache(path: path)
  var found = 0
  try measure {
    for start in stride(from: 0, to: keys.count, by: 128) {
      let answers = try cache.answers(for: Array(keys[start..<min(start + 128, keys.count)]))
      for answer in answers { if let answer { found += answer.output.content.utf8.count > 0 ? 1 : 0 } }
    }
  }
  guard found == keys.count else { throw CacheError("\(keys.count - found) are missing") }
}

func open(_ path: String, _ keyPath: String, _ count: Int) throws {
  let key = try keys(in: keyPath)[0]
  try measure { for _ in 0..<count { _ = try LocalCache(path: path).answers(for: [key]) } }
}

let arguments = Array(CommandLine.arguments.dropFirst())
let numbers = arguments.dropFirst(3).compactMap { Int($0) }
switch (arguments.first, arguments.count) {
case ("write", 5): try write(arguments[1], arguments[2], numbers[0], numbers[1])
case ("read", 3): try read(arguments[1], arguments[2])
case ("open", 4): try open(arguments[1], arguments[2], numbers[0])
default:
  print("cache-bench write CACHE KEYS COUNT BYTES | read CACHE KEYS | open CACHE KEYS COUNT")
  exit(2)
}
