internal import ArgumentParser
internal import Glibc
import RagSpecCore
import RagSpecToolkit
import SystemFiles

/// The whole command line: arguments in, an exit code out.
public enum CommandLineTool {
  /// Runs `ragspec` with its arguments and returns what the process should exit with.
  public static func run(_ arguments: [String]) -> Int32 {
    // A reader that goes away is no error: the write says so, and no signal ends the process.
    signal(SIGPIPE, SIG_IGN)
    // Nor does a limit on the size of files.
    signal(SIGXFSZ, SIG_IGN)
    let console = Console()
    if arguments == ["--version"] {
      console.print("ragspec \(Version.text)")
      return 0
    }
    return parseAndPerform(arguments, console).rawValue
  }

  private static func parseAndPerform(_ arguments: [String], _ console: Console) -> RagSpecCore.ExitCode {
    do {
      if arguments.first == "run", let request = RunRequest(plain: arguments.dropFirst()) {
        return try request.perform(console)
      }
      var command = try RagSpecCommand.parseAsRoot(try parsable(arguments))
      guard let tool = command as? any ToolCommand else {
        try command.run()
        return .success
      }
      return try tool.perform(console)
    } catch let error as InvalidInput {
      console.show(error.diagnostics)
      return .invalidInput
    } catch {
      return show(error, console)
    }
  }

  /// Puts options into words that the parser knows, for commands that take others.
  private static func parsable(_ arguments: [String]) throws(InvalidInput) -> [String] {
    switch arguments.first {
    case MeasureCommand.configuration.commandName: JoinedOptions.separated(arguments)
    case ScoreCommand.configuration.commandName: try MatcherOptions(arguments).separated()
    default: arguments
    }
  }

  /// Shows help where it was asked for, and what is wrong with the arguments where they are.
  private static func show(_ error: any Error, _ console: Console) -> RagSpecCore.ExitCode {
    let message = RagSpecCommand.fullMessage(for: error)
    guard RagSpecCommand.exitCode(for: error) == .success else {
      console.printError(message)
      return .invalidInput
    }
    console.print(message)
    return .success
  }
}

/// A subcommand that tells its exit code.
protocol ToolCommand: ParsableCommand {
  func perform(_ console: Console) throws(InvalidInput) -> RagSpecCore.ExitCode
}

extension ToolCommand {
  /// `CommandLineTool` performs commands itself, since it must know their exit codes.
  func run() throws {}
}
