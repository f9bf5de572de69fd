"""Put signals in the shape of the page: those that a team can look at, the rest counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.domain.reference.authority import Authority
from firsthand.domain.surveillance.signal import Signal
from firsthand.domain.surveillance.triage.progress import State
from firsthand.domain.surveillance.triage.standing import Standing, Unlooked
from firsthand.web.warning import wording
from firsthand.web.warning.forms import OVER_ALL, Choice

PICTURED = 5  # so many signals show their picture at once, the others behind their words
FEW = 5  # of those that lay too long, so many are named at once


@dataclass(frozen=True, kw_only=True)
class Card:
    """One signal as shown: its place, what the record says of it, and its picture."""

    rank: int
    signal: Signal
    kind: str
    direction: str
    by_chance: str
    standing: Standing | None
    lain: Unlooked | None
    picture: Any


@dataclass(frozen=True, kw_only=True)
class Shown:
    """
    The signals of the page.

    `raised` counts all that stand, `kept` those that the filters keep. `waiting` are those of
    them that nobody has decided about, in order: the first are `cards`, the others `rest`.
    """

    raised: int
    kept: int
    cards: tuple[Card, ...]
    rest: tuple[Signal, ...]
    taken_up: tuple[Signal, ...]
    dismissed: tuple[Signal, ...]
    unlooked: tuple[Unlooked, ...]

    @property
    def by_kind(self) -> tuple[tuple[str, int], ...]:
        """Return how many of those not shown are of each kind, the most first."""
        found = Counter(wording.KINDS[one.kind] for one in self.rest)
        return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def shown(
    signals: Sequence[Signal],
    choice: Choice,
    *,
    regions: Mapping[str, str],
    standings: Mapping[str, Standing],
    unlooked: Sequence[Unlooked],
    picture: Callable[[Signal], Any],
) -> Shown:
    """Return what is shown of `signals`; only those that are cards get a picture."""
    raised = [one for one in signals if one.raised]
    kept = [one for one in raised if is_kept(one, choice, regions)]
    states = {one.id: standings[one.id].state for one in kept if one.id in standings}
    decided = (State.DISMISSED, State.TAKEN_UP)
    waiting = [one for one in kept if states.get(one.id) not in decided]
    late = {one.signal.id: one for one in unlooked}
    cards = tuple(
        Card(
            rank=rank,
            signal=one,
            kind=wording.KINDS[one.kind],
            direction=wording.DIRECTIONS[one.direction],
            by_chance=wording.false_by_chance(one.q_value),
            standing=standings.get(one.id),
            lain=late.get(one.id),
            picture=picture(one),
        )
        for rank, one in enumerate(waiting[: choice.look_at], start=1)
    )
    ids = {one.id for one in kept}
    return Shown(
        raised=len(raised),
        kept=len(kept),
        cards=cards,
        rest=tuple(waiting[choice.look_at :]),
        taken_up=tuple(one for one in kept if states.get(one.id) is State.TAKEN_UP),
        dismissed=tuple(one for one in kept if states.get(one.id) is State.DISMISSED),
        unlooked=tuple(one for one in unlooked if one.signal.id in ids),
    )


def is_kept(signal: Signal, choice: Choice, regions: Mapping[str, str]) -> bool:
    """Tell whether the filters keep a signal."""
    return (
        choice.region in ("", regions.get(signal.la_code, ""))
        and choice.indicator in ("", signal.indicator or OVER_ALL)
        and choice.kind in ("", signal.kind.value)
    )


def regions(authorities: Iterable[Authority]) -> dict[str, str]:
    """Return the region of each authority by its code."""
    return {one.la_code: one.region for one in authorities}


def untested(could_not: Sequence[Any]) -> tuple[tuple[str, int], ...]:
    """Return each reason why something was not tested, with how often, the most first."""
    found = Counter(one.because for one in could_not)
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def row(signal: Signal, standings: Mapping[str, Standing]) -> dict[str, Any]:
    """Return a signal as a row of a download."""
    standing = standings.get(signal.id)
    return {
        "la_code": signal.la_code,
        "authority": signal.authority,
        "indicator": signal.indicator,
        "indicator_name": signal.indicator_name,
        "kind": signal.kind.value,
        "direction": signal.direction.value,
        "period": signal.period,
        "first_raisable_on": signal.first_raisable_on,
        "value": signal.value,
        "expected": signal.expected,
        "p_value": signal.p_value,
        "q_value": signal.q_value,
        "sentence": signal.sentence,
        "caveats": " ".join(signal.caveats),
        "standing": standing.state.value if standing else State.RAISED.value,
        "id": signal.id,
    }


POINT_COLUMNS = ("la_code", "authority", "period", "denominator", "value", "z", "outside")


def point_row(point: Any, plot: Any) -> dict[str, Any]:
    """Return one authority on a funnel as a row of a download."""
    return {
        "la_code": point.la_code,
        "authority": point.name,
        "period": plot.period,
        "denominator": point.denominator,
        "value": point.value,
        "z": point.z,
        "outside": "yes" if point.outside else "no",
    }


COLUMNS = (
    *("la_code", "authority", "indicator", "indicator_name", "kind", "direction", "period"),
    *("first_raisable_on", "value", "expected", "p_value", "q_value", "sentence", "caveats"),
    *("standing", "id"),
)
