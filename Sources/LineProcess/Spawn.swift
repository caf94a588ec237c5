internal import CSpawn
internal import Glibc

/// The two ends of a pipe, which no other program inherits.
struct Pipe {
  let reading: Int32
  let writing: Int32

  init() throws(LineProcessError) {
    var ends: [Int32] = [0, 0]
    let code = cspawn_pipe(&ends)
    guard code == 0 else { throw LineProcessError("no pipe: \(String(cString: strerror(code)))") }
    (reading, writing) = (ends[0], ends[1])
  }
}

enum Spawn {
  /// Starts a program in a folder, with these descriptors as its streams; says its id, or what went wrong.
  static func start(
    _ arguments: [String], in folder: String, input: Int32, output: Int32, errors: Int32
  ) -> (id: pid_t, code: Int32) {
    var id: pid_t = 0
    let words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let code = cspawn_start(&id, words, folder, input, output, errors)
    return (id, code)
  }
}
