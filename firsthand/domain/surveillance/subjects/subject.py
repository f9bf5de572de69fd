"""
Subjects: a new thing that texts speak of, as it is shown and as it may be kept.

Terms, counts, places and days; never a sentence.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.domain.surveillance.subjects.counting import MOSTLY_IN_HARM, Counted
from firsthand.domain.surveillance.subjects.merging import Concept


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """When a subject was first seen at a place."""

    place: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Subject:
    """
    One new subject.

    `first_seen` has each place once, the earliest first. `rank` counts within the quarter of
    `flagged_on`. `q_value` is the least rate of false subjects at which it would be raised.
    `in_harm` is the share of its sentences that hold another word of harm.
    """

    concept: str
    terms: tuple[str, ...]
    first_seen: tuple[Sighting, ...]
    third_place_on: date | None
    flagged_on: date
    quarter: str
    rank: int
    places: int
    sources: int
    q_value: float
    evidence: float
    in_harm: float


def subjects(found: Sequence[Concept], counted: Counted) -> tuple[Subject, ...]:
    """Return the concepts as subjects, in the order in which they were flagged, ranked."""
    made = [_subject(concept, counted) for concept in found]
    made.sort(key=_first_to_look_at)
    so_far: Counter[str] = Counter()
    ranked = []
    for one in made:
        so_far[one.quarter] += 1
        ranked.append(replace(one, rank=so_far[one.quarter]))
    return tuple(ranked)


def _first_to_look_at(one: Subject) -> tuple[str, bool, float, str]:
    """Return the order of a quarter: what stands by words of harm first, then the surest."""
    return one.quarter, one.in_harm < MOSTLY_IN_HARM, -one.evidence, one.concept


def within_budget(
    found: Sequence[Subject], per_quarter: int
) -> tuple[tuple[Subject, ...], int]:
    """Return the subjects that a team can look at, and how many more there are."""
    kept = tuple(one for one in found if one.rank <= per_quarter)
    return kept, len(found) - len(kept)


def quarter(day: date) -> str:
    """Return the calendar quarter of a day."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def _subject(concept: Concept, counted: Counted) -> Subject:
    first = concept.raised[0]
    lead = max(
        (one for one in concept.raised if one.on == first.on),
        key=lambda one: (one.evidence, len(counted.terms[one.term]), counted.terms[one.term]),
    )
    seen = _first_seen(concept, counted)
    return Subject(
        concept=" ".join(counted.terms[lead.term]),
        terms=tuple(dict.fromkeys(" ".join(counted.terms[one.term]) for one in concept.raised)),
        first_seen=seen,
        third_place_on=seen[2].on if len(seen) > 2 else None,
        flagged_on=first.on,
        quarter=quarter(first.on),
        rank=0,
        places=len(seen),
        sources=len(concept.sources),
        q_value=min(one.q_value for one in concept.raised),
        evidence=lead.evidence,
        in_harm=counted.in_harm[lead.term],
    )


def _first_seen(concept: Concept, counted: Counted) -> tuple[Sighting, ...]:
    first: dict[str, date] = {}
    for at in sorted(concept.sources):  # sources stand in order of time
        source = counted.sources[at]
        first.setdefault(source.place, source.on)
    order = sorted(first, key=lambda place: (first[place], place))
    return tuple(Sighting(place=place, on=first[place]) for place in order)
