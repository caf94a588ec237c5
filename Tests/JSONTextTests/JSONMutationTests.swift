import Foundation
import JSONText
import RagSpecTestSupport
import Testing

@Suite struct JSONMutationTests {
  private static let seed: UInt64 = 20_240_817

  private static let texts = [
    #"{"id":"a-1","choices":[{"index":0,"message":{"role":"assistant","content":"12.5 \u20ac\n\"so\""}}],"n":null}"#,
    #"[1,-2.5e10,0.1,true,false,null,"é漢😀",{"k":[[],{}]},"\ud83d\ude00 tail that is longer than eight bytes"]"#,
  ]

  @Test func `no mutation crashes, and what is accepted is what is written again`() throws {
    var random = SeededGenerator(seed: Self.seed)
    var acceptedCount = 0
    for _ in 0..<20_000 {
      let bytes = mutated(Array(Self.texts.randomElement(using: &random, or: "[]").utf8), using: &random)
      let parsed = Result { try JSONValue(parsing: bytes) }
      #expect(skips(bytes) || (try? parsed.get()) == nil, "a tree of what cannot be skipped: \(bytes)")
      guard let value = try? parsed.get() else { continue }
      acceptedCount += 1
      #expect(try JSONValue(parsing: value.text()) == value)
      #expect(try JSONValue(parsing: value.text(.canonical)) == value)
    }
    #expect(acceptedCount > 500, "seed \(Self.seed)")
  }

  @Test func `Foundation reads the same from what is written`() throws {
    var random = SeededGenerator(seed: Self.seed)
    for _ in 0..<1_000 {
      let value = randomValue(depth: 4, using: &random)
      for form in [JSONWriter.Form.asWritten, .canonical] {
        let text = value.text(form)
        #expect(try JSONValue(parsing: text) == value, "\(text)")
        let foundation = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        #expect(agrees(value, foundation), "\(text)")
      }
    }
  }

  private func skips(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      return (try? scanner.skipValue()) != nil && (try? scanner.finish()) != nil
    }
  }

  /// Deletes, doubles, replaces or swaps a few bytes, or cuts the end.
  private func mutated(_ bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(bytes[place], at: place)
      case 2: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
      case 3: bytes[place] = Array("\"\\{}[],:0e-.u \u{7}".utf8).randomElement(using: &random, or: 0)
      case 4: bytes.swapAt(place, Int.random(in: bytes.indices, using: &random))
      default: bytes.removeLast(Int.random(in: 0...min(8, bytes.count), using: &random))
      }
    }
    return bytes
  }

  private func randomValue(depth: Int, using random: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2: return .number(JSONNumber(Int.random(in: -1_000_000...1_000_000, using: &random)))
    case 3: return JSONNumber(Double(bitPattern: random.next())).map(JSONValue.number) ?? .null
    case 4, 5: return .string(randomText(using: &random))
    case 6:
      return .array(
        (0..<Int.random(in: 0..<5, using: &random)).map { _ in randomValue(depth: depth - 1, using: &random) })
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0..<5, using: &random) {
        _ = object.append(randomText(using: &random), randomValue(depth: depth - 1, using: &random))
      }
      return .object(object)
    }
  }

  private func randomText(using random: inout SeededGenerator) -> String {
    let alphabet = [
      "a", "plain words ", "\"", "\\", "/", "\n", "\u{1}", "\u{1F}", "\u{7F}", "é", "漢字", "😀", "\u{2028}",
    ]
    return (0..<Int.random(in: 0..<6, using: &random)).map { _ in alphabet.randomElement(using: &random, or: "") }
      .joined()
  }

  /// Foundation goes through `Decimal`, which loses the last bits.
  private func isNear(_ first: Double, _ second: Double) -> Bool {
    first == second || abs(first - second) <= 1e-14 * max(abs(first), abs(second))
  }

  private func agrees(_ value: JSONValue, _ foundation: Any) -> Bool {
    switch value {
    case .null: foundation is NSNull
    case .boolean(let boolean): foundation as? Bool == boolean
    case .number(let number): (foundation as? NSNumber).map { isNear($0.doubleValue, number.double) } ?? false
    case .string(let text): foundation as? String == text
    case .array(let elements):
      (foundation as? [Any]).map { $0.count == elements.count && zip(elements, $0).allSatisfy(agrees) } ?? false
    case .object(let object):
      (foundation as? [String: Any]).map { members in
        members.count == object.members.count
          && members.allSatisfy { key, other in object[key].map { agrees($0, other) } ?? false }
      } ?? false
    }
  }
}

extension Array {
  func randomElement(using random: inout SeededGenerator, or other: Element) -> Element {
    randomElement(using: &random) ?? other
  }
}
