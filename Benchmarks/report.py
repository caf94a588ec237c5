"""The table of a race: medians over its rounds, and ratios that were taken round by round."""

import math
import statistics

from measuring import least_visible_peak


def print_race(race, runs):
    """Prints one race; `runs` maps the name of each contestant to its measurements, in the order of the rounds."""
    print(f"\n{race.name}: {race.title}")
    print(f"  {'':<16}{'wall ms':>9}  {'least … most':<19}{'CPU ms':>9}{'peak MiB':>10}   ragspec, beside it")
    for contestant in race.contestants:
        print(f"  {contestant.name:<16}{figures(runs[contestant.name])}   {comparison(race, contestant, runs)}".rstrip())
    for line in limits(race, runs[race.entrant.name]):
        print(f"  {line}")


def figures(runs):
    walls = [run.wall * 1000 for run in runs]
    cpu = statistics.median(run.cpu * 1000 for run in runs)
    spread = f"{number(min(walls))} … {number(max(walls))}"
    return f"{number(statistics.median(walls)):>9}  {spread:<19}{number(cpu):>9}{peak(runs):>10}"


def number(value):
    """Three significant digits, and all digits before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def peak(runs):
    most = max(run.peak for run in runs)
    return f"{most:.0f}" if most > least_visible_peak() else f"≤ {most:.0f}"


def comparison(race, contestant, runs):
    if contestant not in race.others:
        return ""
    least = race.others[contestant]
    ours, theirs = runs[race.entrant.name], runs[contestant.name]
    wall, cpu = median_ratio(theirs, ours, "wall"), median_ratio(theirs, ours, "cpu")
    if least < 1:
        return f"{number(1 / wall)}× as long (CPU {number(1 / cpu)}×), to be at most {number(1 / least)}×: {mark(wall >= least)}"
    return f"{number(wall)}× as fast (CPU {number(cpu)}×), to be at least {number(least)}×: {mark(wall >= least)}"


def median_ratio(above, below, figure):
    """The median of one ratio a round, so that what slows the machine for a while slows both sides of it."""
    return statistics.median(getattr(a, figure) / max(getattr(b, figure), 1e-6) for a, b in zip(above, below))


def limits(race, ours):
    if race.transport_floor:
        ratio = statistics.median(run.wall for run in ours) / race.transport_floor
        floor = f"the latency alone takes {race.transport_floor * 1000:.0f} ms"
        yield f"{floor}; ragspec {number(ratio)}× as long, to be at most 1.2×: {mark(ratio <= 1.2)}"
    if race.largest_peak < math.inf:
        most = max(run.peak for run in ours)
        is_reached = most <= race.largest_peak
        yield f"ragspec's peak memory {most:.0f} MiB, to be at most {race.largest_peak} MiB: {mark(is_reached)}"


def mark(is_reached):
    return "ok" if is_reached else "short"
