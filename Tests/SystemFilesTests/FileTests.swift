import Foundation
import SystemFiles
import Testing

@Suite struct FileTests {
  private let folder = TemporaryFolder()

  @Test func tellsWhatAPathNames() throws {
    try folder.write("", to: "file")
    try FileManager.default.createSymbolicLink(atPath: folder["link"], withDestinationPath: folder["file"])
    try FileManager.default.createSymbolicLink(atPath: folder["dangling"], withDestinationPath: folder["nowhere"])
    #expect(File.kind(of: folder["file"]) == .file)
    #expect(File.kind(of: folder["link"]) == .file)
    #expect(File.kind(of: folder.path) == .folder)
    #expect(File.kind(of: "/dev/null") == .other)
    for missing in ["nowhere", "dangling", "file/below"] { #expect(File.kind(of: folder[missing]) == nil) }
  }

  @Test(arguments: [0, 1, 4_095, 65_535, 65_536, 65_537, 3_000_000])
  func readsWholeFiles(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: URL(filePath: folder["f"]))
    #expect(try File.contents(of: folder["f"]) == bytes)
  }

  /// Files that do not say how long they are.
  @Test func readsWhatHasNoLength() throws {
    #expect(try File.contents(of: "/dev/null").isEmpty)
    #expect(mkfifo(folder["pipe"], 0o600) == 0)
    let path = folder["pipe"]
    let text = String(repeating: "0123456789", count: 30_000)
    Thread.detachNewThread {
      guard let pipe = fopen(path, "w") else { return }
      fputs(text, pipe)
      fclose(pipe)
    }
    #expect(try File.contents(of: path) == Array(text.utf8))
  }

  @Test func saysWhatIsMissing() throws {
    let missing = try #require(throws: SystemError.self) { try File.contents(of: folder["nowhere"]) }
    #expect(missing.isMissingFile)
    #expect(missing.description == "\(folder["nowhere"]): No such file or directory")
    try folder.write("", to: "file")
    #expect(try #require(throws: SystemError.self) { try File.contents(of: folder["file/below"]) }.isMissingFile)
    let isFolder = try #require(throws: SystemError.self) { try File.contents(of: folder.path) }
    #expect(isFolder.reason == "Is a directory" && !isFolder.isMissingFile)
    #expect(try #require(throws: SystemError.self) { try File.entries(of: folder["nowhere"]) }.isMissingFile)
    #expect(try #require(throws: SystemError.self) { try File.remove(folder["nowhere"]) }.isMissingFile)
  }

  @Test func listsEntriesInByteOrder() throws {
    let names = ["-", ".hidden", "10", "9", "B", "a", "a.b", "b", "e\u{301}", "f", "é"]
    for name in names.shuffled() { try folder.write("", to: name) }
    #expect(try File.entries(of: folder.path).elementsEqual(names) { $0.utf8.elementsEqual($1.utf8) })
    let long = String(repeating: "n", count: 255)
    try FileManager.default.createDirectory(atPath: folder["sub"], withIntermediateDirectories: false)
    try folder.write("", to: "sub/\(long)")
    #expect(try File.entries(of: folder["sub"]) == [long])
  }

  @Test func makesFoldersWithThoseAbove() throws {
    for _ in 0..<2 { try File.makeFolder(folder["a/b/c"]) }
    #expect(File.kind(of: folder["a/b/c"]) == .folder)
    try File.makeFolder(folder["d/e/"])
    #expect(File.kind(of: folder["d/e"]) == .folder)
    for nothing in ["", ".", "/"] { try File.makeFolder(nothing) }
    try folder.write("", to: "file")
    for path in ["file", "file/below"] {
      let error = try #require(throws: SystemError.self) { try File.makeFolder(folder[path]) }
      #expect(error.description == "\(folder["file"]): Not a directory")
    }
  }
}

// MARK: - Replacing

extension FileTests {
  @Test func replacesAFile() throws {
    for text in ["first", "", "second and longer"] {
      try File.replace(folder["f"], with: text.utf8)
      #expect(try File.contents(of: folder["f"]) == Array(text.utf8))
      #expect(try File.entries(of: folder.path) == ["f"], "no draft is left behind")
    }
  }

  /// Whoever reads while the file is replaced sees one version or the other, whole.
  @Test func isNeverSeenInPart() async throws {
    let path = folder["f"]
    let versions = ["a", "b"].map { Array(String(repeating: $0, count: 300_000).utf8) }
    try File.replace(path, with: versions[0])
    let writer = Task.detached {
      for round in 0..<12 { try File.replace(path, with: versions[round % 2]) }
    }
    var seen: Set<[UInt8]> = []
    for _ in 0..<80 { seen.insert(try File.contents(of: path)) }
    try await writer.value
    #expect(seen.isSubset(of: versions))
  }

  @Test func keepsTheOldFileWhenTheNewOneCannotBeWritten() throws {
    try File.replace(folder["f"], with: "old".utf8)
    try FileManager.default.createDirectory(atPath: folder["f.\(getpid()).tmp"], withIntermediateDirectories: false)
    #expect(throws: SystemError.self) { try File.replace(folder["f"], with: "new".utf8) }
    #expect(try File.contents(of: folder["f"]) == Array("old".utf8))
  }

  @Test func aLinkStaysAndADeviceIsWrittenTo() throws {
    try File.replace(folder["f"], with: "old".utf8)
    try FileManager.default.createSymbolicLink(atPath: folder["link"], withDestinationPath: folder["f"])
    try File.replace(folder["link"], with: "new".utf8)
    #expect(try File.contents(of: folder["f"]) == Array("new".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder["link"]) == folder["f"])
    // The link, not the device, is what a broken test would take away.
    try FileManager.default.createSymbolicLink(atPath: folder["nowhere"], withDestinationPath: "/dev/null")
    try File.replace(folder["nowhere"], with: "gone".utf8)
    #expect(try File.contents(of: folder["nowhere"]).isEmpty)
    #expect(File.kind(of: folder["nowhere"]) == .other)
  }

  @Test func leavesNoDraftWhereItCannotReplace() throws {
    try FileManager.default.createDirectory(atPath: folder["taken"], withIntermediateDirectories: false)
    let error = try #require(throws: SystemError.self) { try File.replace(folder["taken"], with: "new".utf8) }
    #expect(error.path == folder["taken"])
    #expect(try File.entries(of: folder.path) == ["taken"])
  }
}
