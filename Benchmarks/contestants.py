"""The programs that race, and how each of them is run in a folder of cases."""

import dataclasses
import pathlib
import re
import shutil

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent / ".build" / "bench"
HELLO = BUILD / "hello"
TREC_EVAL = BUILD / "trec_eval"


@dataclasses.dataclass(frozen=True)
class Contestant:
    """A command that is run in a folder of cases.

    `state` names what it keeps in the folder from one run to the next, and `fill`, when it is not `command` itself, the
    run that makes it keep all answers. `success` is a pattern of what it prints when COUNT cases passed.
    """

    name: str
    command: tuple
    state: tuple = ()
    fill: tuple = ()
    fill_success: str = ""
    success: str = ""
    environment: tuple = ()
    is_slow: bool = False

    def forget(self):
        for path in map(pathlib.Path, self.state):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def passed_all(self, run, count):
        return run.status == 0 and matches(self.success, run, count)

    def filled_all(self, run, count):
        return run.status == 0 and matches(self.fill_success or self.success, run, count)


def matches(pattern, run, count):
    return re.search(pattern.replace("COUNT", str(count)), run.output, re.MULTILINE)


def ragspec(binary, suite, url):
    """Quiet while it is measured, where only the exit code counts; when it fills its cache it has to say what passed."""
    return Contestant(
        name="ragspec",
        command=(binary, "run", "--quiet", suite),
        state=(".ragspec",),
        fill=(binary, "run", suite),
        fill_success=r"\bCOUNT passed",
        environment=(("RACE_URL", url),),
    )


def script_lazy(url):
    return script("script-lazy", "script_lazy.py", ("peers.jsonl", url, "script-lazy.sqlite"))


def script_fast(url, cases):
    return script("script-fast", "script_fast.py", (cases, url, "script-fast.sqlite"))


def script(name, file, arguments):
    return Contestant(
        name=name,
        command=(installed("script", "python"), str(HERE / "peers" / file), *arguments),
        state=(arguments[-1],),
        success=r"^COUNT passed, 0 failed",
    )


def snappylapy(url):
    pytest = (installed("snappylapy", "python"), "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_snapshots.py")
    return Contestant(
        name="snappylapy",
        command=(*pytest, "-k", "check"),
        state=("__snapshots__", "__test_results__"),
        fill=(*pytest, "-k", "ask", "--snapshot-update"),
        success=r"^COUNT passed",
        environment=(("CASES", "peers.jsonl"), ("URL", url)),
        is_slow=True,
    )


def inspect_ai(url):
    task = ("inspect_task.py@race", "-T", "cases=peers.jsonl", "--model", "openai-api/stub/stub")
    options = ("--max-connections", "64", "--display", "plain", "--log-dir", "inspect-logs")
    return Contestant(
        name="inspect_ai",
        command=(installed("inspect", "inspect"), "eval", *task, *options),
        state=("inspect-cache", "inspect-logs"),
        success=r"accuracy +1\.000",
        environment=(("STUB_BASE_URL", url), ("STUB_API_KEY", "none"), ("INSPECT_CACHE_DIR", "inspect-cache")),
        is_slow=True,
    )


MEANS = r"map\s+all\s+0\.\d{4}\nP_10\s+all\s+0\.\d{4}\nrecall_100\s+all\s+0\.\d{4}\nndcg_cut_10\s+all\s+0\.\d{4}\n"


MEASURE_ARGUMENTS = ("-m", "map", "-m", "P.10", "-m", "recall.100", "-m", "ndcg_cut.10", "qrels.txt", "run.trec")


def measure_command(binary):
    return Contestant("ragspec", (binary, "measure", *MEASURE_ARGUMENTS), success=MEANS)


def trec_eval():
    """trec_eval's own C code, compiled into the package pytrec_eval, without Python around it."""
    (extension,) = (BUILD / "venvs" / "measure").glob("lib/python3*/site-packages/pytrec_eval_ext*.so")
    return Contestant("trec_eval", (str(TREC_EVAL), str(extension), *MEASURE_ARGUMENTS), success=MEANS)


def pytrec_eval():
    measures = ("map", "P_10", "recall_100", "ndcg_cut_10")
    script = str(HERE / "peers" / "measure_rankings.py")
    return Contestant(
        "pytrec_eval", (installed("measure", "python"), script, "qrels.txt", "run.trec", *measures), success=MEANS
    )


def installed(peer, program):
    return str(BUILD / "venvs" / peer / "bin" / program)
