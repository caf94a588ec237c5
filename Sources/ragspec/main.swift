import Glibc
import RagSpecCommands

exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst())))
