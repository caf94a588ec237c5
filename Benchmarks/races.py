"""The races: who runs on how many cases, with which answers at hand, and what ragspec is to reach."""

import dataclasses
import math

from contestants import (
    HELLO,
    Contestant,
    inspect_ai,
    measure_command,
    pytrec_eval,
    ragspec,
    script_fast,
    script_lazy,
    snappylapy,
    trec_eval,
)

CONNECTIONS = 64
LARGEST_PEAK = 60
# Queries, and documents a query.
RANKINGS = (1_000, 1_000)


@dataclasses.dataclass(frozen=True)
class Race:
    """Contestants on COUNT cases. The first one is ragspec, `others` maps each of the rest to how many times as fast
    ragspec is to be. A warm race has all answers at hand, a cold one none; one without cases asks no endpoint, and runs
    in FOLDER of the cases if there is one."""

    name: str
    title: str
    entrant: Contestant
    others: dict
    url: str = ""
    count: int = 0
    is_warm: bool = True
    latency: int = 0
    largest_peak: float = math.inf
    runs_a_round: int = 1
    folder: str = ""

    @property
    def contestants(self):
        return [self.entrant, *self.others]

    @property
    def transport_floor(self):
        """The seconds that the latency alone takes with every connection always waiting."""
        return math.ceil(self.count / CONNECTIONS) * self.latency / 1000


def start_up(binary):
    return Race(
        name="start-up",
        title="one line printed: ragspec --version against a static Swift program",
        entrant=Contestant("ragspec", (binary, "--version")),
        others={Contestant("hello", (str(HELLO),)): 1 / 3},
        runs_a_round=20,
    )


def all_races(binary, urls, with_slow):
    """Every race, given the URL of the endpoint for each latency in milliseconds."""
    yield start_up(binary)
    for count in (1_000, 10_000):
        yield warm_jsonl(binary, urls[0], count, with_slow and count == 1_000)
        yield warm_yaml(binary, urls[0], count)
    yield measuring(binary)
    yield cold(binary, urls[0], 0, with_slow)
    yield cold(binary, urls[20], 20, False)


def measuring(binary):
    queries, documents = RANKINGS
    return Race(
        name="measure",
        title=f"four measures of a TREC run of {queries:,} queries with {documents:,} documents each",
        entrant=measure_command(binary),
        others={trec_eval(): 1, pytrec_eval(): 5},
        folder="rankings",
    )


def warm_jsonl(binary, url, count, with_slow):
    return Race(
        name=f"warm-jsonl-{count}",
        title=f"{count:,} cases in JSON Lines, all answers at hand",
        entrant=ragspec(binary, "suite-from-jsonl.yaml", url),
        others={script_lazy(url): 5} | ({snappylapy(url): 100, inspect_ai(url): 1000} if with_slow else {}),
        url=url,
        count=count,
        largest_peak=LARGEST_PEAK,
    )


def warm_yaml(binary, url, count):
    return Race(
        name=f"warm-yaml-{count}",
        title=f"{count:,} cases in YAML, all answers at hand",
        entrant=ragspec(binary, "suite.yaml", url),
        others={script_fast(url, "peers.yaml"): 25},
        url=url,
        count=count,
        largest_peak=LARGEST_PEAK,
    )


def cold(binary, url, latency, with_slow):
    least = 1 if latency else 5
    return Race(
        name=f"cold-{latency}ms",
        title=f"1,000 cases in JSON Lines, no answer at hand, {latency} ms latency, {CONNECTIONS} connections",
        entrant=ragspec(binary, "suite-from-jsonl.yaml", url),
        others={script_fast(url, "peers.jsonl"): least} | ({inspect_ai(url): 300} if with_slow else {}),
        url=url,
        count=1_000,
        is_warm=False,
        latency=latency,
    )
