"""Put signals in the shape of the page: those that a team can look at, the rest counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.domain.reference.authority import Authority
from firsthand.domain.surveillance.signal import Signal
from firsthand.domain.surveillance.signalling.facts import Fact, facts
from firsthand.domain.surveillance.triage.progress import State
from firsthand.domain.surveillance.triage.standing import Standing, Unlooked
from firsthand.web.warning import wording
from firsthand.web.warning.forms import OVER_ALL, Choice

PICTURED = 2  # so many facts show their picture at once, the others behind their words
AT_ONCE = 6  # so many facts stand open on the page, the others behind one line


@dataclass(frozen=True, kw_only=True)
class Way:
    """One signal as shown: how it was seen, what the record says of it, and its picture."""

    signal: Signal
    kind: str
    direction: str
    by_chance: str
    standing: Standing | None
    lain: Unlooked | None
    picture: Any


@dataclass(frozen=True, kw_only=True)
class Card:
    """One fact as shown: its place, and each way in which it was seen, the strongest first."""

    rank: int
    ways: tuple[Way, ...]

    @property
    def signal(self) -> Signal:
        """Return the strongest of its signals."""
        return self.ways[0].signal


@dataclass(frozen=True, kw_only=True)
class Shown:
    """
    The signals of the page, by the facts that they tell of.

    `raised` counts all that stand, `kept` those that the filters keep. A fact waits while
    nobody has decided about one of its signals: the first are `cards`, the others `rest`. A
    signal of a waiting fact that was decided stands on its card, and with those like it.
    """

    raised: int
    kept: int
    cards: tuple[Card, ...]
    rest: tuple[Fact, ...]
    taken_up: tuple[Fact, ...]
    dismissed: tuple[Fact, ...]
    unlooked: tuple[Unlooked, ...]

    @property
    def shown_signals(self) -> int:
        """Return how many signals the cards hold."""
        return sum(len(card.ways) for card in self.cards)

    @property
    def rest_signals(self) -> int:
        """Return how many signals wait beyond the cards."""
        return sum(len(fact.signals) for fact in self.rest)

    @property
    def by_kind(self) -> tuple[tuple[str, int], ...]:
        """Return how many of those not shown are of each kind, the most first."""
        found = Counter(wording.KINDS[one.kind] for fact in self.rest for one in fact.signals)
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
    waiting = [
        fact
        for fact in facts(kept)
        if any(states.get(one.id) not in decided for one in fact.signals)
    ]
    late = {one.signal.id: one for one in unlooked}
    cards = tuple(
        Card(
            rank=rank,
            ways=tuple(_way(one, standings, late, picture) for one in fact.signals),
        )
        for rank, fact in enumerate(waiting[: choice.look_at], start=1)
    )
    ids = {one.id for one in kept}
    return Shown(
        raised=len(raised),
        kept=len(kept),
        cards=cards,
        rest=tuple(waiting[choice.look_at :]),
        taken_up=facts(one for one in kept if states.get(one.id) is State.TAKEN_UP),
        dismissed=facts(one for one in kept if states.get(one.id) is State.DISMISSED),
        unlooked=tuple(one for one in unlooked if one.signal.id in ids),
    )


def _way(
    one: Signal,
    standings: Mapping[str, Standing],
    late: Mapping[str, Unlooked],
    picture: Callable[[Signal], Any],
) -> Way:
    return Way(
        signal=one,
        kind=wording.KINDS[one.kind],
        direction=wording.DIRECTIONS[one.direction],
        by_chance=wording.false_by_chance(one.q_value),
        standing=standings.get(one.id),
        lain=late.get(one.id),
        picture=picture(one),
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


POINT_COLUMNS = (
    *("la_code", "authority", "period", "denominator", "value", "z", "outside", "because"),
)


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
        "because": None,
    }


def unplaced_row(one: Any, plot: Any) -> dict[str, Any]:
    """Return one authority without a place on a funnel, and why, as a row of a download."""
    told = {"la_code": one.la_code, "authority": one.name, "period": plot.period}
    return dict.fromkeys(POINT_COLUMNS) | told | {"because": one.because}


COLUMNS = (
    *("la_code", "authority", "indicator", "indicator_name", "kind", "direction", "period"),
    *("first_raisable_on", "value", "expected", "p_value", "q_value", "sentence", "caveats"),
    *("standing", "id"),
)
