"""Runs a command and measures the whole process: wall and processor time, and the most memory it held."""

import dataclasses
import os
import resource
import time


@dataclasses.dataclass(frozen=True)
class Measurement:
    """One run: times in seconds, memory in MiB, what it printed, and how it ended."""

    wall: float
    cpu: float
    peak: float
    status: int
    output: str


def measure(command, environment=(), output_path="output.txt"):
    """Runs a command in the current folder; its output goes to a file, so that reading it costs it nothing."""
    actions = [
        (os.POSIX_SPAWN_OPEN, 1, output_path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    started = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ | dict(environment), file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - started
    with open(output_path, encoding="utf-8", errors="replace") as output:
        return Measurement(
            wall=wall,
            cpu=usage.ru_utime + usage.ru_stime,
            peak=usage.ru_maxrss / 1024,
            status=os.waitstatus_to_exitcode(status),
            output=output.read(),
        )


def least_visible_peak():
    """The memory of this program, in MiB: the kernel counts it as held by a process in the moment that it is started."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
