import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A file system in memory with room for little, which the system lets only some users make.
final class SmallDisk {
  let path: String
  private let folder = TemporaryFolder()

  static let isAvailable = (try? SmallDisk(bytes: 65_536)) != nil

  struct NotAllowed: Error {}

  init(bytes: Int) throws {
    path = folder["disk"]
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #if canImport(Glibc)
      guard mount("ragspec", path, "tmpfs", 0, "size=\(bytes)") == 0 else { throw NotAllowed() }
    #else
      throw NotAllowed()
    #endif
  }

  deinit {
    #if canImport(Glibc)
      umount2(path, Int32(MNT_DETACH))
    #endif
  }

  subscript(name: String) -> String { "\(path)/\(name)" }

  /// Takes all the room that is left.
  func fill() throws {
    try Data().write(to: URL(filePath: self["ballast"]))
    let ballast = try FileHandle(forWritingTo: URL(filePath: self["ballast"]))
    let block = Data(repeating: 0x78, count: 4_096)
    while (try? ballast.write(contentsOf: block)) != nil {}
  }

  func makeRoom() throws { try FileManager.default.removeItem(atPath: self["ballast"]) }
}
