import Foundation
import LineProcess
import Testing

@Suite struct LineProcessTests {
  private func process(_ script: String, timeout: Duration = .seconds(20)) -> LineProcess {
    LineProcess(["sh", "-c", script], in: "/", timeout: timeout)
  }

  private func answer(_ process: LineProcess, _ line: String) throws -> String {
    String(decoding: try process.answer(to: Array(line.utf8)), as: UTF8.self)
  }

  private func message(_ process: LineProcess, _ line: String = "x") -> String {
    do { return "answered: \(try answer(process, line))" } catch {
      return (error as? LineProcessError)?.message ?? "\(error)"
    }
  }

  @Test func `each line is answered by the same process`() throws {
    let process = process("n=0; while read -r line; do n=$((n+1)); echo \"$n:$line\"; done")
    for number in 1...50 { #expect(try answer(process, "line \(number)") == "\(number):line \(number)") }
  }

  @Test func `a line too many is never taken for the next answer`() throws {
    let twice = process("while read -r line; do printf '%s\\n%s\\n' \"$line\" more; done")
    #expect(message(twice, "a") == "'sh' answered with more than a line")
    #expect(message(twice, "b") == "'sh' answered with more than a line")
    let banner = process("read -r line; echo loaded; echo \"$line\"; while read -r line; do echo \"$line\"; done")
    for question in ["a", "b", "c"] {
      let reply = try? banner.answer(to: Array(question.utf8)) { $0 == Array("loaded".utf8) ? nil : $0 }
      #expect(reply?.answer.map { $0 == Array(question.utf8) } != false, "answered with another question's answer")
    }
  }

  @Test func `what is no answer ends the program`() throws {
    let process = process("n=0; while read -r line; do n=$((n+1)); echo \"$n:$line\"; done")
    func answer(_ line: String) throws -> String? {
      try process.answer(to: Array(line.utf8)) { reply in
        let text = String(decoding: reply, as: UTF8.self)
        return text.hasSuffix("bad") ? nil : text
      }.answer
    }
    #expect(try [answer("a"), answer("b"), answer("bad"), answer("c")] == ["1:a", "2:b", nil, "1:c"])
  }

  @Test func `text is data and never a shell line`() throws {
    let process = LineProcess(["cat"], in: "/", timeout: .seconds(20))
    for line in ["$(touch /tmp/x) `id` ; rm -rf", "\u{0}nul", "é\u{202E}", "", "\\n"] {
      #expect(try answer(process, line) == line)
    }
  }

  @Test func `it runs in the folder that it is given`() throws {
    let process = LineProcess(["sh", "-c", "read -r x; pwd"], in: "/usr", timeout: .seconds(20))
    #expect(try answer(process, "") == "/usr")
  }

  @Test func `a megabyte goes through both ways`() throws {
    let process = LineProcess(["cat"], in: "/", timeout: .seconds(60))
    let line = String(repeating: "0123456789abcdef", count: 65_536)
    for _ in 0..<3 { #expect(try answer(process, line) == line) }
  }

  @Test func `much noise on standard error blocks nobody`() throws {
    let process = process("while read -r line; do head -c 300000 /dev/zero >&2; echo \"$line\"; done")
    for number in 0..<3 { #expect(try answer(process, "\(number)") == "\(number)") }
  }

  @Test func `a program that ends says how, and why`() {
    #expect(message(process("exit 3")) == "'sh' ended with exit code 3 before it answered")
    #expect(
      message(process("read x; echo first >&2; echo 'no module named x' >&2; exit 1"))
        == "'sh' ended with exit code 1 before it answered: first | no module named x")
    #expect(message(process("kill -TERM $$")) == "'sh' was ended by signal 15 before it answered")
    #expect(message(process("exec >&-; sleep 60")) == "'sh' closed its output before it answered")
  }

  @Test func `a slow program is ended`() {
    let started = ContinuousClock.now
    #expect(
      message(process("echo warming up >&2; sleep 60", timeout: .milliseconds(300)))
        == "'sh' gave no answer within 300 ms: warming up")
    #expect(ContinuousClock.now - started < .seconds(30))
  }

  @Test func `a program that is not there cannot be started`() {
    let process = LineProcess(["no-such-program-here"], in: "/", timeout: .seconds(5))
    #expect(message(process) == "cannot start 'no-such-program-here': No such file or directory")
    #expect(
      message(LineProcess(["cat"], in: "/no/such/folder", timeout: .seconds(5)))
        == "cannot start 'cat': No such file or directory")
  }

  @Test func `the next line meets a new process`() throws {
    let process = process("read -r line; [ \"$line\" = good ] && echo fine")
    #expect(try answer(process, "good") == "fine")
    // It ended after its only answer; the one for the next line was started anew or is told of.
    #expect(message(process, "bad").contains("before it answered"))
    #expect(try answer(process, "good") == "fine")
  }

  @Test func `after three failures in a row it is left alone`() {
    let process = process("exit 1")
    for _ in 0..<3 { #expect(message(process).contains("exit code 1")) }
    #expect(message(process) == "'sh' failed 3 times in a row")
  }

  @Test func `an answer before the question is none`() {
    let line = String(repeating: "x", count: 1 << 20)
    #expect(message(process("echo early; cat >/dev/null"), line) == "'sh' wrote a line before it had read one")
  }

  @Test func `many threads are answered one by one`() async throws {
    let process = LineProcess(["cat"], in: "/", timeout: .seconds(60))
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<40 {
        group.addTask { (try? process.answer(to: Array("\(number)".utf8))) == Array("\(number)".utf8) }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
