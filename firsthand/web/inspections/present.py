"""Put the facts of one inspection in the shape of the page: stated, or not and why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.assurance.state import StateReason, explained
from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.conflicts import Settled
from firsthand.domain.intelligence.settled import SettledGrade, SettledInspection
from firsthand.domain.intelligence.sighting import Mention
from firsthand.domain.reference.harm import is_own

GROUPS: Mapping[str, tuple[str, ...]] = {
    "When": ("inspection_start", "inspection_end", "days_on_site", "published_on"),
    "Who": ("authority_name", "lead_inspector", "inspectors_stated", "addressee"),
    "What evidence the report says it rests on": (
        "evidence_records",
        "evidence_children",
        "evidence_parents",
        "evidence_staff",
    ),
    "What came of it": ("improvement_items", "visit_theme"),
    "The document": ("kind", "framework", "pages", "words", "licence_printed"),
}
NOBODY_SAYS = "No source that we hold says anything about this."


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One fact with its source and place, or the reasons why there is none."""

    field: str
    value: str | None
    place: Place | None
    source_id: str | None
    because: tuple[str, ...]
    told_later: bool


@dataclass(frozen=True, kw_only=True)
class HarmNamed:
    """How the report speaks of one harm, over all of its headings."""

    harm: str
    strict: int
    wide: int
    wide_reading: StateReason
    strict_reading: StateReason
    mentions: tuple[Mention, ...]


def facts(settled: SettledInspection) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Return every fact that we look for, in groups; none is left out for want of a value."""
    return tuple(
        (name, tuple(fact(settled, field) for field in fields))
        for name, fields in GROUPS.items()
    )


def fact(settled: SettledInspection, field: str) -> Fact:
    """Return the settled value of `field`, or every reason given for its absence."""
    stated = settled.statement(field)
    if stated is not None:
        return Fact(
            field=field,
            value=stated.value,
            place=stated.place,
            source_id=stated.source_id,
            because=(),
            told_later=stated.told_later,
        )
    reasons = dict.fromkeys(a.because for a in settled.absent if a.field == field)
    return Fact(
        field=field,
        value=None,
        place=None,
        source_id=None,
        because=tuple(reasons) or (NOBODY_SAYS,),
        told_later=False,
    )


def days_to_publication(settled: SettledInspection) -> int | None:
    """Return the days from the last day of the inspection to its publication."""
    if settled.ended_on is None:
        return None
    return (settled.published_on - settled.ended_on).days


def named(mentions: Iterable[Mention], order: Sequence[str]) -> tuple[HarmNamed, ...]:
    """Return each harm that the report names, in the order of our list of harms."""
    by_harm: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_harm.setdefault(mention.harm, []).append(mention)
    return tuple(
        HarmNamed(
            harm=harm,
            strict=sum(m.strict for m in by_harm[harm]),
            wide=sum(m.wide for m in by_harm[harm]),
            wide_reading=explained(by_harm[harm], reading="wide"),
            strict_reading=explained(by_harm[harm], reading="strict"),
            mentions=tuple(sorted(by_harm[harm], key=lambda m: m.pages)),
        )
        for harm in order
        if harm in by_harm
    )


def unread(harms: Iterable[str], looked: Collection[str]) -> list[str]:
    """Return the harms added here for which this report has not been read."""
    return [harm for harm in harms if is_own(harm) and harm not in looked]


def others(
    harms: Mapping[str, str], named: Iterable[HarmNamed], *, but: Collection[str]
) -> list[str]:
    """Return the names of the harms that the report was read for and does not name."""
    there = {one.harm for one in named} | set(but)
    return [name for key, name in harms.items() if key not in there]


def meanings(settled: SettledInspection) -> tuple[SettledGrade, ...]:
    """Return one of each different grade, the best first: each is explained once."""
    different = {
        (one.scale.key, one.grade.rank): one
        for one in settled.grades
        if one.grade is not None and one.scale is not None
    }
    return tuple(different[key] for key in sorted(different))


def disputed(settled: SettledInspection) -> tuple[Settled, ...]:
    """Return every value on which sources disagree, with what each of them says."""
    grades = tuple(grade.settled for grade in settled.grades)
    return tuple(one for one in (*settled.statements, *grades) if one.disagreeing)
