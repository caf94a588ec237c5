package import JSONText

/// Why a text is not a table of its format, and where.
package struct TableReadingError: Error, Hashable, Sendable {
  /// What is wrong.
  package let problem: Problem
  /// Lines from 1; a line ends with a line feed.
  package let line: Int
  /// Unicode scalars from 1.
  package let column: Int

  /// What can be wrong with a table.
  package enum Problem: Hashable, Sendable {
    case empty
    case invalidUTF8
    case unclosedQuote
    case textAfterQuote
    case longRow(cells: Int, columns: Int)
    case missingHeader(wanted: Int, rows: Int)
    case noMarkdownTable
    case noHTMLTable
    case tooLarge(cells: Int)
    case invalidJSON(JSONError.Problem)
    case jsonWithoutRows
    case mixedJSONRows
    case nestedJSONCell
    case duplicateKey(String)
    case unknownKey(String)
  }
}

extension TableReadingError: CustomStringConvertible {
  /// The problem in words: lower case, no final period.
  package var message: String {
    switch problem {
    case .empty: "the table is empty"
    case .invalidUTF8: "invalid UTF-8"
    case .unclosedQuote: "a quoted cell is never closed"
    case .textAfterQuote: "text between the closing quote of a cell and the next cell"
    case .longRow(let cells, let columns): "the row has \(cells) cells, the header \(columns)"
    case .missingHeader(let wanted, let rows): "\(wanted) header rows are wanted, but there are \(rows) rows"
    case .noMarkdownTable: "there is no pipe table"
    case .noHTMLTable: "there is no <table>"
    case .tooLarge(let cells): "the table has more than \(cells) cells"
    case .invalidJSON(let problem): problem.message
    case .jsonWithoutRows: "expected an array of rows, or an object with 'rows'"
    case .mixedJSONRows: "some rows are objects and some are arrays"
    case .nestedJSONCell: "a cell must be text, a number, true, false or null"
    case .duplicateKey(let key): "duplicate key '\(key)'"
    case .unknownKey(let key): "'\(key)' is not one of the columns"
    }
  }

  /// What to do about it, where that is not plain from the message.
  package var hint: String? {
    switch problem {
    case .empty: "a table needs at least a header row"
    case .invalidUTF8: "save the file as UTF-8"
    case .unclosedQuote: "a quote inside a quoted cell is written twice: \"\""
    case .textAfterQuote: "put the whole cell in quotes, and write a quote inside it twice: \"\""
    case .longRow: "is a delimiter inside a cell that is not quoted or escaped?"
    case .missingHeader: "lower 'header-rows'"
    case .noMarkdownTable: "a pipe table has a header line, then a line such as | --- | --- |"
    case .jsonWithoutRows: #"write [{"column": "cell"}], [["column"], ["cell"]] or {"columns": […], "rows": […]}"#
    case .nestedJSONCell: "flatten the row: one key for each column"
    case .noHTMLTable, .tooLarge, .invalidJSON, .mixedJSONRows, .duplicateKey, .unknownKey: nil
    }
  }

  package var description: String { "\(line):\(column): \(message)" }
}
