"""Measure whether the promised rate of false signals holds, look by look and over all looks."""

import argparse
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import django
import numpy as np
from machine import machine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.config.settings")
AS_OF = date(2026, 11, 29)
RATE, SEED = 0.1, 20261129
STEPS, DRIFTS = (6.0, 10.0), (1.0, 2.0)  # spreads of one period: at once, and each period
PLANTED = 0.02  # of all series
TO = Path(__file__).with_suffix(".md")
HEAD = (
    "| figures | replicates | signals (mean) | share false over all looks (95 %) | mean share "
    "false at the worst look | each look alone, Benjamini-Hochberg | each look alone, "
    "Benjamini-Yekutieli |"
)


@dataclass
class Tally:
    """What one scenario gave: shares of false ones over all looks and at each, by kind too."""

    shares: list[float] = field(default_factory=list)
    raised: list[int] = field(default_factory=list)
    worst: list[float] = field(default_factory=list)  # the greatest share up to any look
    at_look: dict[date, list[float]] = field(default_factory=lambda: defaultdict(list))
    kinds: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    alone: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    delays: dict[str, list[int | None]] = field(default_factory=lambda: defaultdict(list))


def main() -> None:
    """Run the scenarios and write the tables after every five replicates."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--null", type=int, default=100)
    given.add_argument("--planted", type=int, default=50)
    given.add_argument("--to", type=Path, default=TO)
    asked = given.parse_args()
    django.setup()
    world = World()
    tallies = {"nothing changed": Tally(), "some changed": Tally()}
    for name, count in zip(tallies, (asked.null, asked.planted), strict=True):
        for replicate in range(count):
            rng = np.random.default_rng((SEED, len(name), replicate))
            moved, since = world.planted(rng) if name == "some changed" else ({}, {})
            count_up(tallies[name], world, moved, since, rng)
            if replicate % 5 == 4 or replicate == count - 1:
                asked.to.write_text(written(tallies), encoding="utf-8")


class World:
    """The real figures, what is kept of them, and everything the tests need beside them."""

    def __init__(self) -> None:
        """Read everything once."""
        from firsthand.domain.surveillance.panel import panels
        from firsthand.domain.surveillance.signalling import surrogates, trials
        from firsthand.domain.surveillance.signalling.beside import Nearest
        from firsthand.domain.surveillance.signalling.releases import CHILDREN
        from firsthand.domain.surveillance.signalling.together import grade_changes
        from firsthand.refdata import read
        from firsthand.refdata.read_definitions import changed_definitions
        from firsthand.store.figures import load_figures
        from firsthand.store.grades import load_graded

        known = read.authorities()
        codes = [one.la_code for one in known]
        told = panels(
            load_figures(as_of=AS_OF),
            indicators=trials.tested_indicators(read.indicators()),
            la_codes=codes,
            as_of=AS_OF,
        )
        self.children = told.pop(CHILDREN)
        self.natures = surrogates.natures(told)
        self.regions = [one.region for one in known]
        self.nearest = Nearest(read.neighbours(), codes)
        self.grades = grade_changes(load_graded(as_of=AS_OF))
        self.changes = changed_definitions()

    def trials(self, moved: Mapping[str, np.ndarray], rng: np.random.Generator) -> tuple:
        """Return all tests on one set of surrogates."""
        from firsthand.domain.surveillance.signalling.releases import in_order, of_panel
        from firsthand.domain.surveillance.signalling.surrogates import surrogate
        from firsthand.domain.surveillance.signalling.trials import trials

        panels = surrogate(self.natures, self.regions, rng, moved=moved)
        told = in_order(
            release
            for panel in panels.values()
            for release in of_panel(panel, self.changes, self.children)
        )
        return trials(told, self.nearest, self.grades)

    def planted(self, rng: np.random.Generator) -> tuple[dict, dict]:
        """Return steps and declines in some series, and from which year each one runs."""
        moved, since = {}, {}
        for key, one in self.natures.items():
            columns = len(one.panel.periods)
            spread = np.sqrt(one.within * (1 - one.forgets**2))
            shift = np.zeros(one.panel.values.shape)
            if columns < 6:
                continue
            better = one.panel.indicator.better
            for row in np.flatnonzero(rng.uniform(size=len(shift)) < PLANTED):
                first = int(rng.integers(4, columns))
                after = np.arange(columns) - first + 1
                drifts = better != "neither" and rng.uniform() < 0.5
                sign = {"lower": 1, "higher": -1}.get(better, rng.choice([-1, 1]))
                size = float(rng.choice(DRIFTS if drifts else STEPS))
                shift[row] += sign * size * spread * np.clip(after, 0, None if drifts else 1)
                kind = f"{'decline' if drifts else 'step'} of {size:g} spreads"
                since[key, row] = (one.panel.ends_on[first].year, kind)
            moved[key] = shift
        return moved, since


Since = Mapping[tuple[str, int], tuple[int, str]]


def count_up(
    tally: Tally,
    world: World,
    moved: Mapping[str, np.ndarray],
    since: Since,
    rng: np.random.Generator,
) -> None:
    """Add one replicate."""
    from firsthand.domain.surveillance.signalling.looks import kept

    told = world.trials(moved, rng)
    raised = sorted(raisings(kept(told, rate=RATE), since), key=lambda one: one[0])
    false = [one for one in raised if not one[2]]
    tally.shares.append(len(false) / max(len(raised), 1))
    tally.raised.append(len(raised))
    shares = [0.0]
    days = sorted({one.on for one in told})
    for day in days:
        here = [one for one in raised if one[0] == day]
        wrong = sum(not one[2] for one in here)
        tally.at_look[day].append(wrong / max(len(here), 1))
        upto = [one for one in raised if one[0] <= day]
        shares.append(sum(not one[2] for one in upto) / max(len(upto), 1))
    tally.worst.append(max(shares))
    for _, kind, is_true, _, _ in raised:
        tally.kinds[kind][0 if is_true else 1] += 1
    found: dict[tuple[str, int], int] = {}
    for _, _, is_true, place, year in raised:
        if is_true:
            found[place] = min(found.get(place, year), year)
    for place, (year, kind) in since.items():
        tally.delays[kind].append(found[place] - year if place in found else None)
    for name, share in each_look_alone(told, since):
        tally.alone[name].append(share)


def raisings(kept: object, since: Since) -> Iterator[tuple]:
    """Yield for each signal its day, kind, whether it is true, its series and its year."""
    for (kind, key), course in kept.courses.items():
        for at, row in course.raisings:
            told = course.trials[at]
            year = told.release.panel.ends_on[-1].year if told.release else told.on.year
            yield told.on, kind.value, is_true(key, row, year, since), (key, row), year


def is_true(key: str, row: int, year: int, since: Since) -> bool:
    """Tell whether something had changed in the series (in any of them, when all together)."""
    if key:
        return (key, row) in since and since[key, row][0] <= year
    return any(place[1] == row and began <= year for place, (began, _) in since.items())


def each_look_alone(told: Sequence, since: Since) -> Iterator[tuple[str, float]]:
    """Yield the share of false ones over all looks if each look were tested by itself."""
    from firsthand.stats.false_discovery import adjusted, adjusted_under_any_dependence

    days = defaultdict(list)
    for one in told:
        days[one.on].append(one)
    ways = {
        "Benjamini-Hochberg": adjusted,
        "Benjamini-Yekutieli": adjusted_under_any_dependence,
    }
    for name, way in ways.items():
        false = total = 0
        for trials in days.values():
            held = [np.flatnonzero(np.isfinite(one.p)) for one in trials]
            p = np.concatenate([one.p[h] for one, h in zip(trials, held, strict=True)])
            if not len(p):
                continue
            places = [(one, row) for one, h in zip(trials, held, strict=True) for row in h]
            for at in np.flatnonzero(way(p) <= RATE):
                one, row = places[at]
                year = one.release.panel.ends_on[-1].year if one.release else one.on.year
                total += 1
                false += not is_true(one.indicator, row, year, since)
        yield name, false / max(total, 1)


def written(tallies: Mapping[str, Tally]) -> str:
    """Return the tables."""
    lines = [
        "# False signals",
        "",
        _made(),
        "",
        HEAD,
        "|---|---|---|---|---|---|---|",
    ]
    for name, tally in tallies.items():
        if tally.shares:
            lines.append(row(name, tally))
    planted = tallies["some changed"]
    if planted.shares:
        lines += ["", "| kind | true | false | share false |", "|---|---|---|---|"]
        for kind, (true, false) in sorted(planted.kinds.items()):
            lines.append(f"| {kind} | {true} | {false} | {false / (true + false):.3f} |")
        lines += ["", "| planted | series | raised | median years until raised |"]
        lines.append("|---|---|---|---|")
        for kind, told in sorted(planted.delays.items()):
            late = sorted(one for one in told if one is not None)
            median = late[len(late) // 2] if late else "-"
            lines.append(f"| {kind} | {len(told)} | {len(late) / len(told):.2f} | {median} |")
    return "\n".join(lines) + "\n"


def _made() -> str:
    return (
        f"Made by `benchmarks/false_signals.py` with the seed {SEED}, {machine()}. Rate asked "
        f"for: {RATE:.0%}. Surrogates: `domain/surveillance/signalling/surrogates.py`."
    )


def row(name: str, tally: Tally) -> str:
    """Return one scenario as a row."""
    shares = np.array(tally.shares)
    error = 1.96 * max(shares.std(), 1e-9) / np.sqrt(len(shares))
    worst = max(float(np.mean(one)) for one in tally.at_look.values())
    alone = " | ".join(f"{np.mean(one):.3f}" for one in tally.alone.values())
    return (
        f"| {name} | {len(shares)} | {np.mean(tally.raised):.1f} | {shares.mean():.3f} "
        f"(± {error:.3f}) | {worst:.3f} | {alone} |"
    )


if __name__ == "__main__":
    main()
