import ContentDigest
package import RagSpecCore
import RagSpecSQLite

/// What became of a cache that was brought to the newest form.
package struct CacheMigration: Hashable, Sendable {
  package let oldForm: Int
  package let newForm: Int
  /// Answers that had no digest, and have one now.
  package internal(set) var digested = 0
  /// Recordings of older versions that are removed, since they are errors or were withheld.
  package internal(set) var removed = 0

  package var hasChanged: Bool { oldForm != newForm || digested > 0 || removed > 0 }
}

extension CacheCatalog {
  /// Brings the file to the newest form, and does to its rows what recording them anew would do.
  ///
  /// Rows are changed a thousand at a time, so that other processes can record meanwhile, and a run that is killed has done
  /// a part of the work. - Returns: `nil` when there is no file.
  package func migrate() throws(CacheError) -> CacheMigration? {
    guard let form = try form() else { return nil }
    do throws(SQLiteError) {
      let database = try CacheSchema.openForWriting(path)
      var migration = CacheMigration(oldForm: form, newForm: CacheForm.version)
      var last = 0
      while let next = try migrate(database, after: last, &migration) { last = next }
      CacheSchema.clearLog(of: database)
      return migration
    } catch { throw CacheError(error, path: path) }
  }

  private static var chunkSize: Int { 1_000 }

  /// Returns the last row of the chunk; `nil` when there is none.
  private func migrate(
    _ database: Database, after row: Int, _ migration: inout CacheMigration
  ) throws(SQLiteError) -> Int? {
    var (last, digested, removed): (Int?, Int, Int) = (nil, 0, 0)
    try database.transaction(.writing) { () throws(SQLiteError) in
      let rows = try Self.rows(of: database, after: row)
      last = rows.last?.number
      let update = try database.prepare("UPDATE response SET digest = ?1 WHERE rowid = ?2")
      let delete = try database.prepare("DELETE FROM response WHERE rowid = ?1")
      for row in rows {
        if row.output.isNoAnswer {
          delete.bind(row.number, at: 1)
          try delete.run()
          removed += 1
        } else if !row.hasDigest {
          row.output.recordingDigest.withUnsafeBytes { update.bind(blob: $0, at: 1) }
          update.bind(row.number, at: 2)
          try update.run()
          digested += 1
        }
      }
    }
    migration.digested += digested
    migration.removed += removed
    return last
  }

  private typealias Row = (number: Int, output: ModelOutput, hasDigest: Bool)

  private static func rows(of database: Database, after row: Int) throws(SQLiteError) -> [Row] {
    let select = try database.prepare(
      "SELECT \(try CacheSchema.answerColumns(of: database)), rowid, digest FROM response "
        + "WHERE rowid > ?1 ORDER BY rowid LIMIT \(chunkSize)")
    select.bind(row, at: 1)
    var rows: [Row] = []
    while try select.step() { rows.append((select.integer(7), select.answer(from: 0).output, !select.isNull(8))) }
    return rows
  }
}
