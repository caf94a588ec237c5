import RagSpecTestSupport
import TableFormats
import Testing

extension SeededGenerator {
  fileprivate mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(next() % UInt64(elements.count))]
  }
}

@Suite struct TableRoundTripTests {
  private static let seed: UInt64 = 90_210
  private static let formats: [(TableRendering, TableFormat)] = [
    (.markdown, .markdown), (.csv, .csv), (.tsv, .tsv), (.html, .html), (.json, .json),
  ]

  @Test func `what is rendered reads as the same cells`() throws {
    var random = SeededGenerator(seed: Self.seed)
    for round in 0..<2_000 {
      let table = randomTable(&random)
      for (rendering, format) in Self.formats {
        let text = table.rendered(as: rendering)
        let again = try TableReading(text, as: format, TableReadingOptions(headerRows: table.headerRows.count)).table
        #expect(
          bytes(of: again.rows) == bytes(of: table.rows), "seed \(Self.seed), round \(round), \(format):\n\(text)")
        #expect(again.columnNames == table.columnNames, "seed \(Self.seed), round \(round), \(format):\n\(text)")
        if format != .markdown, format != .json {
          #expect(bytes(of: again.headerRows) == bytes(of: table.headerRows), "round \(round), \(format)")
        }
      }
    }
  }

  @Test func `no mutation of a table crashes a reader`() {
    var random = SeededGenerator(seed: Self.seed)
    var readings = 0
    for _ in 0..<2_000 {
      let table = randomTable(&random)
      for (rendering, format) in Self.formats {
        let text = mutated(Array(table.rendered(as: rendering).utf8), &random)
        for reader in [format, random.pick(TableFormat.allCases)] {
          let reading = try? text.withUnsafeBufferPointer { try TableReading($0, as: reader) }
          if reading != nil { readings += 1 }
        }
      }
    }
    #expect(readings > 2_000)
  }

  private func bytes(of rows: [[String]]) -> [[[UInt8]]] { rows.map { $0.map { Array($0.utf8) } } }

  private func randomTable(_ random: inout SeededGenerator) -> Table {
    let width = random.pick([1, 2, 2, 3, 5])
    let levels = random.pick([1, 1, 2])
    let header = (0..<levels).map { level in
      (0..<width).map { column in
        level + 1 < levels
          ? random.pick(["A", "B <x>"]) : "c\(column) " + random.pick(["", "|", "\"q\"", "&amp;", "\\", ";", ","])
      }
    }
    return Table(
      headerRows: header, rows: (0..<random.pick([0, 1, 2, 4])).map { _ in (0..<width).map { _ in cell(&random) } })
  }

  /// Carriage returns are left out: inside a cell CRLF is read as LF.
  private func cell(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "x", "12.5", " ", "  ", "\t", "\n", ",", "\"", "\\", "|", "<", ">", "&", "&amp;", "<br>", "<td>", "é", "\u{A0}",
      "😀", "-", ":",
      "\\|", "\\\\", "#", ";", "&nbsp;", "`", "\u{2028}",
    ]
    let text = (0..<random.pick([0, 1, 1, 2, 3, 6])).map { _ in random.pick(pieces) }.joined()
    return text
  }

  private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random.pick([1, 2, 5]) where !bytes.isEmpty {
      let place = Int(random.next() % UInt64(bytes.count))
      switch random.next() % 4 {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(contentsOf: bytes[place...].prefix(7), at: place)
      case 2: bytes[place] = random.pick(Array("<>\"|,\\&;\n\t/tr'= 0-:[]{}".utf8))
      default: bytes.removeSubrange(place..<min(place + 5, bytes.count))
      }
    }
    return bytes
  }
}
