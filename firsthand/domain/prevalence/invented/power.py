"""
Power: before a study is done, how often its lists would show the hidden children.

Many studies are invented to one design, each with a table of overlaps as perfect linkage would
give it, and each is estimated and judged as a real one is. Real linkage has errors, so that a
real study shows less than is said here. Shares are of all studies, with the interval that the
number of invented studies leaves [Wilson1927].
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.domain.prevalence.answer import BOUNDS, judged
from firsthand.domain.prevalence.invented.design import Design
from firsthand.domain.prevalence.invented.size import Size
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.overlaps import Ints, Overlaps, histories_of
from firsthand.stats.intervals import wilson

Method = Callable[[Overlaps, np.random.Generator], Estimate]
Progress = Callable[[int, int], None]
LEAST_SHOWN = 1.0  # child: an interval of the hidden that begins below it may mean nobody
TOLD = (0.1, 0.5, 0.9)  # of the hidden numbers given
REASONS = 3  # of refusals, that are told


@dataclass(frozen=True, kw_only=True)
class Share:
    """In how many invented studies something was so, and the interval of that share."""

    studies: int
    of: int
    share: float
    lower: float
    upper: float


@dataclass(frozen=True, kw_only=True)
class MethodPower:
    """
    What a method would say in such studies.

    `shown`: an interval that begins at one hidden child or more; `half`: one that begins at
    half the true number or more. `held`: an interval that holds the true number. `seen`: shown
    and held. `refused`: no number is given, for the `reasons` in front. `middle` is the middle
    of the hidden numbers given, `low` and `high` those that a tenth are below and above; None
    where none was given.
    """

    method: str
    seen: Share
    shown: Share
    half: Share
    held: Share
    refused: Share
    middle: float | None
    low: float | None
    high: float | None
    reasons: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Power:
    """The design and size of the studies, and what each method would say."""

    design: Design
    size: Size
    repeats: int
    methods: tuple[MethodPower, ...]


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What one method says of one study."""

    hidden: float | None = None
    shown: bool = False
    half: bool = False
    held: bool = False
    reason: str = ""

    @property
    def refused(self) -> bool:
        """Whether no number was given."""
        return self.hidden is None


def power(
    design: Design,
    size: Size,
    methods: Mapping[str, Method],
    *,
    repeats: int,
    rng: np.random.Generator,
    told: Progress = lambda done, total: None,
) -> Power:
    """Return how often each method shows the hidden children of so many invented studies."""
    said: dict[str, list[_Said]] = {name: [] for name in methods}
    for study, table in enumerate(_tables(design, size, repeats, rng)):
        for name, method in methods.items():
            said[name].append(_judged(method, table, size, rng))
        told(study + 1, repeats)
    found = tuple(_of_method(name, size, answers) for name, answers in said.items())
    return Power(design=design, size=size, repeats=repeats, methods=found)


def _tables(
    design: Design, size: Size, repeats: int, rng: np.random.Generator
) -> Sequence[Overlaps]:
    within = size.children - design.out_of_reach
    drawn: Ints = rng.multinomial(within, design.chances(), size=repeats).astype(np.int64)
    histories = histories_of(len(design.lists))
    return [
        Overlaps(lists=design.lists, histories=histories, counts=counts[1:]) for counts in drawn
    ]


def _judged(method: Method, table: Overlaps, size: Size, rng: np.random.Generator) -> _Said:
    """Return what a method says of a table, the rules for not believing it included."""
    if not table.sizes.all():
        return _Said(reason="A list holds nobody.")
    found = judged(method(table, rng), table)
    if found.refused or found.estimate is None:
        return _Said(reason=found.reasons[0])
    if found.lower is None or found.upper is None:
        return _Said(hidden=found.estimate - table.observed)
    least, most = found.lower - table.observed, found.upper - table.observed
    true = size.children - table.observed
    return _Said(
        hidden=found.estimate - table.observed,
        shown=least >= LEAST_SHOWN,
        half=least >= true / 2,
        held=least <= true <= most,
    )


def _of_method(name: str, size: Size, said: Sequence[_Said]) -> MethodPower:
    given = [one.hidden for one in said if one.hidden is not None]
    low, middle, high = np.quantile(given, TOLD).tolist() if given else (None, None, None)
    shares = {
        "seen": _share([one.shown and one.held for one in said]),
        "shown": _share([one.shown for one in said]),
        "half": _share([one.half for one in said]),
        "held": _share([one.held for one in said]),
        "refused": _share([one.refused for one in said]),
    }
    return MethodPower(
        method=name,
        **shares,
        middle=middle,
        low=low,
        high=high,
        reasons=_reasons([one.reason for one in said if one.reason], len(said)),
        sentence=_sentence(name, size, shares),
    )


def _share(holds: Iterable[bool]) -> Share:
    all_of = list(holds)
    interval = wilson(successes=sum(all_of), trials=len(all_of))
    return Share(
        studies=sum(all_of),
        of=len(all_of),
        share=sum(all_of) / len(all_of),
        lower=interval.lower,
        upper=interval.upper,
    )


def _reasons(given: Sequence[str], studies: int) -> tuple[str, ...]:
    """Return the commonest reasons; those that differ in their figures alone are one."""
    kinds: dict[str, list[str]] = {}
    for reason in given:
        kinds.setdefault(re.sub(r"[\d,.]+", "#", reason), []).append(reason)
    ranked = sorted(kinds.values(), key=len, reverse=True)[:REASONS]
    return tuple(f"In {len(same)} of {studies} studies, such as: {same[0]}" for same in ranked)


def _sentence(name: str, size: Size, shares: Mapping[str, Share]) -> str:
    """Return what somebody who plans a study reads first."""
    refused = f"it gives no number in {_percent(shares['refused'])}"
    if name in BOUNDS:
        return (
            f"{name}: in {_percent(shares['shown'])} of such studies its interval says that "
            f"there are hidden children at all; {refused}. It is a lower bound, and need not "
            "hold the true number."
        )
    return (
        f"{name}: in {_percent(shares['seen'])} of such studies its interval says that there "
        f"are hidden children, and holds the true number, about {size.hidden:,.0f}; {refused}."
    )


def _percent(share: Share) -> str:
    return f"{share.share:.0%} (simulated: {share.lower:.0%} to {share.upper:.0%})"
