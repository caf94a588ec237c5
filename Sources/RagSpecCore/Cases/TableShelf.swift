import Synchronization
package import TableFormats

/// The tables that were read from files, each once: hundreds of cases ask about the same.
package final class TableShelf: Sendable {
  /// What a file is read as.
  package struct Reading: Hashable, Sendable {
    let path: String
    let format: TableFormat
    let headerRows: Int?

    package init(path: String, format: TableFormat, headerRows: Int?) {
      self.path = path
      self.format = format
      self.headerRows = headerRows
    }
  }

  private let tables = Mutex<[Reading: Table]>([:])

  package init() {}

  /// Returns the table that was read before, or reads it. Two threads may both be the first; both read the same.
  package func table<Failure: Error>(_ reading: Reading, read: () throws(Failure) -> Table) throws(Failure) -> Table {
    if let known = tables.withLock({ $0[reading] }) { return known }
    let table = try read()
    tables.withLock { $0[reading] = table }
    return table
  }
}
