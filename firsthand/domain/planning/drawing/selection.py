"""
Selection: what became of the cases after the draw, and which of them the sums may count.

Events are added, never overwritten. A drawn case can be lost (refused, unavailable, not read);
the next reserve of its stratum may take its place. Inspectors add cases and authorities offer
some; both may be read and neither is counted, because no chance chose them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from firsthand.domain.common.objection import Objection
from firsthand.domain.planning.drawing.draw import DrawnStratum


class EventKind(StrEnum):
    """What can become of a case."""

    REFUSED = "refused"  # the child, the family or whoever consents for them said no
    UNAVAILABLE = "unavailable"  # the file or the child could not be had
    NOT_READ = "not-read"  # it was there, and nobody came to read it
    REPLACED = "replaced"  # a reserve takes the place of a lost case
    ADDED = "added"  # an inspector chose it
    OFFERED = "offered"  # the authority chose it


LOST = frozenset({EventKind.REFUSED, EventKind.UNAVAILABLE, EventKind.NOT_READ})
BROUGHT = frozenset({EventKind.ADDED, EventKind.OFFERED})
LETTERS = {EventKind.ADDED: "A", EventKind.OFFERED: "O"}

WHY_NOT_COUNTED = (
    "Cases that an inspector added or the authority offered were not chosen by chance. They "
    "may show that something happens; they say nothing of how often, and no sum counts them."
)


@dataclass(frozen=True, kw_only=True)
class SelectionEvent:
    """One thing that became of one case; `by` is a name or a role, `reserve` e.g. 'R1'."""

    kind: EventKind
    case: str
    reason: str
    by: str
    reserve: str = ""


@dataclass(frozen=True, kw_only=True)
class StratumSelection:
    """What of one stratum may be counted."""

    stratum: DrawnStratum
    lost: int
    replaced: int

    @property
    def counted(self) -> int:
        """Return how many cases of chance stand at the end."""
        return self.stratum.drawn - self.lost + self.replaced


@dataclass(frozen=True, kw_only=True)
class Selection:
    """The cases of a draw after everything that happened to them."""

    strata: tuple[StratumSelection, ...]
    events: tuple[SelectionEvent, ...]
    numbers: Mapping[EventKind, int] = field(default_factory=dict)

    @property
    def counted(self) -> int:
        """Return how many cases the sums may count."""
        return sum(one.counted for one in self.strata)


def selection(
    strata: Sequence[DrawnStratum], events: Iterable[SelectionEvent] = ()
) -> Selection:
    """Return what stands after `events`, none of which is objected to."""
    kept = tuple(events)
    where = _strata_of_cases(strata)
    lost = [where[event.case] for event in kept if event.kind in LOST]
    in_place = [where[event.reserve] for event in kept if event.kind is EventKind.REPLACED]
    return Selection(
        strata=tuple(
            StratumSelection(
                stratum=one, lost=lost.count(one.name), replaced=in_place.count(one.name)
            )
            for one in strata
        ),
        events=kept,
        numbers={kind: sum(e.kind is kind for e in kept) for kind in EventKind},
    )


def objections_to_event(
    event: SelectionEvent, *, earlier: Sequence[SelectionEvent], strata: Sequence[DrawnStratum]
) -> tuple[Objection, ...]:
    """Return why an event cannot be recorded after `earlier`; nothing when it can."""
    found = list(_untold(event))
    if event.kind in BROUGHT:
        if event.case != next_number(event.kind, earlier):
            found.append(_other_number(event, next_number(event.kind, earlier)))
        return tuple(found)
    standing = _standing(earlier, strata)
    if event.case not in standing | _lost_cases(earlier):
        found.append(_no_such_case(event, strata))
    elif event.kind is EventKind.REPLACED:
        found.extend(_objections_to_replacing(event, earlier, strata))
    elif event.case not in standing:
        found.append(_lost_already(event))
    return tuple(found)


def objections_to_events(
    events: Sequence[SelectionEvent], *, strata: Sequence[DrawnStratum]
) -> tuple[Objection, ...]:
    """Return every objection to a sequence of events, each seen after those before it."""
    return tuple(
        objection
        for number, event in enumerate(events)
        for objection in objections_to_event(event, earlier=events[:number], strata=strata)
    )


def next_number(kind: EventKind, earlier: Iterable[SelectionEvent]) -> str:
    """Return the number of the next case added ('A1') or offered ('O1')."""
    return f"{LETTERS[kind]}{1 + sum(event.kind is kind for event in earlier)}"


def next_reserve(
    case: str, *, earlier: Iterable[SelectionEvent], strata: Sequence[DrawnStratum]
) -> str | None:
    """Return the reserve that must take the place of `case`: the next of its stratum."""
    where = _strata_of_cases(strata)
    used = {event.reserve for event in earlier}
    own = (n for n, name in where.items() if n.startswith("R") and name == where.get(case))
    return next((number for number in own if number not in used), None)


def _strata_of_cases(strata: Sequence[DrawnStratum]) -> dict[str, str]:
    """Return the stratum of each case and each reserve, numbered as the draw numbers them."""
    drawn = [one.name for one in strata for _ in range(one.drawn)]
    reserves = [one.name for one in strata for _ in range(one.reserves)]
    return {str(n): name for n, name in enumerate(drawn, 1)} | {
        f"R{n}": name for n, name in enumerate(reserves, 1)
    }


def _lost_cases(earlier: Iterable[SelectionEvent]) -> set[str]:
    return {event.case for event in earlier if event.kind in LOST}


def _standing(earlier: Sequence[SelectionEvent], strata: Sequence[DrawnStratum]) -> set[str]:
    drawn = {number for number in _strata_of_cases(strata) if not number.startswith("R")}
    in_place = {event.reserve for event in earlier if event.kind is EventKind.REPLACED}
    return (drawn | in_place) - _lost_cases(earlier)


def _untold(event: SelectionEvent) -> Iterable[Objection]:
    for name, said in (("reason", event.reason), ("name or role of who did it", event.by)):
        if not said.strip():
            yield Objection(
                rule="event-not-told",
                reason=f"The {name} is missing for case {event.case} ({event.kind.value}).",
                remedy="Say it; do not name a child.",
            )


def _objections_to_replacing(
    event: SelectionEvent, earlier: Sequence[SelectionEvent], strata: Sequence[DrawnStratum]
) -> Iterable[Objection]:
    if event.case not in _lost_cases(earlier):
        yield Objection(
            rule="replaced-without-loss",
            reason=f"Case {event.case} was neither refused, unavailable nor left unread.",
            remedy="Record first what became of it; a case is never exchanged for a nicer one.",
        )
        return
    if any(e.case == event.case and e.kind is EventKind.REPLACED for e in earlier):
        yield _lost_already(event)
        return
    must = next_reserve(event.case, earlier=earlier, strata=strata)
    if event.reserve != must:
        yield Objection(
            rule="next-reserve",
            reason=f"Reserve {event.reserve or '(none)'} was given for case {event.case}; the "
            f"next of its stratum is {must or 'none: all are in use'}.",
            remedy="Take the next reserve of the stratum, or leave the case without one.",
        )


def _other_number(event: SelectionEvent, needed: str) -> Objection:
    return Objection(
        rule="case-number",
        reason=f"The case {event.kind.value} was given the number {event.case or '(none)'}; "
        f"the next is {needed}.",
        remedy=f"Call it {needed}.",
    )


def _no_such_case(event: SelectionEvent, strata: Sequence[DrawnStratum]) -> Objection:
    drawn = sum(one.drawn for one in strata)
    return Objection(
        rule="unknown-case",
        reason=f"No case {event.case or '(none)'} is in the sample, which has the cases 1 to "
        f"{drawn} and the reserves that took a place.",
        remedy=f"Give a number from 1 to {drawn}, or of a reserve that was called in.",
    )


def _lost_already(event: SelectionEvent) -> Objection:
    return Objection(
        rule="case-told-already",
        reason=f"What became of case {event.case} was recorded before, and events are never "
        "overwritten.",
        remedy="Leave it, or record what became of the reserve in its place.",
    )
