public import Foundation

/// A project with many questions, each of which has one right answer, so that an answer in a wrong place is seen.
public struct QuestionProject {
  public let project: TemporaryProject
  public let count: Int
  /// Text behind every answer.
  private let padding: String

  /// - Parameters:
  ///   - url: of the endpoint, which is to answer with `answer(to:padding:)`.
  ///   - endpoint: further lines of its configuration.
  public init(asking url: String, count: Int, endpoint: String = "", padding: Int = 0) throws {
    self.count = count
    let text = String(repeating: "x", count: padding)
    self.padding = text
    let cases = (0..<count).map { number in
      """
      - id: c\(number)
        question: Number \(number)?
        expect: [{equals: \(Self.answer(number, text)), normalize: none}]
      """
    }
    project = try TemporaryProject.asking(url, cases: cases.joined(separator: "\n"), endpoint: endpoint)
  }

  public var folder: URL { project.folder }
  public var cachePath: String { folder.appending(path: ".ragspec/cache.sqlite").path }

  /// The right answer to a request, as an endpoint that reads the question.
  public static func answer(to request: LoopbackServer.Request, padding: Int = 0) -> LoopbackServer.Reply {
    let body = String(decoding: request.body, as: UTF8.self)
    let number = body.split(separator: "Number ").last.flatMap { Int($0.prefix(while: \.isNumber)) } ?? -1
    return .chat(answer(number, String(repeating: "x", count: padding)))
  }

  private static func answer(_ number: Int, _ padding: String) -> String { "It is \(number). \(padding)".trimmed }

  /// The questions of all recordings, each of which must have its own answer; `nil` when one has another one's.
  public func recordedNumbers() throws -> Set<Int>? {
    let listed = try project.ragspec("cache", "ls", "--json")
    guard listed.exitCode == 0 else { return nil }
    var numbers: Set<Int> = []
    for line in listed.output.split(separator: "\n") {
      let recording = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let request = recording?["request"] as? [String: Any]
      let question = (request?["messages"] as? [[String: Any]])?.first?["content"] as? String
      guard let number = question.flatMap({ Int($0.filter(\.isNumber)) }),
        recording?["content"] as? String == Self.answer(number, padding)
      else { return nil }
      numbers.insert(number)
    }
    return numbers
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
