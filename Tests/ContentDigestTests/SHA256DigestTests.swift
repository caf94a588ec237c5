import CSHA256
import ContentDigest
import Testing

@Suite struct SHA256DigestTests {
  /// Messages and digests of FIPS 180-4 and of NIST's SHAVS byte-oriented vectors.
  private static let vectors: [(message: [UInt8], digest: String)] = [
    ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      Array(
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"
          .utf8),
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    ([0xd3], "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
    ([0x11, 0xaf], "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"),
    ([0x74, 0xba, 0x25, 0x21], "b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e"),
    ([0xbd], "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
    ([0xc9, 0x8c, 0x8e, 0x55], "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504"),
    (Array(repeating: 0, count: 55), "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"),
    (Array(repeating: 0, count: 56), "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"),
    (Array(repeating: 0, count: 57), "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785"),
    (Array(repeating: 0, count: 64), "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"),
    (Array(repeating: 0, count: 1000), "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53"),
    (Array(repeating: 0x41, count: 1000), "c2e686823489ced2017f6059b8b239318b6364f6dcd835d0a519105a1eadd6e4"),
    (Array(repeating: 0x55, count: 1005), "f4d62ddec0f3dd90ea1380fa16a5ff8dc4c54b21740650f24afc4120903552b0"),
    (
      Array(repeating: UInt8(ascii: "a"), count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test func `agrees with the vectors of NIST`() {
    for vector in Self.vectors {
      let digest = vector.message.withUnsafeBytes { SHA256Digest(hashing: $0) }
      #expect(digest.hex == vector.digest, "\(vector.message.count) bytes")
      #expect(portable(vector.message) == digest, "\(vector.message.count) bytes")
    }
  }

  @Test func `accelerated, portable and incremental paths agree at every length to 300`() {
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
    for length in 0...message.count {
      let start = Array(message[..<length])
      let digest = start.withUnsafeBytes { SHA256Digest(hashing: $0) }
      #expect(portable(start) == digest)
      for cut in [0, 1, 55, 63, 64, 65, 128, length] where cut <= length {
        var hasher = SHA256Hasher()
        start[..<cut].withUnsafeBytes { hasher.update($0) }
        start[cut...].withUnsafeBytes { hasher.update($0) }
        #expect(hasher.digest() == digest, "\(length) bytes cut at \(cut)")
      }
    }
  }

  @Test func `a million pieces are the message they make`() {
    var hasher = SHA256Hasher()
    for _ in 0..<1_000_000 { hasher.update("a") }
    #expect(hasher.digest().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `a digest taken midway leaves the message open`() {
    var hasher = SHA256Hasher()
    hasher.update("ab")
    #expect(hasher.digest() == SHA256Digest(hashing: "ab"))
    var fork = hasher
    hasher.update("c")
    fork.update(SHA256Digest(hashing: ""))
    #expect(hasher.digest() == SHA256Digest(hashing: "abc"))
    #expect(fork.digest() != hasher.digest())
  }

  @Test func `a text is hashed as its UTF-8, composed or not`() {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    #expect(composed == decomposed)
    #expect(SHA256Digest(hashing: composed) != SHA256Digest(hashing: decomposed))
    #expect(SHA256Digest(hashing: composed).hex == "850f7dc43910ff890f8879c0ed26fe697c93a067ad93a7d50f466a7028a9bf4e")
  }

  @Test func `hexadecimal digits and bytes come back as the digest`() {
    let digest = SHA256Digest(hashing: "abc")
    #expect(SHA256Digest(hex: digest.hex) == digest)
    #expect(SHA256Digest(hex: digest.hex.uppercased()) == digest)
    #expect("\(digest)" == digest.hex)
    let bytes = digest.withUnsafeBytes { Array($0) }
    #expect(bytes.count == SHA256Digest.byteCount)
    #expect(bytes.prefix(4) == [0xba, 0x78, 0x16, 0xbf])
    #expect(bytes.withUnsafeBytes { SHA256Digest(bytes: $0) } == digest)
    #expect(bytes.dropLast().withUnsafeBytes { SHA256Digest(bytes: $0) } == nil)
  }

  @Test func `what is not 64 hexadecimal digits is no digest`() {
    let digits = String(repeating: "0", count: 62)
    for text in [
      "", digits, digits + "0", digits + "000", digits + "0g", digits + "é", "0x" + digits, " " + digits + "0",
    ] {
      #expect(SHA256Digest(hex: text) == nil, "\(text)")
    }
  }

  @Test func `digests are ordered as their hexadecimal forms`() {
    let digests = (0..<200).map { SHA256Digest(hashing: String($0)) }
    #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
    #expect(Set(digests).count == digests.count)
  }

  private func portable(_ message: [UInt8]) -> SHA256Digest? {
    let words = message.withUnsafeBytes { csha256_hash_portable($0.baseAddress, $0.count).words }
    return [words.0, words.1, words.2, words.3].map(\.bigEndian).withUnsafeBytes { SHA256Digest(bytes: $0) }
  }
}
