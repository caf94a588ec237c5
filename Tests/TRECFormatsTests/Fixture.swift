import Foundation

/// The files beside the tests: trec_eval's own test data, whose licence is with them.
enum Fixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return try Array(Data(contentsOf: folder.appending(path: name)))
  }
}
