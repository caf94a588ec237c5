import CMalloc
import Glibc
import RagSpecCommands

// Memory is taken from the system in large pieces: with the usual ones, a large run asks thousands of times.
mallopt(M_TOP_PAD, 32 << 20)

exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst())))
