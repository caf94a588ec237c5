import RagSpecCore
import Testing

@Suite struct EmbeddingVectorTests {
  @Test(arguments: [
    [] as [Float], [0, 0], [.nan, 1], [.infinity], [1, -.infinity], [-0.0],
  ])
  func `zeros, nothing and numbers without bounds are no vector`(_ components: [Float]) {
    #expect(EmbeddingVector(components) == nil)
  }

  @Test(
    arguments: [
      ([1], [1], 1.0), ([1, 0], [0, 1], 0), ([1, 0], [-3, 0], -1), ([3, 4], [4, 3], 0.96), ([1, 2, 3], [2, 4, 6], 1),
    ] as [([Float], [Float], Double)])
  func cosine(_ one: [Float], _ other: [Float], _ cosine: Double) throws {
    let (one, other) = (try #require(EmbeddingVector(one)), try #require(EmbeddingVector(other)))
    #expect(abs((one.cosine(with: other) ?? .nan) - cosine) < 1e-12)
    #expect(one.cosine(with: other) == other.cosine(with: one))
  }

  @Test(arguments: [Float.greatestFiniteMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude])
  func `the greatest and the least numbers neither overflow nor vanish`(_ size: Float) throws {
    let one = try #require(EmbeddingVector([size, size, 0]))
    let other = try #require(EmbeddingVector([size, size, size]))
    let cosine = try #require(one.cosine(with: other))
    #expect(cosine.isFinite && abs(cosine - (2.0 / 3).squareRoot()) < 1e-9)
  }

  /// Rounding must not make a text differ from itself: `min: 1` holds.
  @Test func `equal vectors have the cosine 1, exactly`() throws {
    let vector = try #require(EmbeddingVector((1...1_536).map { 1 / Float($0) }))
    #expect(vector.cosine(with: vector) == 1)
  }

  @Test func `vectors of two lengths have no cosine`() throws {
    let one = try #require(EmbeddingVector([1]))
    #expect(one.cosine(with: try #require(EmbeddingVector([1, 0]))) == nil)
  }

  /// Committed vectors are in this form. The text is what Python's `base64` makes of `struct.pack('<3f', 1, -2.5, 1e-3)`.
  @Test func `the recorded form is what it always was`() throws {
    let vector = try #require(EmbeddingVector([1, -2.5, 1e-3]))
    #expect(vector.recorded == "AACAPwAAIMBvEoM6")
    #expect(EmbeddingVector(recorded: "AACAPwAAIMBvEoM6") == vector)
  }

  @Test(arguments: ["", "A", "AAA=", "AAAAAA==", "AACAP wAAIMB", "AACAPwAAIMBvEoM\n", "[1, 2]", "AAAAAAAA"])
  func `other texts are no vector`(_ text: String) {
    #expect(EmbeddingVector(recorded: text) == nil)
  }
}

@Suite struct Base64Tests {
  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func `the vectors of the RFC`(_ plain: String, _ text: String) {
    #expect(Base64.text(of: Array(plain.utf8)) == text)
    #expect(Base64.bytes(of: text) == Array(plain.utf8))
  }

  @Test func `every byte in every place comes back`() {
    for count in 0..<12 {
      for byte in UInt8.min...UInt8.max {
        let bytes = (0..<count).map { byte &+ UInt8($0) &* 37 }
        #expect(Base64.bytes(of: Base64.text(of: bytes)) == bytes)
      }
    }
  }

  @Test(arguments: ["Z", "Zg", "Zg=", "Zg===", "Z===", "====", "Zg==Zg==", "Zm9v\n", "Zm-v", "Zmé="])
  func `anything else is refused`(_ text: String) {
    #expect(Base64.bytes(of: text) == nil)
  }
}
