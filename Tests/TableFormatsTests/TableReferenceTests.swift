import Foundation
import JSONText
import TableFormats
import Testing

/// Real tables with known cells, outside the project: `RAGSPEC_REFERENCE` names the folder.
private let referenceFolder = ProcessInfo.processInfo.environment["RAGSPEC_REFERENCE"]
  .map { URL(filePath: $0).appending(path: "table-reading/tables") }

@Suite(.enabled(if: referenceFolder != nil)) struct TableReferenceTests {
  /// Each `name.csv`, with quotes behind backslashes, has its cells in `name.json`.
  @Test func `real CSV dumps have the cells of their JSON twins`() throws {
    let folder = try #require(referenceFolder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".csv") }
    #expect(!names.isEmpty)
    for name in names {
      let reading = try bytes(folder.appending(path: name)).withUnsafeBufferPointer { try TableReading($0, as: .csv) }
      let twin = try JSONValue(parsing: bytes(folder.appending(path: name.dropLast(4) + ".json")))
      let cells = try #require(twin.array).map { try #require($0.array).compactMap(\.string).map(withoutNoBreakSpace) }
      #expect(reading.table.headerRows + reading.table.rows == cells, "\(name)")
      #expect(reading.remarks.isEmpty)
    }
  }

  private func bytes(_ file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }

  /// The dumps have lost the difference.
  private func withoutNoBreakSpace(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }
}
