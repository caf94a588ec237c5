import Foundation
import SystemFiles
import Testing

@Suite struct OutputFileTests {
  private let folder = TemporaryFolder()

  @Test func writesOneAfterTheOther() throws {
    try folder.write("what was there before and is longer", to: "f")
    let file = try OutputFile(creating: folder["f"])
    try file.write("first ")
    try file.write("")
    try file.write(Array("second".utf8))
    try file.synchronize()
    #expect(try String(contentsOfFile: folder["f"], encoding: .utf8) == "first second")
    #expect(!file.isTerminal)
    #expect(file.width == nil)
    #expect(file.path == folder["f"])
  }

  @Test func saysWhereItCannotWrite() throws {
    let error = try #require(throws: SystemError.self) { try OutputFile(creating: folder["missing/f"]) }
    #expect(error.description == "\(folder["missing/f"]): No such file or directory")
  }

  @Test func saysThatTheDiskIsFull() throws {
    let file = try OutputFile(creating: "/dev/full")
    let error = try #require(throws: SystemError.self) { try file.write("x") }
    #expect(error.reason == "No space left on device")
  }

  /// `ragspec … | head` is a success. A process of its own, because it ignores the signal, as `ragspec` does.
  @Test func takesAReaderThatLeftForAnEnd() async {
    await #expect(processExitsWith: .success) {
      signal(SIGPIPE, SIG_IGN)
      let pipe = Pipe()
      // Opened by its name while there is a reader.
      let file = try OutputFile(creating: "/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)")
      try file.write("heard")
      try pipe.fileHandleForReading.close()
      try file.write("unheard")
      try file.write(String(repeating: "x", count: 1_000_000))
    }
  }

  /// Another process may have made the terminal or the pipe non-blocking; a slow reader loses nothing.
  @Test func waitsForRoomInANonBlockingPipe() async throws {
    let pipe = Pipe()
    let writing = pipe.fileHandleForWriting
    let file = try OutputFile(creating: "/dev/fd/\(writing.fileDescriptor)")
    // The flag belongs to the open file; the one that is written to is the last that was opened.
    let opened = try #require((0..<256).last { fcntl($0, F_GETFL) & O_ACCMODE == O_WRONLY && isSamePipe($0, writing) })
    #expect(fcntl(Int32(opened), F_SETFL, O_WRONLY | O_NONBLOCK) == 0)
    let text = String(repeating: "0123456789", count: 50_000)
    async let read = readSlowly(pipe.fileHandleForReading, count: text.utf8.count)
    try file.write(text)
    #expect(await read == Array(text.utf8))
  }

  private func isSamePipe(_ descriptor: Int32, _ handle: FileHandle) -> Bool {
    var (one, other) = (stat(), stat())
    return fstat(descriptor, &one) == 0 && fstat(handle.fileDescriptor, &other) == 0 && one.st_ino == other.st_ino
      && descriptor != handle.fileDescriptor
  }
}

private func readSlowly(_ handle: FileHandle, count: Int) async -> [UInt8] {
  var bytes: [UInt8] = []
  while bytes.count < count {
    try? await Task.sleep(for: .milliseconds(5))
    bytes += handle.availableData
  }
  return bytes
}
