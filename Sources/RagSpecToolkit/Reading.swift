import RagSpecCore
import SystemFiles

extension SourceFile {
  /// Reads a file that the command line or the project's layout names.
  static func reading(_ path: String) throws(InvalidInput) -> SourceFile {
    do throws(SystemError) { return SourceFile(path: path, bytes: try File.contents(of: path)) } catch {
      throw InvalidInput("unreadable-file", "cannot read '\(path)': \(error.reason)", at: nil)
    }
  }
}

extension FilePath {
  /// Returns a folder's entries that are not hidden.
  static func visibleEntries(of folder: String) throws(InvalidInput) -> [String] {
    do throws(SystemError) { return try File.entries(of: folder).filter { !$0.hasPrefix(".") } } catch {
      throw InvalidInput("unreadable-file", "cannot read the folder '\(folder)': \(error.reason)", at: nil)
    }
  }
}
