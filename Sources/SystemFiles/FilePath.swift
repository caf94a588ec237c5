internal import Glibc

/// Paths as text: joined, shortened and resolved.
///
/// They are taken apart by bytes, as the system does: to Swift a slash before a combining mark is another character.
package enum FilePath {
  private static let slash = UInt8(ascii: "/")

  package static var current: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// Returns a path below a folder; an absolute path stays as it is.
  package static func join(_ folder: String, _ path: String) -> String {
    if path.utf8.first == slash || folder.isEmpty || folder == "." { return path }
    return folder.utf8.last == slash ? folder + path : "\(folder)/\(path)"
  }

  package static func parent(of path: String) -> String {
    guard let end = path.utf8.lastIndex(of: slash) else { return "." }
    return end == path.startIndex ? "/" : String(path[..<end])
  }

  package static func lastComponent(of path: String) -> String {
    path.utf8.split(separator: slash).last.flatMap { String($0) } ?? path
  }

  /// The part of the name after its last point, in lower case.
  package static func fileExtension(of path: String) -> String {
    let name = lastComponent(of: path)
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }

  /// Returns the path without `.`, `..` and doubled slashes, by its text alone.
  package static func normalized(_ path: String) -> String {
    let isAbsolute = path.utf8.first == slash
    var parts: [String] = []
    for part in path.utf8.split(separator: slash).map({ String(Substring($0)) }) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return isAbsolute ? "/" + joined : (joined.isEmpty ? "." : joined)
  }

  /// Returns the absolute path with its symbolic links followed, `nil` when nothing is there.
  package static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether two paths lead to the same file; one that does not exist is only itself.
  package static func isSame(_ one: String, _ other: String) -> Bool {
    if one.utf8.elementsEqual(other.utf8) { return true }
    guard let one = resolved(one), let other = resolved(other) else { return false }
    return one.utf8.elementsEqual(other.utf8)
  }

  package static func isInside(_ path: String, folder: String) -> Bool {
    let start = folder == "/" ? folder : folder + "/"
    return path.utf8.elementsEqual(folder.utf8) || path.utf8.starts(with: start.utf8)
  }
}
