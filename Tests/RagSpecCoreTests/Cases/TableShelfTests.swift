import RagSpecCore
import TableFormats
import Testing

@Suite struct TableShelfTests {
  private struct Broken: Error {}

  private static func reading(_ path: String = "a.csv", _ format: TableFormat = .csv, _ rows: Int? = nil)
    -> TableShelf.Reading
  {
    TableShelf.Reading(path: path, format: format, headerRows: rows)
  }

  private static let table = Table(headerRows: [["a"]], rows: [["1"]])

  @Test func `each reading is done once`() {
    let shelf = TableShelf()
    var count = 0
    for reading in [
      Self.reading(), Self.reading(), Self.reading("b.csv"), Self.reading("a.csv", .tsv),
      Self.reading("a.csv", .csv, 2),
      Self.reading("a.csv", .csv, 2), Self.reading(),
    ] {
      let table = shelf.table(reading) {
        count += 1
        return Self.table
      }
      #expect(table == Self.table)
    }
    #expect(count == 4)
  }

  @Test func `a failure is told each time`() {
    let shelf = TableShelf()
    for _ in 0..<2 {
      #expect(throws: Broken.self) { try shelf.table(Self.reading()) { () throws(Broken) in throw Broken() } }
    }
    #expect(shelf.table(Self.reading()) { Self.table } == Self.table)
  }
}
